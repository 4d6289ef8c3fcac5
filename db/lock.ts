import { hostname } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';

/** Whoever has a data folder to itself. */
export interface Holder {
  pid: number;
  startedAt: string;
  host: string;
}

/** The data folder is in use. */
export class FolderInUse extends Error {
  readonly holder: Holder | undefined;

  constructor(folder: string, holder: Holder | undefined) {
    const who = holder ? `process ${holder.pid} on ${holder.host}, since ${holder.startedAt}` : 'another process';
    super(
      `The data folder ${folder} is in use by ${who}. Stop it there (Ctrl+C, or kill ${holder?.pid ?? 'PID'}), or set EVENHAND_DATA to another folder.`,
    );
    this.holder = holder;
  }
}

/**
 * Takes a data folder for this process alone until it is released or the process ends, however it ends: the lock is
 * one that the operating system takes away with the process, so that nothing stale can be left. Who holds it stands
 * in the file for others to read: process and start.
 * @param at the present moment as ISO text
 * @returns gives the folder free again
 * @throws FolderInUse
 */
export function lockFolder(folder: string, at: string): () => void {
  const client = new Sqlite(join(folder, 'evenhand.lock'));
  try {
    client.pragma('busy_timeout = 0');
    client.pragma('journal_mode = MEMORY');
    client.exec('CREATE TABLE IF NOT EXISTS holder (pid INTEGER, started_at TEXT, host TEXT)');
    client.exec('BEGIN IMMEDIATE; DELETE FROM holder');
    client.prepare('INSERT INTO holder VALUES (?, ?, ?)').run(process.pid, at, hostname());
    // the lock that stays lets others read who holds it, but not take it
    client.exec('COMMIT; BEGIN IMMEDIATE');
    return () => client.close();
  } catch (error) {
    const busy = error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
    const holder = busy ? holderIn(client) : undefined;
    client.close();
    throw busy ? new FolderInUse(folder, holder) : error;
  }
}

function holderIn(client: Sqlite.Database): Holder | undefined {
  try {
    return client.prepare<[], Holder>('SELECT pid, started_at AS startedAt, host FROM holder').get();
  } catch {
    return undefined;
  }
}
