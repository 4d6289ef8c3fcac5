import type { Db } from '../../db/open.ts';
import { deleteFundingLine, deleteOccupancy } from '../../db/queries/arrangements.ts';
import { type Actor, appendAuditEvent } from '../../db/queries/audit.ts';
import { insertOccupancy, updateFundingLine, updateOccupancy } from '../../db/queries/occupancies.ts';
import type { ArrangementAction } from '../contract/arrangement-requests.ts';
import type { Arrangement } from '../contract/arrangements.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { differingFields } from '../domain/differences.ts';
import { occupancyTold } from '../domain/establishment/occupancy-told.ts';
import type { FundingRecord, OccupancyRecord } from '../domain/establishment/records.ts';
import { versionChanged } from '../http/preconditions.ts';
import type { ArrangementReader } from './arrangement-view.ts';
import { arrangementAt } from './list-arrangements.ts';
import { type Lookup, lookupOne } from './lookup.ts';
import { findArrangement, planAction } from './plan-action.ts';
import type { Change, Planned } from './planned.ts';
import { refuseFindings } from './refuse-findings.ts';

/** Who does it, when, and what it starts from. */
export interface Saving {
  /** Null for something new. */
  version: number | null;
  actor: Actor;
  reader: ArrangementReader;
  at: Date;
  /** Day it is looked at. */
  today: CivilDate;
}

/**
 * Does an action on an arrangement and tells the history of everything it changes, in one transaction.
 * @returns the arrangement as it is now, with the warnings that stand
 * @throws ProblemError as `planAction`; invalid-input naming a rule that refuses; version-changed with the arrangement
 *   as it is now
 */
export function saveAction(db: Db, action: Exclude<ArrangementAction, Deletion>, saving: Saving): Arrangement {
  return db.transaction(
    () => {
      const { id, planned } = planAndStore(db, action, saving);
      return { ...arrangementAt(db, id, saving.today, saving.reader), findings: planned.findings };
    },
    { behavior: 'immediate' },
  );
}

/** Takes an arrangement out and tells the history of it, in one transaction. @throws ProblemError as `saveAction` */
export function deleteAction(db: Db, action: Deletion, saving: Saving): void {
  db.transaction(() => planAndStore(db, action, saving), { behavior: 'immediate' });
}

type Deletion = Extract<ArrangementAction, { action: 'delete' }>;

function planAndStore(db: Db, action: ArrangementAction, saving: Saving): { id: string; planned: Planned } {
  const { version, reader, today } = saving;
  const stored = action.action === 'add' ? null : findArrangement(db, action.id);
  if (stored && stored.version !== version) {
    throw versionChanged(stored.name, arrangementAt(db, stored.id, today, reader));
  }
  const lookup = lookupOne(db, today);
  const planned = planAction(db, action, { lookup, today });
  refuseFindings(planned.findings);
  return { id: store(db, planned, lookup, saving), planned };
}

/** @returns id of the arrangement itself */
function store(db: Db, planned: Planned, lookup: Lookup, saving: Saving): string {
  storeFunding(db, planned, saving);
  const ids = planned.occupancies.map(({ before, after }) => {
    if (!after) {
      if (!before) throw new Error('Neither a record before nor one after');
      deleteOccupancy(db, before.id);
      tellOfOccupancy(db, { before, after }, before.id, planned, lookup, saving);
      return before.id;
    }
    const { id: _, version: __, name, personId, steps, ...rest } = fieldsOf(after);
    const values = { ...rest, personId, workerName: personId === null ? name : null, steps };
    if (before && !updateOccupancy(db, before.id, before.version, values)) {
      throw new Error(`${before.id} changed within one transaction`);
    }
    const id = before?.id ?? insertOccupancy(db, values);
    tellOfOccupancy(db, { before, after }, id, planned, lookup, saving);
    return id;
  });
  return ids[0] ?? '';
}

function storeFunding(db: Db, { funding, why }: Planned, saving: Saving): void {
  for (const { before, after } of funding) {
    if (!before) throw new Error('An arrangement adds no funding line');
    if (after) updateFundingLine(db, before.id, { toDate: after.toDate });
    else deleteFundingLine(db, before.id);
    tellOfFunding(db, { before, after }, before.id, 'funding.end', why, saving);
  }
}

function tellOfOccupancy(
  db: Db,
  { before, after }: Planned['occupancies'][number],
  id: string,
  { action, why }: Planned,
  lookup: Lookup,
  { actor, at }: Saving,
): void {
  const districtId = lookup.post((after ?? before)?.postId ?? '')?.districtId ?? null;
  const told = occupancyTold([before, after], districtId, id);
  if (!told) return;
  // why it was done can say more than a team needs to know, so it is a field of its own kind
  const withWhy = why === null ? told.after : { ...told.after, why };
  appendAuditEvent(db, { at: at.toISOString(), actor, action, ...told, after: withWhy });
}

/** Tells the history of a funding line. Call it in the transaction of the change. */
export function tellOfFunding(
  db: Db,
  { before, after }: Change<FundingRecord>,
  id: string,
  action: 'funding.add' | 'funding.change' | 'funding.end',
  why: string | null,
  { actor, at }: Pick<Saving, 'actor' | 'at'>,
): void {
  const told = (line: FundingRecord | null) => {
    if (!line) return {};
    const { id: _, version: __, ...fields } = line;
    return fields;
  };
  const differing = differingFields(told(before), told(after), Object.keys(told(after ?? before)));
  if (!differing) return;
  appendAuditEvent(db, {
    at: at.toISOString(),
    actor,
    action,
    subject: 'funding-line',
    subjectId: id,
    before: before ? differing.before : null,
    after: { ...(after ? differing.after : {}), ...(why === null ? {} : { why }) },
  });
}

/** The columns of a record; a row that was read carries more than these. */
function fieldsOf(record: OccupancyRecord): OccupancyRecord {
  return {
    id: record.id,
    postId: record.postId,
    personId: record.personId,
    name: record.name,
    kind: record.kind,
    minutes: record.minutes,
    startDate: record.startDate,
    endDate: record.endDate,
    payPoint: record.payPoint,
    basePoint: record.basePoint,
    steps: record.steps,
    onCost: record.onCost,
    hourlyPence: record.hourlyPence,
    coversId: record.coversId,
    reason: record.reason,
    reviewDate: record.reviewDate,
    decisionReference: record.decisionReference,
    decisionId: record.decisionId,
    capacityMinutes: record.capacityMinutes,
    capacityDistrictId: record.capacityDistrictId,
    coveredStops: record.coveredStops,
    endReason: record.endReason,
    version: record.version,
  };
}
