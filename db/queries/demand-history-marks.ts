import { eq } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { demandNote } from '../schema/index.ts';

/** A stretch of months that is marked, as it is stored. */
export type MarkedRow = typeof demandNote.$inferSelect;

/** Marks a stretch of months. */
export function insertMarkedMonths(db: Db, row: MarkedRow): void {
  db.insert(demandNote).values(row).run();
}

/** Replaces the stretch that begins with a month; its first month may change too. */
export function updateMarkedMonths(db: Db, fromMonth: string, row: MarkedRow): void {
  db.update(demandNote).set(row).where(eq(demandNote.fromMonth, fromMonth)).run();
}

/** Takes the mark off the stretch that begins with a month. */
export function deleteMarkedMonths(db: Db, fromMonth: string): void {
  db.delete(demandNote).where(eq(demandNote.fromMonth, fromMonth)).run();
}
