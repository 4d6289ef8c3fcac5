import { sql } from 'drizzle-orm';
import { occupancy, person, post, unit } from '../schema/index.ts';

/** The columns of a post as it is read, in the order of `PostTuple`. */
export const POST_COLUMNS = {
  id: post.id,
  title: post.title,
  roleId: post.roleId,
  gradeId: post.gradeId,
  unitId: post.unitId,
  districtId: unit.districtId,
  budgetedMinutes: post.budgetedMinutes,
  budgetPoint: post.budgetPoint,
  costCode: post.costCode,
  startDate: post.startDate,
  endDate: post.endDate,
  endReason: post.endReason,
  permanence: post.permanence,
  state: post.state,
  frozenFrom: post.frozenFrom,
  frozenTo: post.frozenTo,
  frozenReason: post.frozenReason,
  version: post.version,
};

export type PostTuple = [
  id: string,
  title: string,
  roleId: string,
  gradeId: string,
  unitId: string,
  districtId: string | null,
  budgetedMinutes: number,
  budgetPoint: number | null,
  costCode: string,
  startDate: string,
  endDate: string | null,
  endReason: string | null,
  permanence: 'permanent' | 'temporary',
  state: 'established' | 'proposed',
  frozenFrom: string | null,
  frozenTo: string | null,
  frozenReason: string | null,
  version: number,
];

/** A row of `POST_COLUMNS` as a record. */
export function postOf(row: PostTuple) {
  return {
    id: row[0],
    title: row[1],
    roleId: row[2],
    gradeId: row[3],
    unitId: row[4],
    districtId: row[5],
    budgetedMinutes: row[6],
    budgetPoint: row[7],
    costCode: row[8],
    startDate: row[9],
    endDate: row[10],
    endReason: row[11],
    permanence: row[12],
    state: row[13],
    frozenFrom: row[14],
    frozenTo: row[15],
    frozenReason: row[16],
    version: row[17],
  };
}

/** The columns of an occupancy and its holder, without where its post is. */
export const HELD_COLUMNS = {
  id: occupancy.id,
  postId: occupancy.postId,
  personId: occupancy.personId,
  name: sql<string>`coalesce(${person.name}, ${occupancy.workerName})`,
  kind: occupancy.kind,
  minutes: occupancy.minutes,
  startDate: occupancy.startDate,
  endDate: occupancy.endDate,
  payPoint: occupancy.payPoint,
  basePoint: occupancy.basePoint,
  onCost: occupancy.onCost,
  hourlyPence: occupancy.hourlyPence,
  coversId: occupancy.coversId,
  reason: occupancy.reason,
  reviewDate: occupancy.reviewDate,
  decisionReference: occupancy.decisionReference,
  decisionId: occupancy.decisionId,
  capacityMinutes: occupancy.capacityMinutes,
  capacityDistrictId: occupancy.capacityDistrictId,
  coveredStops: occupancy.coveredStops,
  endReason: occupancy.endReason,
  version: occupancy.version,
};

/** The columns of an occupancy as it is read, in the order of `OccupancyTuple`. */
export const OCCUPANCY_COLUMNS = { ...HELD_COLUMNS, unitId: post.unitId, districtId: unit.districtId };

/** The columns of an occupancy alone: where its holder is on the staff list, the name stands there. */
export const KEPT_COLUMNS = { ...HELD_COLUMNS, name: occupancy.workerName };

/** A row of `KEPT_COLUMNS`. */
export type KeptTuple = [
  id: string,
  postId: string,
  personId: string | null,
  name: string | null,
  kind: (typeof occupancy.kind.enumValues)[number],
  minutes: number,
  startDate: string,
  endDate: string | null,
  payPoint: number | null,
  basePoint: number | null,
  onCost: 0 | 1,
  hourlyPence: number | null,
  coversId: string | null,
  reason: string | null,
  reviewDate: string | null,
  decisionReference: string | null,
  decisionId: string | null,
  capacityMinutes: number,
  capacityDistrictId: string | null,
  coveredStops: 0 | 1,
  endReason: string | null,
  version: number,
];

/** A row of `OCCUPANCY_COLUMNS`. */
export type OccupancyTuple = [...held: KeptTuple, unitId: string, districtId: string | null];

/** What a record of an occupancy has beyond its own columns. */
interface Around {
  /** Name of the holder. */
  name: string;
  /** Unit of the post. */
  unitId: string;
  /** District of the unit. */
  districtId: string | null;
  /** Later steps of pay, by date. */
  steps: { fromDate: string; point: number }[];
}

/** A row of `KEPT_COLUMNS`, or one that goes on after them, as a record. */
export function occupancyOf(row: readonly [...KeptTuple, ...unknown[]], { name, unitId, districtId, steps }: Around) {
  return {
    id: row[0],
    postId: row[1],
    personId: row[2],
    name,
    kind: row[4],
    minutes: row[5],
    startDate: row[6],
    endDate: row[7],
    payPoint: row[8],
    basePoint: row[9],
    onCost: row[10] === 1,
    hourlyPence: row[11],
    coversId: row[12],
    reason: row[13],
    reviewDate: row[14],
    decisionReference: row[15],
    decisionId: row[16],
    capacityMinutes: row[17],
    capacityDistrictId: row[18],
    coveredStops: row[19] === 1,
    endReason: row[20],
    version: row[21],
    unitId,
    districtId,
    steps,
  };
}
