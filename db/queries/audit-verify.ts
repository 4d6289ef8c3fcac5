import { asc, desc, gt, lte } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { auditAnchor, auditEvent } from '../schema/index.ts';
import { AUDIT_START, type AuditRow, auditContentHash, auditHash } from './audit.ts';

/** A place in the chain: an event's number and its hash. */
export interface AuditLink {
  sequence: number;
  hash: string;
}

/** What a check of the chain found. */
export type AuditVerdict =
  | { ok: true; events: number; redacted: number; removed: number; head: AuditLink }
  | { ok: false; sequence: number; reason: string };

/** Events read at a time, so that the memory needed does not grow with the history. */
const AT_A_TIME = 1000;
const TRIGGERS = ['audit_event_no_update', 'audit_event_no_delete', 'audit_anchor_no_change', 'audit_anchor_no_delete'];

/**
 * Recomputes every hash of the chain, from the first event, or from the anchor that stands for those removed at the end
 * of their retention. Of a redacted event everything but its content is checked.
 * @param expected a link noted earlier, elsewhere: the chain must still contain it. Only this shows a history that was
 *   rewritten as a whole
 * @returns the head of the chain to note down, or the first event at which it is broken and why
 */
export function verifyAudit(db: Db, expected?: AuditLink): AuditVerdict {
  const missing = missingTrigger(db);
  if (missing) return broken(0, `The trigger ${missing}, which keeps events from being changed, is gone.`);
  const anchor = db.select().from(auditAnchor).orderBy(desc(auditAnchor.upToSequence)).limit(1).get();
  let link: AuditLink = { sequence: anchor?.upToSequence ?? 0, hash: anchor?.hash ?? AUDIT_START };
  if (expected && expected.sequence < link.sequence) {
    return broken(expected.sequence, 'The expected event is no longer kept; note a newer one.');
  }
  const stray = anchor ? firstUpTo(db, anchor.upToSequence) : undefined;
  if (stray !== undefined) return broken(stray, 'It stands before the anchor that says it was removed.');
  let events = 0;
  let redacted = 0;
  for (let rows = eventsAfter(db, link.sequence); rows.length > 0; rows = eventsAfter(db, link.sequence)) {
    for (const row of rows) {
      const fault = faultOf(row, link);
      if (fault) return fault;
      events += 1;
      if (row.redactedAt !== null) redacted += 1;
      link = { sequence: row.sequence, hash: row.hash };
      if (expected?.sequence === link.sequence && expected.hash !== link.hash) {
        return broken(link.sequence, 'Its hash is not the one that was noted: the history was rewritten.');
      }
    }
  }
  if (expected && expected.sequence > link.sequence) {
    return broken(link.sequence + 1, 'The expected event is not there: events at the end are missing.');
  }
  const highest = highestEver(db);
  if (highest > link.sequence) return broken(link.sequence + 1, `Events up to ${highest} are missing at the end.`);
  return { ok: true, events, redacted, removed: anchor?.upToSequence ?? 0, head: link };
}

function faultOf(row: AuditRow, before: AuditLink): AuditVerdict | null {
  if (row.sequence !== before.sequence + 1) return broken(before.sequence + 1, 'The event is missing.');
  if (row.redactedAt === null && auditContentHash(row) !== row.contentHash) {
    return broken(row.sequence, 'Its content is not what was written.');
  }
  const hasContent = [row.before, row.after, row.reason, row.contentSalt].some((part) => part !== null);
  if (row.redactedAt !== null && hasContent) return broken(row.sequence, 'It is marked as redacted but has content.');
  if (auditHash(before.hash, row) !== row.hash) {
    return broken(row.sequence, 'Its hash does not follow from the event and the one before it.');
  }
  return null;
}

function broken(sequence: number, reason: string): AuditVerdict {
  return { ok: false, sequence, reason };
}

function eventsAfter(db: Db, sequence: number): AuditRow[] {
  const later = gt(auditEvent.sequence, sequence);
  return db.select().from(auditEvent).where(later).orderBy(asc(auditEvent.sequence)).limit(AT_A_TIME).all();
}

function firstUpTo(db: Db, sequence: number): number | undefined {
  const earlier = lte(auditEvent.sequence, sequence);
  return db.select().from(auditEvent).where(earlier).orderBy(asc(auditEvent.sequence)).limit(1).get()?.sequence;
}

/** SQLite's own note of the highest number an event ever had; it outlives the deletion of events. */
function highestEver(db: Db): number {
  const find = db.$client.prepare<[], { seq: number }>("SELECT seq FROM sqlite_sequence WHERE name = 'audit_event'");
  return find.get()?.seq ?? 0;
}

function missingTrigger(db: Db): string | undefined {
  const find = db.$client.prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'trigger'");
  const present = new Set(find.all().map(({ name }) => name));
  return TRIGGERS.find((name) => !present.has(name));
}
