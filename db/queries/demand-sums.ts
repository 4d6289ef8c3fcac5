import { and, asc, eq, sql } from 'drizzle-orm';
import { groupKey, keptGroups } from '../kept-groups.ts';
import type { Db } from '../open.ts';
import { preparedOnce } from '../prepared.ts';
import {
  caseloadStandard,
  caseWeight,
  demandCount,
  demandNote,
  district,
  levelOfNeed,
  referralCount,
  travelAllowance,
} from '../schema/index.ts';

/** Open cases of a district at the end of a month, added up over languages. */
export interface DemandSums {
  month: string;
  districtId: string;
  /** By level of need, levels with a row only, in the order of their ids. */
  levels: { levelId: string; openCases: number }[];
  openCases: number;
  /** Those of them whose language was not recorded. */
  unknownLanguage: number;
}

/** The tables beside the counts that a history of demand is worked out with. */
export const HISTORY_SETTING_TABLES = [
  district,
  levelOfNeed,
  caseWeight,
  caseloadStandard,
  travelAllowance,
  referralCount,
  demandNote,
] as const;

/**
 * Every month's counts by district, added up over languages; only months whose counts were written since are added up
 * again.
 * @returns in no order; the same object for as long as its counts stay
 */
export function sumDemand(db: Db): Iterable<DemandSums> {
  return kept(db).values();
}

/** Language code of cases whose language was not recorded. */
const UNKNOWN_LANGUAGE = 'unknown';

interface LevelSum {
  month: string;
  districtId: string;
  levelId: string;
  openCases: number;
  unknownLanguage: number;
}

const columns = {
  month: demandCount.month,
  districtId: demandCount.districtId,
  levelId: demandCount.levelId,
  openCases: sql<number>`sum(${demandCount.openCases})`,
  unknownLanguage: sql<number>`sum(iif(${demandCount.languageCode} = ${UNKNOWN_LANGUAGE}, ${demandCount.openCases}, 0))`,
};

const sumsOfAll = preparedOnce((db) =>
  db
    .select(columns)
    .from(demandCount)
    .groupBy(demandCount.month, demandCount.districtId, demandCount.levelId)
    .orderBy(asc(demandCount.month), asc(demandCount.districtId), asc(demandCount.levelId))
    .prepare(),
);

const sumsOfOne = preparedOnce((db) =>
  db
    .select(columns)
    .from(demandCount)
    .where(
      and(eq(demandCount.month, sql.placeholder('month')), eq(demandCount.districtId, sql.placeholder('districtId'))),
    )
    .groupBy(demandCount.levelId)
    .orderBy(asc(demandCount.levelId))
    .prepare(),
);

const kept = keptGroups<DemandSums>({
  table: demandCount,
  by: [demandCount.month, demandCount.districtId],
  readAll: (db) => added(sumsOfAll(db).all()),
  readGroup: (db, [month, districtId]) => {
    const [sums] = added(sumsOfOne(db).all({ month, districtId })).values();
    return sums;
  },
});

function added(rows: readonly LevelSum[]): Map<string, DemandSums> {
  const sums = new Map<string, DemandSums>();
  for (const { month, districtId, levelId, openCases, unknownLanguage } of rows) {
    const key = groupKey([month, districtId]);
    const sum = sums.get(key) ?? { month, districtId, levels: [], openCases: 0, unknownLanguage: 0 };
    sums.set(key, sum);
    sum.levels.push({ levelId, openCases });
    sum.openCases += openCases;
    sum.unknownLanguage += unknownLanguage;
  }
  return sums;
}
