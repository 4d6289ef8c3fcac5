import type { Db } from '../../db/open.ts';
import { appendAuditEvent } from '../../db/queries/audit.ts';
import { pruneAuditEvents } from '../../db/queries/audit-keep.ts';
import { inTransaction } from '../../db/queries/plans.ts';

const PROGRAM = { accountId: null, name: 'Evenhand', role: null, requestId: null };
const DAY_MS = 86_400_000;

/**
 * Removes the events older than the retention, leaves the anchor that the chain goes on from, and tells the history.
 * @param years how long events are kept, whole years
 * @returns how many were removed
 */
export function pruneAudit(db: Db, years: number, now: Date): number {
  const olderThan = new Date(now);
  olderThan.setUTCFullYear(olderThan.getUTCFullYear() - years);
  const at = now.toISOString();
  return inTransaction(db, () => {
    const done = pruneAuditEvents(db, olderThan.toISOString(), at);
    if (!done) return 0;
    const after = { ...done, olderThan: olderThan.toISOString().slice(0, 10) };
    appendAuditEvent(db, { at, actor: PROGRAM, action: 'audit.prune', subject: 'audit', subjectId: 'all', after });
    return done.removed;
  });
}

/**
 * Prunes at once and then daily. A fault is logged and tried again the next day: the server goes on.
 * @returns ends it
 */
export function pruneDaily(deps: {
  db: Db;
  now: () => Date;
  log: { error: (details: object, message: string) => void };
  years: number;
}): () => void {
  const prune = () => {
    try {
      pruneAudit(deps.db, deps.years, deps.now());
    } catch (error) {
      deps.log.error({ err: error }, 'Events at the end of their retention could not be removed');
    }
  };
  prune();
  const timer = setInterval(prune, DAY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
