/**
 * Fair share: the capacity each district would have if the whole capacity followed demand.
 * @param demandFte demand by district id, FTE, each at least 0
 * @param totalCapacityFte case-holding FTE of all persons together
 * @returns demand ÷ all demand × total capacity, by district id; 0 where there is no demand
 */
export function fairShares(demandFte: ReadonlyMap<string, number>, totalCapacityFte: number): Map<string, number> {
  let totalDemand = 0;
  for (const demand of demandFte.values()) totalDemand += demand;
  const shares = new Map<string, number>();
  for (const [districtId, demand] of demandFte) {
    shares.set(districtId, totalDemand > 0 ? (demand / totalDemand) * totalCapacityFte : 0);
  }
  return shares;
}

/** Coverage: capacity ÷ demand FTE; null where there is no demand. */
export function coverage(capacityFte: number, demandFte: number): number | null {
  return demandFte > 0 ? capacityFte / demandFte : null;
}

/** How a district stands against its fair share. */
export interface Balance {
  /** capacity − fair share, FTE. */
  differenceFte: number;
  /** differenceFte ÷ fair share; null without a fair share. */
  difference: number | null;
  word: 'short' | 'tight' | 'fair' | 'over' | 'no demand';
}

/**
 * Puts a district's capacity against its fair share in figures and a word.
 * Within the tolerance either way is fair; below it tight; beyond the severe limit short; above it over.
 * @param tolerance fraction of the fair share that counts as noise
 * @param severe fraction of the fair share from which a shortfall is severe
 */
export function balance(capacityFte: number, fairShareFte: number, tolerance: number, severe: number): Balance {
  const differenceFte = capacityFte - fairShareFte;
  if (!(fairShareFte > 0)) return { differenceFte, difference: null, word: 'no demand' };
  const difference = differenceFte / fairShareFte;
  const margin = 1e-9;
  if (difference < -severe - margin) return { differenceFte, difference, word: 'short' };
  if (difference < -tolerance - margin) return { differenceFte, difference, word: 'tight' };
  if (difference > tolerance + margin) return { differenceFte, difference, word: 'over' };
  return { differenceFte, difference, word: 'fair' };
}
