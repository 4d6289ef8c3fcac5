import type { Row } from './lp.ts';
import type { Problem, Worker } from './problem.ts';
import { ProgramDraft, type Term } from './program.ts';
import type { Demand } from './rules/rule.ts';

/** What giving up one person's pin or constraint, one move more, or one FTE of a record counts for. */
const prices: Readonly<Record<string, number>> = {
  pin: 1,
  maxMoves: 1,
  minimum: 1.001,
  maximum: 1.001,
  exclusion: 1.01,
};

/** … and that a record has to be changed at all: one record is better than several that give a little each. */
const perRecord = 0.1;

/**
 * The program whose best point breaks as little as can be (elastic programming, Brown & Graves 1975): `firm` demands
 * hold; each of `elastic` may give, at one point a person whose pin or working constraint is given up, a move allowed
 * more, or an FTE by which a minimum or maximum gives. Records cost a trace more than plan settings, so that among equals
 * settings give. Somebody whose pin is released is placed whole.
 */
export function buildElastic(problem: Problem, firm: readonly Demand[], elastic: readonly Demand[]): ProgramDraft {
  const draft = new ProgramDraft(problem);
  for (const demand of firm) demand.build(draft);
  const workers = new Map(problem.persons.map((worker) => [worker.id, worker]));
  for (const demand of elastic) {
    const price = prices[demand.rule] ?? 1;
    const worker = workers.get(demand.subject);
    if (demand.rule === 'pin' && worker) stretchPin(draft, worker, price);
    else if (demand.rule === 'exclusion' && worker) stretchExclusion(draft, worker, price);
    else stretchRow(draft, demand, price);
  }
  return draft;
}

/** x = pin·(1 − released) + steps·whole, Σ whole = released. */
function stretchPin(draft: ProgramDraft, worker: Worker, cost: number): void {
  const { districts } = draft.problem;
  const released = draft.addColumn({
    name: `${worker.id} released`,
    cost,
    upper: 1,
    integer: true,
    follows: () => 1,
  });
  const anew = districts.map(({ index, id }): Term => {
    const pinned = Math.round((worker.pin?.[index] ?? 0) * worker.steps);
    const column = draft.addColumn({ name: `${worker.id} anew in ${id}`, upper: 1, integer: true, follows: () => 0 });
    draft.addRow(`pin: ${worker.id} in ${id}`, { lower: pinned, upper: pinned }, [
      draft.share(worker, index, worker.steps),
      { column: released, value: pinned },
      { column, value: -worker.steps },
    ]);
    return { column, value: 1 };
  });
  draft.addRow(`anew: ${worker.id}`, { lower: 0, upper: 0 }, [...anew, { column: released, value: -1 }]);
}

/** x ≤ steps·asked in every district that is barred. */
function stretchExclusion(draft: ProgramDraft, worker: Worker, cost: number): void {
  const asked = draft.addColumn({ name: `${worker.id} asked`, cost, upper: 1, integer: true, follows: () => 1 });
  for (const { index, id } of draft.problem.districts) {
    if (!worker.excluded[index]) continue;
    draft.addRow(`constraint: ${worker.id} in ${id}`, { upper: 0 }, [
      draft.share(worker, index, worker.steps),
      { column: asked, value: -worker.steps },
    ]);
  }
}

/** The last row of the demand, which is the limit itself, gives by a column of its own; that it gives at all counts too. */
function stretchRow(draft: ProgramDraft, demand: Demand, cost: number): void {
  demand.build(draft);
  const row = draft.program.rows.at(-1);
  if (!row) return;
  const isMinimum = Number.isFinite(row.lower);
  const most = isMinimum ? row.lower : greatest(draft, row);
  const gives = draft.addColumn({ name: `${row.name} gives`, cost, upper: most, follows: () => 0 });
  row.indices.push(gives);
  row.values.push(isMinimum ? 1 : -1);
  if (demand.rule === 'maxMoves') return;
  const changed = draft.addColumn({
    name: `${row.name} changes`,
    cost: perRecord,
    upper: 1,
    integer: true,
    follows: () => 0,
  });
  draft.addRow(`${row.name} changes`, { upper: 0 }, [
    { column: gives, value: 1 },
    { column: changed, value: -most },
  ]);
}

/** The greatest value that a row of non-negative terms can take. */
function greatest({ program }: ProgramDraft, { indices, values }: Row): number {
  return indices.reduce((sum, at, k) => sum + (values[k] ?? 0) * (program.columns[at]?.upper ?? 0), 0);
}
