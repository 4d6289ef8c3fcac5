import type { LinearProgram } from './lp.ts';
import type { Problem, Worker } from './problem.ts';
import type { Shares } from './shares.ts';

/** A multiple of one column in a row. */
export interface Term {
  column: number;
  value: number;
}

/**
 * Σ slack + Σ terms ≥ need, true of every plan, with continuous columns in `slack` (each ≥ 0, once) and whole-number
 * columns with positive values in `terms`: what rounding cuts are made from.
 */
export interface Covering {
  need: number;
  slack: number[];
  terms: Term[];
}

interface NewColumn {
  name: string;
  cost?: number;
  upper?: number;
  integer?: boolean;
  /** The column's best value once the shares are known; a whole plan can so be handed to an engine as a start. */
  follows: (shares: Shares) => number;
}

/** A linear program in the making: the columns x[w,d] of every person, and whatever the rules add. */
export class ProgramDraft {
  readonly problem: Problem;
  readonly workers: readonly Worker[];
  readonly program: LinearProgram = { columns: [], rows: [], offset: 0 };
  readonly coverings: Covering[] = [];
  private readonly follows: ((shares: Shares) => number)[] = [];
  private readonly first: number[];

  /** Adds x[w,d] = share in steps of 1 ÷ steps, a whole number from 0 to steps, for each worker and district. */
  constructor(problem: Problem, workers: readonly Worker[] = problem.persons) {
    this.problem = problem;
    this.workers = workers;
    this.first = workers.map((worker) => {
      const first = this.program.columns.length;
      for (const district of problem.districts) {
        this.addColumn({
          name: `${worker.id} in ${district.id}`,
          upper: worker.steps,
          integer: true,
          follows: (shares) => Math.round((shares[worker.index]?.[district.index] ?? 0) * worker.steps),
        });
      }
      return first;
    });
  }

  addColumn({ name, cost = 0, upper = Number.POSITIVE_INFINITY, integer = false, follows }: NewColumn): number {
    this.program.columns.push({ name, cost, lower: 0, upper, integer });
    this.follows.push(follows);
    return this.program.columns.length - 1;
  }

  addRow(name: string, bounds: { lower?: number; upper?: number }, terms: readonly Term[]): void {
    this.program.rows.push({
      name,
      lower: bounds.lower ?? Number.NEGATIVE_INFINITY,
      upper: bounds.upper ?? Number.POSITIVE_INFINITY,
      indices: terms.map((term) => term.column),
      values: terms.map((term) => term.value),
    });
  }

  /** amount × s[w,d] as a term. */
  share(worker: Worker, district: number, amount = 1): Term {
    return { column: this.columnOf(worker, district), value: amount / worker.steps };
  }

  /** Adds amount × s[w,d] to the objective. */
  addCost(worker: Worker, district: number, amount: number): void {
    const column = this.program.columns[this.columnOf(worker, district)];
    if (column) column.cost += amount / worker.steps;
  }

  /** Holds s[w,d] between two shares. */
  bound(worker: Worker, district: number, lower: number, upper: number): void {
    const column = this.program.columns[this.columnOf(worker, district)];
    if (!column) return;
    column.lower = Math.max(column.lower, Math.round(lower * worker.steps));
    column.upper = Math.min(column.upper, Math.round(upper * worker.steps));
    if (column.lower > column.upper) {
      // a pin in an excluded district: say so with a row that cannot hold
      this.addRow(`${column.name}: pinned and excluded`, { lower: 1 }, []);
      column.lower = column.upper;
    }
  }

  /** The whole point, every column, that goes with the shares. */
  pointOf(shares: Shares): number[] {
    return this.follows.map((value) => value(shares));
  }

  /** Shares read from a point; rounded to whole steps unless `fractional`. */
  sharesOf(values: readonly number[], { fractional = false } = {}): Shares {
    return this.workers.map((worker) =>
      this.problem.districts.map((district) => {
        const units = values[this.columnOf(worker, district.index)] ?? 0;
        return (fractional ? Math.max(0, units) : Math.round(units)) / worker.steps;
      }),
    );
  }

  private columnOf(worker: Worker, district: number): number {
    return (this.first[worker.index] ?? 0) + district;
  }
}
