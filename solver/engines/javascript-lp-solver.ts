import solver, { type Model } from 'javascript-lp-solver';
import {
  checkProgram,
  type Engine,
  type EngineOptions,
  isFeasible,
  type LinearProgram,
  type Outcome,
  objectiveOf,
} from '../lp.ts';

/** Dense-tableau work (rows² × columns) that takes about one millisecond. */
const workPerMs = 1e5;

/**
 * javascript-lp-solver 1.0.3, good for relaxations and small programs. Names go in by position (`v0`, `r0`), columns are
 * shifted to a lower bound of zero, fixed columns are taken out, and every answer is checked against the program: on
 * time-out the package calls fractional values feasible, and it cannot be interrupted inside a linear program. So a
 * program that cannot finish in the time given is not begun.
 */
export const javascriptLpSolver: Engine = { name: 'javascript-lp-solver', solve };

function solve(program: LinearProgram, options: EngineOptions = {}): Outcome {
  checkProgram(program);
  const relax = options.relax ?? false;
  const limitMs = options.limitMs ?? Number.POSITIVE_INFINITY;
  const nothing: Outcome = { status: 'stopped', bound: Number.NEGATIVE_INFINITY };
  if (options.shouldStop?.() || estimatedMs(program) > limitMs) return nothing;
  const { model, constants } = modelOf(program, relax, options.gap ?? 1e-4, limitMs);
  if (!constants) return { status: 'infeasible' };
  if (Object.keys(model.variables).length === 0) return fixedOutcome(program);
  const answer: unknown = solver.Solve(model, undefined, false);
  const read = new Map(Object.entries(answer !== null && typeof answer === 'object' ? answer : {}));
  if (read.get('bounded') === false) return { status: 'unbounded' };
  if (read.get('feasible') !== true) return { status: 'infeasible' };
  const integer = !relax && program.columns.some((column) => column.integer);
  if (integer && read.get('isIntegral') !== true) return nothing;
  const values = program.columns.map((column, at) => {
    const value = column.lower + Number(read.get(`v${at}`) ?? 0);
    return integer && column.integer ? Math.round(value) : value;
  });
  if (!isFeasible(program, values, { relax, tolerance: 1e-5 })) return nothing;
  const objective = objectiveOf(program, values);
  if (integer) options.onIncumbent?.(values, Number.NEGATIVE_INFINITY);
  return { status: 'optimal', values, objective, bound: objective };
}

/** Every column is fixed: the one point there is. */
function fixedOutcome(program: LinearProgram): Outcome {
  const values = program.columns.map((column) => column.lower);
  const objective = objectiveOf(program, values);
  return isFeasible(program, values)
    ? { status: 'optimal', values, objective, bound: objective }
    : { status: 'infeasible' };
}

function estimatedMs(program: LinearProgram): number {
  const rows = program.rows.length + 1;
  return (rows * rows * program.columns.length) / workPerMs;
}

/** The package's model; `constants` is false when a row of fixed columns alone cannot hold. */
function modelOf(
  program: LinearProgram,
  relax: boolean,
  gap: number,
  limitMs: number,
): { model: Model; constants: boolean } {
  const constraints: [string, { min?: number; max?: number; equal?: number }][] = [];
  const variables = program.columns.map((column) => new Map([['cost', column.cost]]));
  const implied = impliedUppers(program);
  let constants = true;
  program.rows.forEach((row, r) => {
    const shift = row.indices.reduce((sum, at, k) => sum + (row.values[k] ?? 0) * (program.columns[at]?.lower ?? 0), 0);
    const [lower, upper] = [row.lower - shift, row.upper - shift];
    let used = false;
    row.indices.forEach((at, k) => {
      const column = program.columns[at];
      const value = row.values[k] ?? 0;
      if (!column || column.lower === column.upper || value === 0) return;
      used = true;
      variables[at]?.set(`r${r}`, (variables[at]?.get(`r${r}`) ?? 0) + value);
    });
    if (!used) constants &&= lower <= 1e-7 && upper >= -1e-7;
    else if (lower === upper) constraints.push([`r${r}`, { equal: lower }]);
    else {
      const min = Number.isFinite(lower) ? { min: lower } : {};
      const max = Number.isFinite(upper) ? { max: upper } : {};
      constraints.push([`r${r}`, { ...min, ...max }]);
    }
  });
  program.columns.forEach((column, at) => {
    if (column.lower === column.upper || !Number.isFinite(column.upper) || implied.has(at)) return;
    variables[at]?.set(`u${at}`, 1);
    constraints.push([`u${at}`, { max: column.upper - column.lower }]);
  });
  const live = program.columns.flatMap((column, at) => (column.lower === column.upper ? [] : [at]));
  const ints = relax ? [] : live.filter((at) => program.columns[at]?.integer);
  const model: Model = {
    optimize: 'cost',
    opType: 'min',
    constraints: Object.fromEntries(constraints),
    variables: Object.fromEntries(live.map((at) => [`v${at}`, Object.fromEntries(variables[at] ?? [])])),
    ints: Object.fromEntries(ints.map((at) => [`v${at}`, 1])),
    options: {
      tolerance: 0,
      nodeSelection: 'best-first',
      branching: 'pseudocost',
      ...(Number.isFinite(limitMs) ? { timeout: Math.max(1, limitMs) } : {}),
    },
  };
  if (gap >= 0.01 && model.options) model.options.tolerance = gap;
  return { model, constants };
}

/** Columns whose upper bound follows from an equality or ≤ row of non-negative terms, such as “shares add up to 1”. */
function impliedUppers(program: LinearProgram): Set<number> {
  const implied = new Set<number>();
  for (const row of program.rows) {
    if (!Number.isFinite(row.upper)) continue;
    const plain = row.indices.every((at, k) => (row.values[k] ?? 0) >= 0 && program.columns[at]?.lower === 0);
    if (!plain) continue;
    row.indices.forEach((at, k) => {
      const value = row.values[k] ?? 0;
      if (value > 0 && row.upper / value <= (program.columns[at]?.upper ?? 0) + 1e-12) implied.add(at);
    });
  }
  return implied;
}
