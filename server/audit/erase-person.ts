import { randomBytes } from 'node:crypto';
import type { Db } from '../../db/open.ts';
import { type Actor, appendAuditEvent } from '../../db/queries/audit.ts';
import { redactAuditEvent } from '../../db/queries/audit-keep.ts';
import {
  advancePlans,
  columnsThatSay,
  forgetAnswers,
  forgetDeleted,
  pseudonymisePerson,
  replacePinReasons,
  replaceText,
} from '../../db/queries/audit-person.ts';
import { replaceOccupancyReasons } from '../../db/queries/audit-person-posts.ts';
import { findPerson, type PersonRecord } from '../../db/queries/people.ts';
import { inTransaction } from '../../db/queries/plans.ts';
import type { ErasureDone } from '../contract/subject-access.ts';
import { ERASED_NAME, namesSomebody, type Pseudonymised, withoutNames, withoutPerson } from '../domain/pseudonym.ts';
import { versionChanged } from '../http/preconditions.ts';
import { invalidInput, ProblemError } from '../http/problem.ts';
import { needlesOf, type PersonTraces, tracesOf } from './person-traces.ts';
import { erasurePreview, isErased, noSuchPerson } from './preview-erasure.ts';

/** An erasure as it was confirmed. */
export interface ErasureRequest {
  personId: string;
  version: number;
  /** Name of the person, typed out. */
  confirm: string;
  reason: string;
  actor: Actor;
}

/** Stands where somebody wrote why the person was pinned, or was in a post. */
const ERASED_REASON = 'Removed when the person was erased';

/**
 * Erases what identifies a person: the record, the facts of plans, answers and free texts know a pseudonym afterwards,
 * and the history keeps only that something was done. All in one transaction; then the file is written anew, so that
 * nothing is left in freed pages. Erasing a pseudonym again changes nothing.
 * @throws ProblemError not-found; version-changed; conflict with the remedy while in post or while an answer is on its
 *   way; invalid-input where the name typed is another one or stands in the reason
 */
export function erasePerson(db: Db, request: ErasureRequest, now: Date): ErasureDone {
  const { done, names } = inTransaction(db, () => erase(db, request, now));
  const where = new Set(names.flatMap((name) => columnsThatSay(db, name)));
  if (names.length > 0 && !hasForgottenDeleted(db)) where.add(FREED_PAGES);
  return { ...done, stillNamedIn: [...where].sort() };
}

/** Where the file could not be written anew, such as on a full disk. */
const FREED_PAGES = 'freed pages of the database file, until there is room to write it anew';

function hasForgottenDeleted(db: Db): boolean {
  try {
    forgetDeleted(db);
    return true;
  } catch {
    return false;
  }
}

function erase(db: Db, request: ErasureRequest, now: Date) {
  const record = findPerson(db, request.personId);
  if (!record) throw noSuchPerson();
  if (isErased(record.id)) return { done: { pseudonym: record.id, plans: 0, events: 0 }, names: [] };
  const traces = tracesOf(db, record);
  const preview = erasurePreview(db, record, traces, now);
  if (record.version !== request.version) throw versionChanged(record.name, preview);
  if (preview.refusal !== null) throw new ProblemError('conflict', preview.refusal);
  requireConfirmed(record, request, traces.names);
  const person = { id: record.id, names: traces.names, pseudonym: `erased-${randomBytes(5).toString('hex')}` };
  const at = now.toISOString();
  for (const { column, rowid, text } of traces.texts) {
    replaceText(db, column, rowid, cleanedText(text, column.json, person));
  }
  replacePinReasons(db, record.id, ERASED_REASON);
  replaceOccupancyReasons(db, record.id, ERASED_REASON);
  pseudonymisePerson(db, record.id, person.pseudonym, ERASED_NAME);
  advancePlans(db, traces.planIds);
  redactEvents(db, traces, person, at);
  forgetAnswers(db, needlesOf(record.id, traces.names));
  const done = { pseudonym: person.pseudonym, plans: traces.planIds.length, events: traces.events.length };
  appendAuditEvent(db, {
    at,
    actor: request.actor,
    action: 'person.erase',
    subject: 'person',
    subjectId: person.pseudonym,
    personId: person.pseudonym,
    districtId: record.districtId,
    after: { plans: done.plans, events: done.events },
    reason: request.reason,
  });
  return { done, names: traces.names };
}

function cleanedText(text: string, isJson: boolean, person: Pseudonymised): string {
  return isJson ? JSON.stringify(withoutPerson(JSON.parse(text), person)) : withoutNames(text, person.names);
}

/** @throws ProblemError invalid-input */
function requireConfirmed(record: PersonRecord, { confirm, reason }: ErasureRequest, names: readonly string[]): void {
  const faults = [];
  if (confirm.trim() !== record.name) {
    faults.push({ field: 'confirm', value: confirm, remedy: `Type the name as it is written: ${record.name}.` });
  }
  if (namesSomebody(reason, [...names, record.id])) {
    faults.push({
      field: 'reason',
      value: reason,
      remedy: 'Leave out the name and the staff number: the reason stays.',
    });
  }
  if (faults.length > 0) throw invalidInput(faults);
}

function redactEvents(db: Db, { events }: PersonTraces, { id, pseudonym }: Pseudonymised, at: string): void {
  for (const { sequence, subjectId, personId } of events) {
    redactAuditEvent(db, sequence, at, {
      subjectId: subjectId === id ? pseudonym : subjectId,
      personId: personId === id ? pseudonym : personId,
    });
  }
}
