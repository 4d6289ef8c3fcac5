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
  return problem.districts.map(({ index }) =>
    problem.persons.reduce((sum, worker) => {
      const share = shares[worker.index]?.[index] ?? 0;
      return share === 0 ? sum : sum + share * amount(worker, index);
    }, 0),
  );
}
