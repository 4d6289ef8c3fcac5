import type { Db } from './open.ts';

/**
 * Commits notes that need not reach the disk by themselves, so that they cost no flush of their own. They survive the
 * end of the process at once, and a power cut as soon as anything after them is flushed: commits reach the disk in
 * their order, so a note made before a change is there whenever the change is. Never for a change that is answered.
 */
export function withoutFlush<T>(db: Db, work: () => T): T {
  const client = db.$client;
  if (client.inTransaction) return work();
  client.pragma('synchronous = NORMAL');
  try {
    return work();
  } finally {
    client.pragma('synchronous = FULL');
  }
}
