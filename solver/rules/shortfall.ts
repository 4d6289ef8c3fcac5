import type { Problem, ProblemDistrict, Worker } from '../problem.ts';
import type { ProgramDraft } from '../program.ts';
import { perDistrict, type Shares } from '../shares.ts';

/** Adds short[d] ≥ floor[d] − Σ c·s, short[d] ≥ 0, at `weight` per FTE for every district with a floor. */
export function addShortfall(
  draft: ProgramDraft,
  title: string,
  weight: number,
  floorFte: (district: ProblemDistrict) => number,
): void {
  if (weight === 0) return;
  for (const district of draft.problem.districts) {
    const floor = floorFte(district);
    if (floor <= 0) continue;
    const column = draft.addColumn({
      name: `${title} in ${district.id}`,
      cost: weight,
      upper: floor,
      follows: (shares) => Math.max(0, floor - capacityAt(draft.workers, shares, district.index)),
    });
    const carriers = draft.workers.filter((worker) => worker.caseFte > 0);
    const terms = carriers.map((worker) => draft.share(worker, district.index, worker.caseFte));
    draft.addRow(`${title}: ${district.id}`, { lower: floor }, [{ column, value: 1 }, ...terms]);
    draft.coverings.push({ need: floor, slack: [column], terms });
  }
}

/** max(0, floor[d] − Σ c·s) by district. */
export function shortfalls(
  problem: Problem,
  shares: Shares,
  floorFte: (district: ProblemDistrict) => number,
): number[] {
  const capacity = perDistrict(problem, shares, (worker) => worker.caseFte);
  return problem.districts.map((district) => Math.max(0, floorFte(district) - (capacity[district.index] ?? 0)));
}

function capacityAt(workers: readonly Worker[], shares: Shares, district: number): number {
  return workers.reduce((sum, worker) => sum + worker.caseFte * (shares[worker.index]?.[district] ?? 0), 0);
}
