import type { Problem, Worker } from '../problem.ts';
import type { ProgramDraft } from '../program.ts';
import type { Shares } from '../shares.ts';

/** Adds weight × amount(w,d) × s[w,d] to the objective for every person and district. */
export function addPerShare(
  draft: ProgramDraft,
  weight: number,
  amount: (worker: Worker, district: number) => number,
): void {
  if (weight === 0) return;
  for (const worker of draft.workers) {
    for (const { index } of draft.problem.districts) draft.addCost(worker, index, weight * amount(worker, index));
  }
}

/** Σ_w amount(w,d) × s[w,d] by district. */
export function perShareAmounts(
  problem: Problem,
  shares: Shares,
  amount: (worker: Worker, district: number) => number,
): number[] {
  const amounts = problem.districts.map(() => 0);
  for (const worker of problem.persons) {
    const row = shares[worker.index] ?? [];
    for (let d = 0; d < amounts.length; d++) {
      const share = row[d] ?? 0;
      if (share !== 0) amounts[d] = (amounts[d] ?? 0) + share * amount(worker, d);
    }
  }
  return amounts;
}
