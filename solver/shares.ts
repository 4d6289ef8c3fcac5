import type { Problem, Worker } from './problem.ts';
import type { Placement } from './proposal.ts';

/** s[w][d]: share of each person's own time in each district, by position. */
export type Shares = number[][];

/**
 * Shares of the persons from a list of placements. Placements of vacancies are left out: they are gaps, not capacity.
 * Throws a RangeError on an id that the problem does not know, and on a share that is not a number.
 */
export function sharesOf(problem: Problem, placements: readonly Placement[]): Shares {
  const persons = positions(problem.persons);
  const vacancies = positions(problem.vacancies);
  const districts = positions(problem.districts);
  const shares = problem.persons.map(() => new Array<number>(problem.districts.length).fill(0));
  for (const { staff, district, share } of placements) {
    const at = districts.get(district);
    if (at === undefined)
      throw new RangeError(`A placement names the district “${district}”, which is not in the problem.`);
    if (!Number.isFinite(share)) throw new RangeError(`The share of “${staff}” in “${district}” is not a number.`);
    const row = shares[persons.get(staff) ?? -1];
    if (row) row[at] = (row[at] ?? 0) + share;
    else if (!vacancies.has(staff)) {
      throw new RangeError(`A placement names “${staff}”, who is not in the problem.`);
    }
  }
  return shares;
}

/** Placements with a share above zero, in the order of the staff and the districts. */
export function placementsOf(problem: Problem, workers: readonly Worker[], shares: Shares): Placement[] {
  return workers.flatMap((worker) =>
    problem.districts.flatMap((district) => {
      const share = shares[worker.index]?.[district.index] ?? 0;
      return share > 0 ? [{ staff: worker.id, district: district.id, share }] : [];
    }),
  );
}

/** Case-holding FTE (or another amount per whole person) placed in each district: Σ amount·s. */
export function perDistrict(problem: Problem, shares: Shares, amount: (worker: Worker) => number): number[] {
  const sums = new Array<number>(problem.districts.length).fill(0);
  for (const worker of problem.persons) {
    const whole = amount(worker);
    if (whole === 0) continue;
    const row = shares[worker.index] ?? [];
    for (let d = 0; d < sums.length; d++) sums[d] = (sums[d] ?? 0) + whole * (row[d] ?? 0);
  }
  return sums;
}

function positions(entries: readonly { id: string; index: number }[]): Map<string, number> {
  return new Map(entries.map((entry) => [entry.id, entry.index]));
}
