import type { CivilDate } from '../calendar.ts';

/** Kinds of occupancy; all but `substantive` are temporary arrangements. */
export type OccupancyKind =
  | 'substantive'
  | 'fixed-term'
  | 'acting-up'
  | 'secondment'
  | 'maternity-cover'
  | 'agency'
  | 'additional-hours'
  | 'ring-fenced';

/** A funded place in the establishment, as it stands in the records; it is dated, both ends inclusive. */
export interface PostRecord {
  id: string;
  title: string;
  roleId: string;
  gradeId: string;
  unitId: string;
  /** District of the unit; null for central and commissioned units. */
  districtId: string | null;
  /** Minutes a week. */
  budgetedMinutes: number;
  /** Point it is budgeted at; null for the highest of its grade. */
  budgetPoint: number | null;
  costCode: string;
  startDate: CivilDate;
  endDate: CivilDate | null;
  endReason: string | null;
  permanence: 'permanent' | 'temporary';
  state: 'established' | 'proposed';
  frozenFrom: CivilDate | null;
  frozenTo: CivilDate | null;
  frozenReason: string | null;
  version: number;
}

/** Somebody in a post, as it stands in the records. */
export interface OccupancyRecord {
  id: string;
  postId: string;
  /** Null where the worker is not on the staff list; then `workerName` says who. */
  personId: string | null;
  /** Name of the person or the worker. */
  name: string;
  kind: OccupancyKind;
  /** Minutes a week. */
  minutes: number;
  startDate: CivilDate;
  endDate: CivilDate | null;
  payPoint: number | null;
  /** Honorarium: the substantive point from which the extra is counted. */
  basePoint: number | null;
  /** Later steps of pay, by date. */
  steps: { fromDate: CivilDate; point: number }[];
  onCost: boolean;
  hourlyPence: number | null;
  coversId: string | null;
  reason: string | null;
  reviewDate: CivilDate | null;
  decisionReference: string | null;
  decisionId: string | null;
  /** Case-holding minutes a week that it adds to a district; negative where it takes some away. */
  capacityMinutes: number;
  capacityDistrictId: string | null;
  /** Cover: true where the own caseload of whoever is covered stops for as long as it holds. */
  coveredStops: boolean;
  endReason: string | null;
  version: number;
}

/** Share of the cost of a post or of one occupancy that a fund meets, between two dates, both inclusive. */
export interface FundingRecord {
  id: string;
  postId: string | null;
  occupancyId: string | null;
  fundId: string;
  fromDate: CivilDate;
  toDate: CivilDate;
  /** Hundredths of a per cent. */
  shareBasisPoints: number;
  reason: string;
  reviewDate: CivilDate | null;
  decisionReference: string | null;
  decisionId: string | null;
  version: number;
}

/** Something between two dates, both inclusive; open where the end is null. */
interface Dated {
  startDate: CivilDate;
  endDate: CivilDate | null;
}

/** True where the date lies between the two, both inclusive. */
export function holdsAt({ startDate, endDate }: Dated, asAt: CivilDate): boolean {
  return startDate <= asAt && (endDate === null || endDate >= asAt);
}

/** Records by their id. They are set one by one: pairs of thousands would be made only to be thrown away. */
export function byId<One extends { id: string }>(records: Iterable<One>): Map<string, One> {
  const found = new Map<string, One>();
  for (const one of records) found.set(one.id, one);
  return found;
}

/** True where a post is frozen at a date. */
export function isFrozenAt({ frozenFrom, frozenTo }: PostRecord, asAt: CivilDate): boolean {
  return frozenFrom !== null && holdsAt({ startDate: frozenFrom, endDate: frozenTo }, asAt);
}

/** True for everything but the substantive occupancy. */
export function isTemporary({ kind }: Pick<OccupancyRecord, 'kind'>): boolean {
  return kind !== 'substantive';
}
