import type { Db } from '../../db/open.ts';
import { type DecisionFieldValues, putDecisionItems, updateDecision } from '../../db/queries/decisions.ts';
import type { Decision, DecisionEdit } from '../contract/decisions.ts';
import type { Fault } from '../contract/problems.ts';
import { type DecisionSheet, sheetOf } from '../domain/establishment/decision-sheet.ts';
import { invalidInput } from '../http/problem.ts';
import { editFaults } from './check-decision.ts';
import { type ChangeOfDecision, changing, findStoredToChange, tellOfDecision } from './decision-change.ts';
import { groundOf } from './decision-view.ts';
import { editionsOf, keepEdition } from './editions.ts';
import { nameDecision } from './name-decision.ts';
import { findStored, type Stored } from './stored.ts';

/**
 * Changes a decision record and tells the history, in one transaction. A final one takes a reason and keeps another
 * edition: its costs stay those of the edition before, unless what it is about changes or they are asked for anew.
 * @throws ProblemError not-found; version-changed with the record as it is now; invalid-input with every fault
 */
export function changeDecision(db: Db, of: ChangeOfDecision, edit: DecisionEdit): Decision {
  return changing(db, of.id, of.today, () => {
    const stored = findStoredToChange(db, of);
    const onDate = edit.decidedOn ?? stored.decidedOn ?? of.today;
    const faults = [...editFaults(db, stored, edit, onDate), ...(stored.state === 'final' ? finalFaults(edit) : [])];
    if (faults.length > 0) throw invalidInput(faults);
    updateDecision(db, of.id, of.version, { ...valuesOf(edit), updatedAt: of.at.toISOString() });
    if (edit.items) putDecisionItems(db, of.id, edit.items);
    const changed = findStored(db, of.id);
    const isFinal = stored.state === 'final';
    if (isFinal) keepAnother(db, of, [stored, changed], edit);
    if (isFinal) nameDecision(db, changed, stored.reference, of);
    tellOfDecision(db, of, isFinal ? 'decision.correct' : 'decision.change', [stored, changed], edit.reason ?? null);
  });
}

function valuesOf({
  title,
  reference,
  decisionMaker,
  decidedOn,
  publishedOn,
  content,
}: DecisionEdit): DecisionFieldValues {
  return {
    ...(title === undefined ? {} : { title }),
    ...(reference === undefined ? {} : { reference }),
    ...(decisionMaker === undefined ? {} : { decisionMaker }),
    ...(decidedOn === undefined ? {} : { decidedOn }),
    ...(publishedOn === undefined ? {} : { publishedOn }),
    ...(content === undefined ? {} : { content: JSON.stringify(content) }),
  };
}

function finalFaults({ reason, decisionMaker, decidedOn }: DecisionEdit): Fault[] {
  const fault = (field: string, remedy: string): Fault => ({ field, value: null, remedy });
  return [
    ...(reason === undefined ? [fault('reason', 'The decision is final: say why it is changed.')] : []),
    ...(decisionMaker === null ? [fault('decisionMaker', 'A final decision has a decision maker.')] : []),
    ...(decidedOn === null ? [fault('decidedOn', 'A final decision has a date.')] : []),
  ];
}

/** Keeps the edition of a changed final record; of one that was entered without editions, first the one it had. */
function keepAnother(db: Db, of: ChangeOfDecision, [stored, changed]: [Stored, Stored], edit: DecisionEdit): void {
  if (editionsOf(db, of.id).length === 0) {
    const { version, updatedAt, createdBy } = stored;
    const first = { id: of.id, version, at: new Date(updatedAt), by: createdBy, reason: null };
    keepEdition(db, first, sheetOf(stored, groundOf(db, stored, of.today)));
  }
  const latest = editionsOf(db, of.id).at(-1);
  const anew = sheetOf(changed, groundOf(db, changed, of.today));
  const keepsFigures = latest && !edit.takeRecordsAnew && !edit.items;
  const sheet: DecisionSheet = keepsFigures ? withFiguresOf(latest.sheet, anew) : anew;
  const edition = { id: of.id, version: changed.version, at: of.at, by: of.actor.name, reason: edit.reason ?? null };
  keepEdition(db, edition, sheet);
}

/** A sheet with what follows from the records as an earlier one has it. */
function withFiguresOf(
  { items, costs, capacity, fundNames, financial }: DecisionSheet,
  anew: DecisionSheet,
): DecisionSheet {
  const isDrafted = anew.content.financial.trim() === '';
  return { ...anew, items, costs, capacity, fundNames, financial: isDrafted ? financial : anew.financial };
}
