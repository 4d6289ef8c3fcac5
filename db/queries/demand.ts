import { and, asc, eq, gte, lte, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { preparedOnce } from '../prepared.ts';
import { demandCount, demandNote, district, language, levelOfNeed } from '../schema/index.ts';

export type DemandCountRow = typeof demandCount.$inferSelect;

/** Which counts: months `YYYY-MM`, both ends inclusive; an absent bound is open. */
export interface DemandFilter {
  from?: string | undefined;
  to?: string | undefined;
  districtId?: string | null | undefined;
}

/** The tables that `listDemand` looks at. */
export const DEMAND_TABLES = [demandCount, district, levelOfNeed] as const;

/** The counts of one month. */
export function countsOfMonth(month: string) {
  return { column: demandCount.month, value: month };
}

const FIRST_MONTH = '0000-01';
const LAST_MONTH = '9999-12';
const between = () => [gte(demandCount.month, sql.placeholder('from')), lte(demandCount.month, sql.placeholder('to'))];
const countsWhere = (db: Db, where: readonly SQL[]) =>
  db
    .select({
      id: demandCount.id,
      districtId: demandCount.districtId,
      month: demandCount.month,
      levelId: demandCount.levelId,
      languageCode: demandCount.languageCode,
      openCases: demandCount.openCases,
      families: demandCount.families,
      version: demandCount.version,
    })
    .from(demandCount)
    .innerJoin(district, eq(district.id, demandCount.districtId))
    .innerJoin(levelOfNeed, eq(levelOfNeed.id, demandCount.levelId))
    .where(and(...where))
    .orderBy(asc(demandCount.month), asc(district.position), asc(levelOfNeed.position), asc(demandCount.languageCode))
    .prepare();
const countsOfAll = preparedOnce((db) => countsWhere(db, between()));
const countsOfDistrict = preparedOnce((db) =>
  countsWhere(db, [...between(), eq(demandCount.districtId, sql.placeholder('districtId'))]),
);

/** Counts of open cases by month, district, level and language, each in display order. */
export function listDemand(db: Db, filter: DemandFilter = {}): DemandCountRow[] {
  const { from = FIRST_MONTH, to = LAST_MONTH, districtId = null } = filter;
  return districtId === null ? countsOfAll(db).all({ from, to }) : countsOfDistrict(db).all({ from, to, districtId });
}

const oneCount = preparedOnce((db) =>
  db
    .select()
    .from(demandCount)
    .where(eq(demandCount.id, sql.placeholder('id')))
    .prepare(),
);

export function findDemand(db: Db, id: number): DemandCountRow | undefined {
  return oneCount(db).get({ id });
}

const changedCount = preparedOnce((db) =>
  db
    .update(demandCount)
    .set({
      openCases: sql`${sql.placeholder('openCases')}`,
      families: sql`${sql.placeholder('families')}`,
      version: sql`${demandCount.version} + 1`,
    })
    .where(and(eq(demandCount.id, sql.placeholder('id')), eq(demandCount.version, sql.placeholder('version'))))
    .prepare(),
);

/**
 * Changes a count if it still has the version the change starts from.
 * @returns false where the version is another one; then nothing is changed
 */
export function updateDemand(
  db: Db,
  id: number,
  version: number,
  { openCases, families }: Pick<DemandCountRow, 'openCases' | 'families'>,
): boolean {
  return changedCount(db).run({ id, version, openCases, families }).changes === 1;
}

/** Stretches of months that read unlike the others, and why. */
export function listDemandNotes(db: Db) {
  return db.select().from(demandNote).orderBy(asc(demandNote.fromMonth)).all();
}

/** Codes of the languages whose cases need a speaker. */
export function listLanguagesThatNeedASpeaker(db: Db): string[] {
  return db
    .select({ code: language.code })
    .from(language)
    .where(eq(language.needsSpeaker, true))
    .all()
    .map((row) => row.code);
}
