import { asc, eq, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Db } from '../open.ts';
import {
  caseFlow,
  caseloadStandard,
  caseWeight,
  demandCount,
  demandNote,
  district,
  language,
  levelOfNeed,
  referralCount,
  referralSource,
  travelAllowance,
} from '../schema/index.ts';

/** The tables that a history looks at, whatever it shows. */
export const DEMAND_HISTORY_TABLES = [
  demandCount,
  referralCount,
  caseFlow,
  demandNote,
  district,
  levelOfNeed,
  language,
  referralSource,
  caseWeight,
  caseloadStandard,
  travelAllowance,
] as const;

/** What sums are told apart by beside the month; `none` adds everything up. */
export type CaseSplit = 'none' | 'district' | 'level' | 'language';

const caseKeys = {
  none: sql<string>`'all'`,
  district: demandCount.districtId,
  level: demandCount.levelId,
  language: demandCount.languageCode,
} as const;

/**
 * Open cases and families by month and part, in the order of the months. Of one district, or of all (null). Families are null where a count that they would
 * include does not tell them.
 */
export function sumCases(db: Db, split: CaseSplit, onlyDistrict: string | null) {
  const { openCases, families, month, districtId } = demandCount;
  return db
    .select({
      month,
      key: sql<string>`${caseKeys[split]}`,
      openCases: sql<number>`sum(${openCases})`,
      families: sql<number | null>`iif(count(${families}) = count(*), sum(${families}), NULL)`,
    })
    .from(demandCount)
    .where(ofDistrict(districtId, onlyDistrict))
    .groupBy(month, caseKeys[split])
    .orderBy(asc(month))
    .all();
}

/** Open cases by month, district, level and part: what demand in full-time equivalents is worked out from. */
export function sumWeighedCases(db: Db, split: CaseSplit, onlyDistrict: string | null) {
  const { openCases, month, districtId, levelId } = demandCount;
  return db
    .select({
      month,
      districtId,
      levelId,
      key: sql<string>`${caseKeys[split]}`,
      openCases: sql<number>`sum(${openCases})`,
    })
    .from(demandCount)
    .where(ofDistrict(districtId, onlyDistrict))
    .groupBy(month, districtId, levelId, caseKeys[split])
    .orderBy(asc(month))
    .all();
}

/** Referrals and what became of them by month and part, in the order of the months. */
export function sumReferrals(db: Db, split: 'none' | 'district' | 'source', onlyDistrict: string | null) {
  const { month, districtId, sourceId, referrals, engaged, unwilling } = referralCount;
  const key = split === 'none' ? sql`'all'` : split === 'source' ? sourceId : districtId;
  return db
    .select({
      month,
      key: sql<string>`${key}`,
      referrals: sql<number>`sum(${referrals})`,
      engaged: sql<number>`sum(${engaged})`,
      unwilling: sql<number>`sum(${unwilling})`,
    })
    .from(referralCount)
    .where(ofDistrict(districtId, onlyDistrict))
    .groupBy(month, key)
    .orderBy(asc(month))
    .all();
}

/** Cases that opened and closed by month and part, in the order of the months. */
export function sumFlow(db: Db, split: 'none' | 'district' | 'level', onlyDistrict: string | null) {
  const { month, districtId, levelId, opened, closed } = caseFlow;
  const key = split === 'none' ? sql`'all'` : split === 'level' ? levelId : districtId;
  return db
    .select({
      month,
      key: sql<string>`${key}`,
      opened: sql<number>`sum(${opened})`,
      closed: sql<number>`sum(${closed})`,
    })
    .from(caseFlow)
    .where(ofDistrict(districtId, onlyDistrict))
    .groupBy(month, key)
    .orderBy(asc(month))
    .all();
}

/** Rows of one district, or of all where it is null. */
function ofDistrict(column: SQLiteColumn, districtId: string | null): SQL | undefined {
  return districtId === null ? undefined : eq(column, districtId);
}

/** Counts of one month by district and level, source or language: what hiding small counts looks at. */
export interface CountCell {
  month: string;
  districtId: string;
  key: string;
  count: number;
}

/** Open cases or families of every month by district and level or language; families that were not counted are 0. */
export function listCaseCells(db: Db, of: 'openCases' | 'families', split: 'level' | 'language'): CountCell[] {
  const { month, districtId } = demandCount;
  const key = caseKeys[split];
  return db
    .select({ month, districtId, key: sql<string>`${key}`, count: sql<number>`coalesce(sum(${demandCount[of]}), 0)` })
    .from(demandCount)
    .groupBy(month, districtId, key)
    .all();
}

/** Travel allowances of all districts, in no order. */
export function listTravelShares(db: Db) {
  return db
    .select({
      districtId: travelAllowance.districtId,
      fromDate: travelAllowance.fromDate,
      share: travelAllowance.share,
    })
    .from(travelAllowance)
    .all();
}

/** Parts that sums can be told apart by, with their names, in display order. */
export function listParts(db: Db, split: 'district' | 'level' | 'source' | 'language'): { id: string; name: string }[] {
  switch (split) {
    case 'district':
      return db.select({ id: district.id, name: district.name }).from(district).orderBy(asc(district.position)).all();
    case 'level':
      return db
        .select({ id: levelOfNeed.id, name: levelOfNeed.name })
        .from(levelOfNeed)
        .orderBy(asc(levelOfNeed.position))
        .all();
    case 'source':
      return db
        .select({ id: referralSource.id, name: referralSource.name })
        .from(referralSource)
        .orderBy(asc(referralSource.position))
        .all();
    case 'language':
      return db
        .select({ id: language.code, name: language.name })
        .from(language)
        .orderBy(sql`${language.speakers} DESC NULLS LAST`, asc(language.name))
        .all();
  }
}
