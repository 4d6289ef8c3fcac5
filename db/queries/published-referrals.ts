import { asc, eq } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { publishedReferral, sourceNote } from '../schema/index.ts';

/** The tables that `readPublishedReferrals` looks at. */
export const PUBLISHED_TABLES = [publishedReferral, sourceNote] as const;

/** What the note of the source is about, as the list of sources calls it. */
const SOURCE_OF = 'Referrals to children’s social care by year';

/**
 * Referrals to children’s social care as published, by area and year, and where they come from.
 * @returns source: null where no note tells it
 */
export function readPublishedReferrals(db: Db) {
  const note = db.select({ source: sourceNote.source }).from(sourceNote).where(eq(sourceNote.what, SOURCE_OF)).get();
  return {
    rows: db.select().from(publishedReferral).orderBy(asc(publishedReferral.area), asc(publishedReferral.year)).all(),
    source: note?.source ?? null,
  };
}
