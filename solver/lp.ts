/** A linear program to be minimised: offset + Σ cost·x, subject to row and column bounds. */
export interface LinearProgram {
  columns: Column[];
  rows: Row[];
  /** Constant part of the objective. */
  offset: number;
}

export interface Column {
  /** For people; engines use positions. */
  name: string;
  cost: number;
  lower: number;
  upper: number;
  integer: boolean;
}

/** lower ≤ Σ values·x[indices] ≤ upper; either side may be infinite. */
export interface Row {
  name: string;
  lower: number;
  upper: number;
  indices: number[];
  values: number[];
}

export type EngineName = 'highs' | 'javascript-lp-solver';

/** How a solve ended. Only `optimal` and `feasible` carry values; a bug is thrown, never returned. */
export type Outcome =
  | { status: 'optimal'; values: number[]; objective: number; bound: number }
  | { status: 'feasible'; values: number[]; objective: number; bound: number }
  | { status: 'infeasible' }
  | { status: 'unbounded' }
  /** Stopped before any answer was found. */
  | { status: 'stopped'; bound: number };

export interface EngineOptions {
  /** Solve the continuous relaxation: integrality is ignored. */
  relax?: boolean;
  /** Longest running time. */
  limitMs?: number;
  /** Relative gap at which an integer program counts as solved; default 1e-4. */
  gap?: number;
  /** A complete feasible point to begin with. */
  start?: readonly number[];
  /** Called with every better integer point; `bound` is the bound proved so far. */
  onIncumbent?: (values: readonly number[], bound: number) => void;
  /** Called now and then with the bound proved so far. */
  onBound?: (bound: number) => void;
  /** Asked now and then; true ends the solve early. */
  shouldStop?: () => boolean;
  /** The start is (nearly) the best there is: spend the time on the bound, not on looking for better. */
  provesOnly?: boolean;
}

/** A continuous relaxation solved to the end. */
export interface RelaxedPoint {
  objective: number;
  values: number[];
  /** What one more unit of each column would cost at least; of the sign that its bound asks for. */
  reducedCosts: number[];
}

/** Rows and what each is multiplied by, to be added up. */
export type RowMix = { row: number; weight: number }[];

/** A relaxation kept open, so that it can be solved again from where it stands after rows are added. */
export interface Relaxation {
  /** Null when stopped, infeasible or unbounded. */
  solve(limitMs: number): RelaxedPoint | null;
  add(rows: readonly Row[]): void;
  /** For each whole-number column that is fractional at the last point: the mix of rows that isolates it. */
  mixes(): RowMix[];
  close(): void;
}

/** A solver of linear and integer programs. Calls block; engines keep nothing between calls. */
export interface Engine {
  name: EngineName;
  solve(program: LinearProgram, options?: EngineOptions): Outcome;
  /** Opens the continuous relaxation; absent where the engine has no reduced costs. Close it: it holds memory. */
  relax?(program: LinearProgram): Relaxation;
}

/** Small programs and relaxations go to one engine, proofs to the other; both may be the same. */
export interface Engines {
  small: Engine;
  proof: Engine;
}

/** Throws a RangeError when a program holds NaN, a wrong index or a bound the wrong way round: a bug of the builder. */
export function checkProgram(program: LinearProgram): void {
  for (const column of program.columns) {
    const sound = Number.isFinite(column.cost) && column.lower <= column.upper && Number.isFinite(column.lower);
    if (!sound) throw new RangeError(`Column “${column.name}” has a cost or bound that cannot be used.`);
  }
  for (const row of program.rows) {
    const sound =
      row.lower <= row.upper &&
      row.indices.length === row.values.length &&
      row.values.every((value) => Number.isFinite(value)) &&
      row.indices.every((index) => Number.isInteger(index) && index >= 0 && index < program.columns.length);
    if (!sound) throw new RangeError(`Row “${row.name}” has a bound or entry that cannot be used.`);
  }
}

/** Objective of a point, recomputed. */
export function objectiveOf(program: LinearProgram, values: readonly number[]): number {
  return program.columns.reduce((sum, column, at) => sum + column.cost * (values[at] ?? 0), program.offset);
}

/** True when a point keeps every row and column bound, and integrality unless relaxed, within the tolerance. */
export function isFeasible(
  program: LinearProgram,
  values: readonly number[],
  { relax = false, tolerance = 1e-6 } = {},
): boolean {
  const columnsHold = program.columns.every((column, at) => {
    const value = values[at] ?? Number.NaN;
    const whole = relax || !column.integer || Math.abs(value - Math.round(value)) <= tolerance;
    return whole && value >= column.lower - tolerance && value <= column.upper + tolerance;
  });
  return (
    columnsHold &&
    program.rows.every((row) => {
      const activity = row.indices.reduce((sum, at, k) => sum + (row.values[k] ?? 0) * (values[at] ?? 0), 0);
      const slack = tolerance * Math.max(1, Math.abs(activity));
      return activity >= row.lower - slack && activity <= row.upper + slack;
    })
  );
}
