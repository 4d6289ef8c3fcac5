import type { Column, LinearProgram } from './lp.ts';
import type { ProgramDraft } from './program.ts';
import type { Shares } from './shares.ts';
import { kernelOf, type Tightened } from './tighten.ts';

/** A plan, what the relaxation says, and what the plan costs: where a better plan is looked for. */
export interface Surroundings {
  draft: ProgramDraft;
  point: Tightened;
  best: { shares: Shares; objective: number };
}

/**
 * Only people who now work in the chosen districts may be placed anew, and only among these
 * (large neighbourhood search, Shaw 1998).
 */
export function amongDistricts({ draft, point, best }: Surroundings, chosen: ReadonlySet<number>): LinearProgram {
  const inside = best.shares.map((row) => row.every((share, d) => share === 0 || chosen.has(d)));
  return held(draft, point, best, (w, d) => (inside[w] ?? false) && chosen.has(d));
}

/** Only people whom the relaxation places otherwise than the plan may be placed anew (Danna, Rothberg & Le Pape 2005). */
export function whereTheyDiffer({ draft, point, best }: Surroundings): LinearProgram {
  const relaxed = draft.sharesOf(point.values, { fractional: true });
  const differ = best.shares.map((row, w) => row.some((share, d) => Math.abs(share - (relaxed[w]?.[d] ?? 0)) > 0.01));
  return held(draft, point, best, (w) => differ[w] ?? false);
}

/**
 * Only so many places as are cheapest by the relaxation's reduced costs, and those of the plan
 * (kernel search, Angelelli, Mansini & Speranza 2010).
 */
export function cheapestPlaces({ draft, point, best }: Surroundings, places: number): LinearProgram {
  const prices = draft.problem.persons.map((worker) =>
    draft.problem.districts.map(({ index }) => {
      const { column } = draft.share(worker, index);
      return (point.values[column] ?? 0) > 1e-6 ? 0 : Math.abs(point.reducedCosts[column] ?? 0) * worker.steps;
    }),
  );
  const dearest = prices.flat().sort((a, b) => a - b)[places] ?? Number.POSITIVE_INFINITY;
  return held(draft, point, best, (w, d) => (prices[w]?.[d] ?? 0) <= dearest || (best.shares[w]?.[d] ?? 0) > 0);
}

/** The program in which every place that is not open stays as it is in the plan. */
function held(
  draft: ProgramDraft,
  point: Tightened,
  best: Surroundings['best'],
  isOpen: (worker: number, district: number) => boolean,
): LinearProgram {
  const kernel = kernelOf(draft.program, point, best.objective);
  const columns: Column[] = [...kernel.columns];
  for (const worker of draft.problem.persons) {
    for (const { index } of draft.problem.districts) {
      const { column } = draft.share(worker, index);
      const at = columns[column];
      if (!at || isOpen(worker.index, index)) continue;
      const units = Math.round((best.shares[worker.index]?.[index] ?? 0) * worker.steps);
      columns[column] = { ...at, lower: units, upper: units };
    }
  }
  return { ...kernel, columns };
}
