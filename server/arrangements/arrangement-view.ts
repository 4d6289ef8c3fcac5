import { type Arrangement, temporaryKind } from '../contract/arrangements.ts';
import { mayField } from '../contract/entities.ts';
import type { Role } from '../contract/permissions.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { checkArrangement } from '../domain/establishment/arrangement-rules.ts';
import { daysLeftAt, isRetrospective, stateAt } from '../domain/establishment/arrangement-state.ts';
import type { CostGround } from '../domain/establishment/cost-of-records.ts';
import type { OccupancyRecord } from '../domain/establishment/records.ts';
import { fteOf } from '../domain/fte.ts';
import { costOfRecords } from './cost-view.ts';
import { factsOf, type Lookup, type TemporaryRecord } from './lookup.ts';

/** Whoever reads arrangements: what the role may see, and the district it is confined to (null: everything). */
export interface ArrangementReader {
  role: Role;
  districtId: string | null;
}

/** A stored temporary occupancy with its end. @throws Error where it is substantive or has none */
export function asTemporary(record: OccupancyRecord): TemporaryRecord {
  if (record.kind === 'substantive' || record.endDate === null) throw new Error(`${record.id} is no arrangement`);
  return { ...record, endDate: record.endDate };
}

/**
 * An arrangement at a date as the reader may see it: without pay, costs, reasons and what the rules say for those who
 * may not read these.
 * @param isWhole with the working of each month and its funding lines
 */
export function arrangementView(
  record: TemporaryRecord,
  lookup: Lookup,
  ground: CostGround,
  { asAt, reader, isWhole = false }: { asAt: CivilDate; reader: ArrangementReader; isWhole?: boolean },
): Arrangement {
  const { role, districtId } = reader;
  const post = lookup.post(record.postId);
  const covered = record.coversId === null ? undefined : lookup.occupancy(record.coversId);
  const open: Arrangement = {
    id: record.id,
    postId: record.postId,
    postTitle: post?.title ?? record.postId,
    roleId: post?.roleId ?? '',
    unitId: post?.unitId ?? '',
    districtId: post?.districtId ?? null,
    personId: record.personId,
    name: record.name,
    kind: temporaryKind.parse(record.kind),
    minutes: record.minutes,
    fte: fteOf(record.minutes, lookup.fullTimeMinutes),
    startDate: record.startDate,
    endDate: record.endDate,
    state: stateAt(record, asAt),
    daysLeft: daysLeftAt(record, asAt),
    coversId: record.coversId,
    coversName: covered && isInReach(lookup.post(covered.postId), districtId) ? covered.name : null,
    capacityMinutes: record.capacityMinutes,
    capacityDistrictId: record.capacityDistrictId,
    coveredStops: record.coveredStops,
    version: record.version,
  };
  return {
    ...open,
    ...(mayField(role, 'read', 'arrangement', 'reason') ? personnelOf(record, lookup) : {}),
    ...(mayField(role, 'read', 'arrangement', 'cost') ? payOf(record, lookup, ground, asAt, isWhole) : {}),
  };
}

function isInReach(post: { districtId: string | null } | undefined, districtId: string | null): boolean {
  return districtId === null || post?.districtId === districtId;
}

function personnelOf(record: TemporaryRecord, lookup: Lookup): Partial<Arrangement> {
  const decidedOn = lookup.decidedOn(record);
  const { reason, endReason, reviewDate, decisionReference, decisionId } = record;
  const retrospective = isRetrospective(record, decidedOn);
  return { reason, endReason, reviewDate, decisionReference, decisionId, decidedOn, retrospective };
}

function payOf(
  record: TemporaryRecord,
  lookup: Lookup,
  ground: CostGround,
  asAt: CivilDate,
  isWhole: boolean,
): Partial<Arrangement> {
  const { payPoint, basePoint, steps, onCost, hourlyPence } = record;
  const { cost, months } = costOfRecords([record], ground, lookup, record.endDate);
  const isOfIt = (line: { postId: string | null; occupancyId: string | null }) =>
    line.occupancyId === record.id || line.postId === record.postId;
  return {
    payPoint,
    basePoint,
    steps,
    onCost,
    hourlyPence,
    findings: checkArrangement(factsOf(record, lookup, asAt), lookup.settings),
    cost,
    ...(isWhole ? { months, fundingLines: lookup.fundingLines.filter(isOfIt) } : {}),
  };
}
