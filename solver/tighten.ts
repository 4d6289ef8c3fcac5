import { GOMORY_CUT, gomoryCuts } from './gomory-cuts.ts';
import type { LinearProgram, Relaxation, RelaxedPoint, Row } from './lp.ts';
import type { ProgramDraft } from './program.ts';
import { RoundingCuts } from './rounding-cuts.ts';

/** The relaxation of a program after cuts: a bound near the optimum, and what it says about every column. */
export interface Tightened extends RelaxedPoint {
  /**
   * The rounding cuts that hold as equations at the point. Gomory's stay behind: they have many entries, and a search for
   * the proof was measured faster without them, from the bounds and prices they gave.
   */
  cuts: Row[];
}

export interface TightenOptions {
  /** Rounds of rounding cuts at most … */
  rounds: number;
  /** … and then, together with Gomory's, which take longer and tighten large programs most. */
  mixedRounds: number;
  leftMs: () => number;
  shouldStop: () => boolean;
}

/**
 * Solves the open relaxation, adds the cuts its point breaks, and again, until a round gains next to nothing.
 */
export function tighten(
  draft: ProgramDraft,
  relaxation: Relaxation,
  first: RelaxedPoint,
  options: TightenOptions,
): Tightened {
  const { columns, rows } = draft.program;
  const maker = new RoundingCuts(draft.program, draft.coverings);
  const cuts: Row[] = [];
  let point = first;
  let mixing = false;
  let left = options.rounds;
  while (left-- > 0 && !options.shouldStop()) {
    const found = maker.brokenBy(point.values);
    if (mixing) found.push(...gomoryCuts(columns, [...rows, ...cuts], relaxation.mixes(), point.values));
    if (found.length === 0 && mixing) break;
    relaxation.add(found);
    const next = relaxation.solve(options.leftMs() / 2);
    if (!next) break;
    cuts.push(...found);
    const gain = next.objective - point.objective;
    point = next;
    if (gain > (mixing ? 1e-4 : 1e-3) * Math.abs(point.objective)) continue;
    if (mixing || options.mixedRounds === 0) break;
    mixing = true;
    left = options.mixedRounds;
  }
  const rounding = cuts.filter((cut) => cut.name !== GOMORY_CUT);
  return { ...point, cuts: rounding.filter((cut) => slackOf(cut, point.values) < 1e-4) };
}

/**
 * The program without what costs too much: a column whose reduced cost alone takes the bound to the cutoff or beyond stays
 * at its bound in every plan that costs less than the cutoff (reduced-cost fixing, Dantzig, Fulkerson & Johnson 1954).
 */
export function kernelOf(program: LinearProgram, point: Tightened, cutoff: number): LinearProgram {
  const room = cutoff - point.objective + 1e-6;
  return {
    ...program,
    rows: [...program.rows, ...point.cuts],
    columns: program.columns.map((column, at) => {
      const value = point.values[at] ?? 0;
      const price = point.reducedCosts[at] ?? 0;
      if (!column.integer || Math.abs(price) <= room) return column;
      if (price > 0 && value < column.lower + 1e-6) return { ...column, upper: column.lower };
      if (price < 0 && value > column.upper - 1e-6) return { ...column, lower: column.upper };
      return column;
    }),
  };
}

function slackOf(row: Row, values: readonly number[]): number {
  return row.indices.reduce((sum, at, k) => sum + (row.values[k] ?? 0) * (values[at] ?? 0), -row.lower);
}
