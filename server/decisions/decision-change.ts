import type { Db } from '../../db/open.ts';
import { type Actor, appendAuditEvent } from '../../db/queries/audit.ts';
import type { Decision } from '../contract/decisions.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { differingFields, type Fields } from '../domain/differences.ts';
import { versionChanged } from '../http/preconditions.ts';
import { openDecision } from './decision-view.ts';
import { findStored, type Stored } from './stored.ts';

/** Who changes decision records, and when. */
export interface ChangeOfDecisions {
  actor: Actor;
  at: Date;
  /** The present day. */
  today: CivilDate;
}

/** A change of one record, from a version on. */
export interface ChangeOfDecision extends ChangeOfDecisions {
  id: string;
  version: number;
}

/** What is told of a decision record. */
export type DecisionAction =
  | 'decision.create'
  | 'decision.change'
  | 'decision.finalise'
  | 'decision.correct'
  | 'decision.delete';

/**
 * The record that a change starts from.
 * @throws ProblemError not-found; version-changed with the record as it is now
 */
export function findStoredToChange(db: Db, { id, version, today }: ChangeOfDecision): Stored {
  const stored = findStored(db, id);
  if (stored.version === version) return stored;
  throw versionChanged(`decision ${stored.reference}`, openDecision(db, id, today));
}

/** Does a change of one record all or nothing, and gives the record as it is then. */
export function changing(db: Db, id: string, today: CivilDate, change: () => void): Decision {
  return db.transaction(
    () => {
      change();
      return openDecision(db, id, today);
    },
    { behavior: 'immediate' },
  );
}

/** Tells the history of a record that was made, changed or removed, in the transaction of the change. */
export function tellOfDecision(
  db: Db,
  { actor, at }: ChangeOfDecisions,
  action: DecisionAction,
  [was, is]: [Stored | null, Stored | null],
  reason: string | null = null,
): void {
  const subject = is ?? was;
  if (!subject) return;
  appendAuditEvent(db, {
    ...{ at: at.toISOString(), actor, action, subject: 'decision', subjectId: subject.id, reason },
    ...differingFields(was ? fieldsOf(was) : {}, is ? fieldsOf(is) : {}, Object.keys(fieldsOf(subject))),
  });
}

/** The fields of a record as the history keeps them. */
function fieldsOf({ title, reference, decisionMaker, decidedOn, publishedOn, state, content, items }: Stored): Fields {
  const { purpose, background, reasons, legal, financial, recommendation, publicationNote } = content;
  return {
    ...{ title, reference, decisionMaker, decidedOn, publishedOn, publicationNote, state },
    items: items.map(({ subjectId, wording }) => (wording === null ? subjectId : `${subjectId}: ${wording}`)),
    ...{ purpose, background },
    options: content.options.map(
      ({ label, text, recommended }) => `${label}${recommended ? ' (recommended)' : ''}: ${text}`,
    ),
    reasons,
    consulted: content.consulted.map(({ who, view }) => (view === '' ? who : `${who}: ${view}`)),
    ...{ legal, financial, recommendation },
  };
}
