import { randomUUID } from 'node:crypto';
import type { Db } from '../../db/open.ts';
import { type Actor, appendAuditEvent } from '../../db/queries/audit.ts';
import {
  deleteReview,
  findReview,
  insertReview,
  type ReviewRow,
  updateReview,
} from '../../db/queries/demand-review.ts';
import type { AllocationReview, NewReview } from '../contract/demand-review.ts';
import type { Fault } from '../contract/problems.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { differingFields, type Fields } from '../domain/differences.ts';
import { formatDay } from '../domain/pay/formats.ts';
import { versionChanged } from '../http/preconditions.ts';
import { invalidInput, ProblemError } from '../http/problem.ts';
import { driftHistory } from './drift-history.ts';
import { reviewView, seenRows } from './review-view.ts';

/** Who keeps the records of reviews, when, and what day it is. */
export interface Keeping {
  actor: Actor;
  at: Date;
  today: CivilDate;
}

/**
 * Records a review that was held, with what is measured for the day it was held on.
 * @throws ProblemError invalid-input naming what to correct
 */
export async function recordReview(db: Db, asked: NewReview, keeping: Keeping): Promise<AllocationReview> {
  refuseFaults(asked, keeping.today);
  const values = { ...asked, ...(await measuredOn(db, asked.heldOn)), heldBy: keeping.actor.name };
  const id = randomUUID();
  return db.transaction(
    () => {
      insertReview(db, { id, ...values });
      tell(db, keeping, { action: 'allocation-review.add', id, before: null, after: fieldsOf(values) });
      return stored(db, id);
    },
    { behavior: 'immediate' },
  );
}

/**
 * Corrects a review. What was measured stays as it is unless it was held on another day.
 * @throws ProblemError not-found; version-changed with the review as it is; invalid-input naming what to correct
 */
export async function correctReview(
  db: Db,
  id: string,
  version: number,
  asked: NewReview,
  keeping: Keeping,
): Promise<AllocationReview> {
  refuseFaults(asked, keeping.today);
  const anew = openReview(db, id).heldOn === asked.heldOn ? null : await measuredOn(db, asked.heldOn);
  return db.transaction(
    () => {
      const before = openReview(db, id, version);
      const { month, measured } = anew ?? before;
      const values = { ...asked, month, measured, heldBy: before.heldBy };
      const changed = differingFields(fieldsOf(before), fieldsOf(values));
      if (!changed) return reviewView(before, null);
      if (!updateReview(db, id, version, values)) throw new Error(`Review ${id} was not stored`);
      tell(db, keeping, { action: 'allocation-review.change', id, ...changed });
      return stored(db, id);
    },
    { behavior: 'immediate' },
  );
}

/** Deletes a review that was recorded by mistake. @throws ProblemError not-found; version-changed */
export function removeReview(db: Db, id: string, version: number, keeping: Keeping): void {
  db.transaction(
    () => {
      const before = openReview(db, id, version);
      if (!deleteReview(db, id, version)) throw new Error(`Review ${id} was not deleted`);
      tell(db, keeping, { action: 'allocation-review.delete', id, before: fieldsOf(before), after: null });
    },
    { behavior: 'immediate' },
  );
}

/** A review of the version that the change starts from. @throws ProblemError not-found; version-changed */
function openReview(db: Db, id: string, version?: number): ReviewRow {
  const row = findReview(db, id);
  if (!row) throw new ProblemError('not-found', 'There is no such review. It may have been deleted.');
  if (version !== undefined && row.version !== version) throw versionChanged('the review', reviewView(row, null));
  return row;
}

function stored(db: Db, id: string): AllocationReview {
  return reviewView(openReview(db, id), null);
}

async function measuredOn(db: Db, day: CivilDate): Promise<{ month: string; measured: string }> {
  const { today } = await driftHistory(db, day);
  if (!today) {
    const remedy = 'No month with counts was over by then. Choose a later day, or import the counts first.';
    throw invalidInput([{ field: 'heldOn', value: day, remedy }]);
  }
  return { month: today.month, measured: JSON.stringify(seenRows(today.districts, null)) };
}

function refuseFaults({ heldOn, nextOn }: NewReview, today: CivilDate): void {
  const faults: Fault[] = [];
  if (heldOn > today) {
    const remedy = `A review is recorded once it was held. Choose ${formatDay(today)} or an earlier day.`;
    faults.push({ field: 'heldOn', value: heldOn, remedy });
  }
  if (nextOn !== null && nextOn <= heldOn) {
    const remedy = `The next review comes after ${formatDay(heldOn)}. Choose a later day, or none.`;
    faults.push({ field: 'nextOn', value: nextOn, remedy });
  }
  if (faults.length > 0) throw invalidInput(faults);
}

type Kept = Omit<ReviewRow, 'id' | 'version'>;

function fieldsOf({ heldOn, month, outcome, reason, nextOn }: Kept): Fields {
  return { heldOn, month, outcome, why: reason, nextOn };
}

interface Told {
  action: 'allocation-review.add' | 'allocation-review.change' | 'allocation-review.delete';
  id: string;
  before: Fields | null;
  after: Fields | null;
}

function tell(db: Db, { actor, at }: Keeping, { id, ...event }: Told): void {
  appendAuditEvent(db, { at: at.toISOString(), actor, subject: 'allocation-review', subjectId: id, ...event });
}
