import { and, asc, eq, gte, lte, sql } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { demandCount, demandNote, district, language, levelOfNeed } from '../schema/index.ts';

export type DemandCountRow = typeof demandCount.$inferSelect;

/** Which counts: months `YYYY-MM`, both ends inclusive; an absent bound is open. */
export interface DemandFilter {
  from?: string | undefined;
  to?: string | undefined;
  districtId?: string | null | undefined;
}

/** Counts of open cases by month, district, level and language, each in display order. */
export function listDemand(db: Db, { from, to, districtId }: DemandFilter = {}): DemandCountRow[] {
  return db
    .select({
      id: demandCount.id,
      districtId: demandCount.districtId,
      month: demandCount.month,
      levelId: demandCount.levelId,
      languageCode: demandCount.languageCode,
      openCases: demandCount.openCases,
      version: demandCount.version,
    })
    .from(demandCount)
    .innerJoin(district, eq(district.id, demandCount.districtId))
    .innerJoin(levelOfNeed, eq(levelOfNeed.id, demandCount.levelId))
    .where(
      and(
        from === undefined ? undefined : gte(demandCount.month, from),
        to === undefined ? undefined : lte(demandCount.month, to),
        districtId === undefined || districtId === null ? undefined : eq(demandCount.districtId, districtId),
      ),
    )
    .orderBy(asc(demandCount.month), asc(district.position), asc(levelOfNeed.position), asc(demandCount.languageCode))
    .all();
}

/** Open cases of a district at the end of a month, of one level, added up over languages. */
export interface DemandSum {
  month: string;
  districtId: string;
  levelId: string;
  openCases: number;
  /** Those of them with the given language code. */
  ofLanguage: number;
}

/**
 * Every month's counts added up over languages, months in order.
 * @param languageCode language whose part is told apart
 * @param districtId only this district; null for all
 */
export function sumDemand(db: Db, languageCode: string, districtId: string | null): DemandSum[] {
  return db
    .select({
      month: demandCount.month,
      districtId: demandCount.districtId,
      levelId: demandCount.levelId,
      openCases: sql<number>`sum(${demandCount.openCases})`,
      ofLanguage: sql<number>`sum(iif(${demandCount.languageCode} = ${languageCode}, ${demandCount.openCases}, 0))`,
    })
    .from(demandCount)
    .where(districtId === null ? undefined : eq(demandCount.districtId, districtId))
    .groupBy(demandCount.month, demandCount.districtId, demandCount.levelId)
    .orderBy(asc(demandCount.month))
    .all();
}

export function findDemand(db: Db, id: number): DemandCountRow | undefined {
  return db.select().from(demandCount).where(eq(demandCount.id, id)).get();
}

/**
 * Changes a count if it still has the version the change starts from.
 * @returns false where the version is another one; then nothing is changed
 */
export function updateDemand(db: Db, id: number, version: number, openCases: number): boolean {
  const { changes } = db
    .update(demandCount)
    .set({ openCases, version: sql`${demandCount.version} + 1` })
    .where(and(eq(demandCount.id, id), eq(demandCount.version, version)))
    .run();
  return changes === 1;
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
