import { asc, desc, eq, lte, sql } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { preparedOnce } from '../prepared.ts';
import { rememberedRead } from '../remember.ts';
import {
  caseloadStandard,
  caseWeight,
  demandCount,
  district,
  districtMinimum,
  language,
  levelOfNeed,
  referralCount,
  role,
  travelAllowance,
} from '../schema/index.ts';

/** The lists and settings that demand and people are measured by. */
export const SETTING_TABLES = [
  district,
  role,
  language,
  levelOfNeed,
  caseloadStandard,
  caseWeight,
  districtMinimum,
  travelAllowance,
] as const;

/** Counts of cases, and of families unwilling to engage. */
export const DEMAND_TABLES = [demandCount, referralCount] as const;

/**
 * The part of `readFactRows` without people: settings and counts.
 * @param needed tells which of the months, newest first, the counts are needed of; all of them unless said
 */
export function readDemandRows(db: Db, asAt: string, needed?: (months: string[]) => string | undefined) {
  const months = lastMonths(db)
    .all({ month: asAt.slice(0, 7) })
    .map((row) => row.month);
  const chosen = needed?.(months);
  const counts = months
    .filter((month) => needed === undefined || month === chosen)
    .flatMap((month) => countsOf(db).all({ month }));
  const set = settings(db, '', () => readSettings(db));
  const isChased = set.standards.some(({ chasingPoints }) => chasingPoints !== null);
  return {
    asAt,
    ...set,
    counts: counts.sort((a, b) => a.id - b.id),
    unwilling: isChased ? months.flatMap((month) => unwillingOf(db).all({ month })) : [],
  };
}

const settings = rememberedRead<ReturnType<typeof readSettings>>('settings of demand', SETTING_TABLES);

function readSettings(db: Db) {
  return {
    districts: db
      .select({ id: district.id, name: district.name })
      .from(district)
      .orderBy(asc(district.position), asc(district.id))
      .all(),
    roles: db
      .select({ id: role.id, title: role.title, caseload: role.caseload })
      .from(role)
      .orderBy(asc(role.position), asc(role.id))
      .all(),
    languages: db
      .select({ code: language.code, name: language.name, needsSpeaker: language.needsSpeaker })
      .from(language)
      .orderBy(asc(language.code))
      .all(),
    levels: db
      .select({ id: levelOfNeed.id, name: levelOfNeed.name })
      .from(levelOfNeed)
      .orderBy(asc(levelOfNeed.position), asc(levelOfNeed.id))
      .all(),
    standards: db.select().from(caseloadStandard).all(),
    weights: db.select().from(caseWeight).all(),
    minimums: db.select().from(districtMinimum).all(),
    travel: db.select().from(travelAllowance).all(),
  };
}

const lastMonths = preparedOnce((db) =>
  db
    .selectDistinct({ month: demandCount.month })
    .from(demandCount)
    .where(lte(demandCount.month, sql.placeholder('month')))
    .orderBy(desc(demandCount.month))
    .limit(2)
    .prepare(),
);

const countsOf = preparedOnce((db) =>
  db
    .select({
      id: demandCount.id,
      districtId: demandCount.districtId,
      month: demandCount.month,
      levelId: demandCount.levelId,
      languageCode: demandCount.languageCode,
      openCases: demandCount.openCases,
      families: demandCount.families,
    })
    .from(demandCount)
    .where(eq(demandCount.month, sql.placeholder('month')))
    .prepare(),
);

const unwillingOf = preparedOnce((db) =>
  db
    .select({
      districtId: referralCount.districtId,
      month: referralCount.month,
      unwilling: sql<number>`sum(${referralCount.unwilling})`,
    })
    .from(referralCount)
    .where(eq(referralCount.month, sql.placeholder('month')))
    .groupBy(referralCount.districtId)
    .prepare(),
);
