import loadHighs, { type Highs, type Model, type ModelData } from 'highs';
import {
  checkProgram,
  type Engine,
  type EngineOptions,
  isFeasible,
  type LinearProgram,
  type Outcome,
  objectiveOf,
  type Relaxation,
  type Row,
  type RowMix,
} from '../lp.ts';

/** Without sub-problems that look for better plans and restarts that follow them: measured a third faster to the proof. */
const provingOnly = {
  mip_heuristic_effort: 0,
  mip_heuristic_run_rens: false,
  mip_heuristic_run_rins: false,
  mip_heuristic_run_root_reduced_cost: false,
  mip_allow_restart: false,
};

/**
 * HiGHS 1.15 in WebAssembly. Loads the module once (about 0.1 s); the returned engine stays warm and may be called any
 * number of times. Programs go in as arrays, so names never reach the engine, and every model is disposed.
 */
export async function createHighsEngine(): Promise<Engine> {
  const highs = await loadHighs();
  return {
    name: 'highs',
    solve: (program, options = {}) => solve(highs, program, options),
    relax: (program) => openRelaxation(highs, program),
  };
}

function openRelaxation(highs: Highs, program: LinearProgram): Relaxation {
  checkProgram(program);
  const model = highs.createModel(modelData(highs, program, true));
  model.options.set({ output_flag: false });
  return {
    solve: (limitMs) => {
      model.options.set({ time_limit: Math.max(0.01, limitMs / 1000) + model.getRunTime() });
      if (model.run().modelStatus !== highs.constants.modelStatus.optimal) return null;
      const { colValue, colDual } = model.getSolution();
      const values = Array.from(colValue);
      return { objective: objectiveOf(program, values), values, reducedCosts: Array.from(colDual) };
    },
    add: (rows) => {
      if (rows.length === 0) return;
      model.addRows({
        lower: Float64Array.from(rows, (row) => row.lower),
        upper: Float64Array.from(rows, (row) => row.upper),
        matrix: rowMatrix(rows, program.columns.length),
      });
    },
    mixes: () => rowMixes(model, program),
    close: () => model.dispose(),
  };
}

/** Rows of the inverse of the basis, where the basic column has to be whole and is not. */
function rowMixes(model: Model, { columns }: LinearProgram): RowMix[] {
  const { colValue } = model.getSolution();
  const mixes: RowMix[] = [];
  model.getBasicVariables().forEach((column, position) => {
    const value = colValue[column] ?? 0;
    if (column < 0 || !columns[column]?.integer || Math.abs(value - Math.round(value)) < 0.01) return;
    const { values } = model.getBasisInverseRow(position);
    const mix: RowMix = [];
    values.forEach((weight, row) => {
      if (Math.abs(weight) > 1e-9) mix.push({ row, weight });
    });
    mixes.push(mix);
  });
  return mixes;
}

function solve(highs: Highs, program: LinearProgram, options: EngineOptions): Outcome {
  checkProgram(program);
  if (program.columns.length === 0) return constantOutcome(program);
  const model = highs.createModel(modelData(highs, program, options.relax ?? false));
  try {
    model.options.set({
      output_flag: false,
      mip_rel_gap: options.gap ?? 1e-4,
      ...(options.provesOnly ? provingOnly : {}),
      ...(options.limitMs === undefined ? {} : { time_limit: Math.max(0.01, options.limitMs / 1000) }),
    });
    if (options.start) model.setSolution({ colValue: Float64Array.from(options.start) });
    let bound = Number.NEGATIVE_INFINITY;
    const hear = (data: { mip_dual_bound?: number }): void => {
      const heard = data.mip_dual_bound;
      if (heard === undefined || !Number.isFinite(heard) || heard <= bound) return;
      bound = heard;
      options.onBound?.(bound);
    };
    const stopWhenAsked = (event: { interrupt: () => void }): undefined => {
      if (options.shouldStop?.()) event.interrupt();
    };
    const types = highs.constants.callbackType;
    const result = model.run({
      [types.simplexInterrupt]: stopWhenAsked,
      [types.ipmInterrupt]: stopWhenAsked,
      [types.mipInterrupt]: (event) => {
        hear(event.data);
        return stopWhenAsked(event);
      },
      [types.mipImprovingSolution]: (event) => {
        hear(event.data);
        if (event.data.mip_solution) options.onIncumbent?.(Array.from(event.data.mip_solution), bound);
      },
    });
    return outcome(highs, model, program, options, result.modelStatus, bound);
  } finally {
    model.dispose();
  }
}

/**
 * Reads the end of a run. HiGHS stopped without an incumbent leaves zeros behind, so values count only when its own
 * primal status says feasible and they keep the program's rows.
 */
function outcome(
  highs: Highs,
  model: Model,
  program: LinearProgram,
  options: EngineOptions,
  status: number,
  heardBound: number,
): Outcome {
  const { modelStatus, solutionStatus } = highs.constants;
  const relax = options.relax ?? false;
  const integer = !relax && program.columns.some((column) => column.integer);
  if (status === modelStatus.infeasible) return { status: 'infeasible' };
  if (status === modelStatus.unbounded) return { status: 'unbounded' };
  if (status === modelStatus.unboundedOrInfeasible) return undecided(highs, program);
  const values = Array.from(model.getSolution().colValue);
  const bound = integer ? Math.max(heardBound, Number(model.info.get('mip_dual_bound'))) : heardBound;
  const feasible = model.info.get('primal_solution_status') === solutionStatus.feasible;
  if (!feasible || !isFeasible(program, values, { relax })) return { status: 'stopped', bound };
  const objective = objectiveOf(program, values);
  if (status === modelStatus.optimal || status === modelStatus.empty) {
    return { status: 'optimal', values, objective, bound: integer ? Math.min(bound, objective) : objective };
  }
  return { status: 'feasible', values, objective, bound: Math.min(bound, objective) };
}

/** Tells “infeasible” from “unbounded” by solving once more without an objective. */
function undecided(highs: Highs, program: LinearProgram): Outcome {
  const free = { ...program, columns: program.columns.map((column) => ({ ...column, cost: 0 })) };
  return solve(highs, free, {}).status === 'infeasible' ? { status: 'infeasible' } : { status: 'unbounded' };
}

function constantOutcome(program: LinearProgram): Outcome {
  if (!isFeasible(program, [])) return { status: 'infeasible' };
  return { status: 'optimal', values: [], objective: program.offset, bound: program.offset };
}

function modelData(highs: Highs, program: LinearProgram, relax: boolean): ModelData {
  const { columns, rows } = program;
  const { continuous, integer } = highs.constants.variableType;
  return {
    numCols: columns.length,
    numRows: rows.length,
    offset: program.offset,
    colCost: Float64Array.from(columns, (column) => column.cost),
    colLower: Float64Array.from(columns, (column) => column.lower),
    colUpper: Float64Array.from(columns, (column) => column.upper),
    rowLower: Float64Array.from(rows, (row) => row.lower),
    rowUpper: Float64Array.from(rows, (row) => row.upper),
    matrix: rowMatrix(rows, columns.length),
    ...(relax ? {} : { integrality: columns.map((column) => (column.integer ? integer : continuous)) }),
  };
}

function rowMatrix(rows: readonly Row[], numCols: number) {
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, at) => {
    starts[at + 1] = (starts[at] ?? 0) + row.indices.length;
  });
  return {
    format: 'csr' as const,
    numRows: rows.length,
    numCols,
    starts,
    indices: Int32Array.from(rows.flatMap((row) => row.indices)),
    values: Float64Array.from(rows.flatMap((row) => row.values)),
  };
}
