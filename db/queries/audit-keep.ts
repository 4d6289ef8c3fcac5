import { asc, count, eq, gte, lte, max } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { auditAnchor, auditEvent } from '../schema/index.ts';

/**
 * Removes the events from before an instant and leaves an anchor that the chain goes on from. Events from later on that
 * stand before such an event keep it, so that what stays is one unbroken run. Call it inside a transaction.
 * @param before instant as ISO text; events at it or later stay
 * @param removedAt instant as ISO text, kept with the anchor
 * @returns how many were removed, and the last of them; null where none was
 */
export function pruneAuditEvents(
  db: Db,
  before: string,
  removedAt: string,
): { removed: number; upToSequence: number } | null {
  const firstKept = db
    .select({ sequence: auditEvent.sequence })
    .from(auditEvent)
    .where(gte(auditEvent.at, before))
    .orderBy(asc(auditEvent.sequence))
    .limit(1)
    .get();
  const upToSequence = firstKept ? firstKept.sequence - 1 : newest(db);
  const last = db.select().from(auditEvent).where(eq(auditEvent.sequence, upToSequence)).get();
  if (!last) return null;
  const range = lte(auditEvent.sequence, upToSequence);
  const removed = db.select({ events: count() }).from(auditEvent).where(range).get()?.events ?? 0;
  db.insert(auditAnchor).values({ upToSequence, hash: last.hash, removedAt, removed }).run();
  db.delete(auditEvent).where(range).run();
  return { removed, upToSequence };
}

/** What an event says afterwards where its content was removed. */
export interface Redaction {
  /** Takes the place of the person's id. */
  personId: string | null;
  /** Takes the place of the subject's id where that was the person. */
  subjectId: string;
}

/** Takes the content out of an event; its place in the chain and its hashes stay. Call it inside a transaction. */
export function redactAuditEvent(db: Db, sequence: number, redactedAt: string, to: Redaction): void {
  db.update(auditEvent)
    .set({ ...to, before: null, after: null, reason: null, contentSalt: null, redactedAt })
    .where(eq(auditEvent.sequence, sequence))
    .run();
}

function newest(db: Db): number {
  return (
    db
      .select({ sequence: max(auditEvent.sequence) })
      .from(auditEvent)
      .get()?.sequence ?? 0
  );
}
