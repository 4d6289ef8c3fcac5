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
