import type { Occupancy, Post } from '../contract/establishment.ts';
import type { PostAt } from '../contract/posts.ts';
import type { CivilDate } from '../domain/calendar.ts';
import type { OccupancyRecord, PostRecord } from '../domain/establishment/records.ts';
import type { PostStanding } from '../domain/establishment/standing.ts';
import type { PostsReader } from './reader.ts';

/** An occupancy with where its post lies, as it is read. */
export type LocatedOccupancy = OccupancyRecord & { unitId: string; districtId: string | null };

/** What hangs on posts, by post number. */
export interface Hanging {
  requirements: ReadonlyMap<string, readonly { competenceId: string; minimumLevel: number }[]>;
  /** By the new post: what it became of. */
  becameOf: ReadonlyMap<string, readonly { oldPostId: string }[]>;
  /** By the old post: what it becomes. */
  becomes: ReadonlyMap<string, readonly { newPostId: string }[]>;
}

/** A post as the reader may see it. @param fullTimeMinutes minutes a week of a full-time post */
export function postView(record: PostRecord, hanging: Hanging, reader: PostsReader, fullTimeMinutes: number): Post {
  const requirements = hanging.requirements.get(record.id) ?? [];
  return {
    id: record.id,
    title: record.title,
    roleId: record.roleId,
    unitId: record.unitId,
    districtId: record.districtId,
    budgetedMinutes: record.budgetedMinutes,
    budgetedFte: record.budgetedMinutes / fullTimeMinutes,
    costCode: record.costCode,
    startDate: record.startDate,
    endDate: record.endDate,
    endReason: record.endReason,
    permanence: record.permanence,
    state: record.state,
    frozenFrom: record.frozenFrom,
    frozenTo: record.frozenTo,
    frozenReason: record.frozenReason,
    requirements: requirements.map(({ competenceId, minimumLevel }) => ({ competenceId, minimumLevel })),
    becameOf: (hanging.becameOf.get(record.id) ?? []).map(({ oldPostId }) => oldPostId),
    becomes: (hanging.becomes.get(record.id) ?? []).map(({ newPostId }) => newPostId),
    ...(reader.seesPay ? { gradeId: record.gradeId, budgetPoint: record.budgetPoint } : {}),
    version: record.version,
  };
}

/** A post at a date as the reader may see it: what a list shows. @param occupants everybody in it at the date */
export function postAtView(
  record: PostRecord,
  standing: PostStanding,
  occupants: readonly OccupancyRecord[],
  reader: PostsReader,
  fullTimeMinutes: number,
): PostAt {
  return {
    id: record.id,
    title: record.title,
    roleId: record.roleId,
    unitId: record.unitId,
    districtId: record.districtId,
    budgetedMinutes: record.budgetedMinutes,
    budgetedFte: record.budgetedMinutes / fullTimeMinutes,
    costCode: record.costCode,
    startDate: record.startDate,
    endDate: record.endDate,
    permanence: record.permanence,
    state: record.state,
    frozenTo: record.frozenTo,
    ...(reader.seesPay ? { gradeId: record.gradeId } : {}),
    heldFte: standing.heldMinutes / fullTimeMinutes,
    vacantFte: standing.vacantMinutes / fullTimeMinutes,
    coveredFte: standing.coveredMinutes / fullTimeMinutes,
    isFrozen: standing.isFrozen,
    occupants: occupants.map(({ name, kind, endDate }) => ({ name, kind, endDate })),
    version: record.version,
  };
}

/** Somebody in a post as the reader may see them. */
export function occupancyView(record: LocatedOccupancy, reader: PostsReader, fullTimeMinutes: number): Occupancy {
  return {
    id: record.id,
    postId: record.postId,
    unitId: record.unitId,
    districtId: record.districtId,
    personId: record.personId,
    name: record.name,
    kind: record.kind,
    minutes: record.minutes,
    fte: record.minutes / fullTimeMinutes,
    startDate: record.startDate,
    endDate: record.endDate,
    coversId: record.coversId,
    capacityMinutes: record.capacityMinutes,
    capacityDistrictId: record.capacityDistrictId,
    coveredStops: record.coveredStops,
    ...(reader.seesReasons
      ? {
          reason: record.reason,
          endReason: record.endReason,
          reviewDate: record.reviewDate,
          decisionReference: record.decisionReference,
          decisionId: record.decisionId,
        }
      : {}),
    ...(reader.seesPay
      ? {
          payPoint: record.payPoint,
          basePoint: record.basePoint,
          steps: record.steps,
          onCost: record.onCost,
          hourlyPence: record.hourlyPence,
        }
      : {}),
    version: record.version,
  };
}

/** A date in the words of a sentence: `1 Apr 2021`. */
export function inWords(date: CivilDate): string {
  return DAY.format(new Date(`${date}T00:00:00Z`));
}

/** Minutes a week in the words of a sentence: `18:30`. */
export function hoursInWords(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

const DAY = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' });
