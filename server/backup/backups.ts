import type { Db } from '../../db/open.ts';
import { type Actor, appendAuditEvent } from '../../db/queries/audit.ts';
import { type BackupFile, listBackups, pruneBackups } from './backup-files.ts';
import type { BackupKey } from './backup-key.ts';
import { EVENHAND } from './evenhand.ts';
import { type RunBackup, runBackup } from './run-backup.ts';

const HOUR_MS = 3_600_000;
/** How often it is looked whether one is due. */
const LOOK_EVERY_MS = 60_000;

/** How an operator wants backups. */
export interface BackupSettings {
  /** Absolute path of the folder. */
  folder: string;
  /** Hours between two scheduled backups; 0 for none. */
  everyHours: number;
  /** How many are kept. */
  keep: number;
  key: BackupKey | null;
}

export interface BackupFailure {
  at: string;
  reason: string;
}

/** `failing` also where the last one is older than twice the time between two. */
export type BackupStanding = 'off' | 'none-yet' | 'ok' | 'failing';

/** Makes backups, on demand and when one is due. */
export interface Backups {
  settings: BackupSettings;
  list: () => BackupFile[];
  /** The last attempt, where it failed. */
  lastFailure: () => BackupFailure | null;
  /** In a word, for whoever watches the installation. */
  standing: () => BackupStanding;
  /** Makes one; whoever asks while one is made gets the same. @throws BackupRefused */
  make: (actor: Actor) => Promise<BackupFile>;
  /** Makes one if it is due. Never throws: what goes wrong is logged and shown. */
  makeIfDue: () => Promise<void>;
  /** Looks every minute whether one is due. */
  start: () => void;
  /** Ends the one being made. */
  close: () => Promise<void>;
}

interface Deps {
  db: Db;
  /** Path of the database. */
  database: string;
  settings: BackupSettings;
  now: () => Date;
  log: { error: (fields: Record<string, unknown>, message: string) => void };
  version: string;
  run?: RunBackup;
}

/** Backups of one installation. Each that is made, and each that fails, is noted in the audit trail. */
export function createBackups({ db, database, settings, now, log, version, run = runBackup }: Deps): Backups {
  const { folder, key, keep, everyHours } = settings;
  const ending = new AbortController();
  let atWork: Promise<BackupFile> | null = null;
  let failure: BackupFailure | null = null;
  let timer: NodeJS.Timeout | undefined;

  const hoursSince = (instant: number) => (now().getTime() - instant) / HOUR_MS;

  const attempt = async (actor: Actor): Promise<BackupFile> => {
    const at = now().toISOString();
    try {
      const made = await run({ database, folder, key, at, version }, ending.signal);
      const removed = pruneBackups(folder, keep);
      failure = null;
      noteBackup(db, actor, at, made, removed);
      return made;
    } catch (error) {
      if (ending.signal.aborted) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      failure = { at, reason };
      log.error({ reason }, 'A backup failed');
      note(db, actor, at, 'backup.fail', at, { reason });
      throw error;
    }
  };

  const make = (actor: Actor): Promise<BackupFile> => {
    atWork ??= attempt(actor).finally(() => {
      atWork = null;
    });
    return atWork;
  };

  const makeIfDue = async (): Promise<void> => {
    const last = Date.parse(listBackups(folder)[0]?.createdAt ?? '1970-01-01');
    const lastTry = failure ? Date.parse(failure.at) : 0;
    if (everyHours <= 0 || atWork || hoursSince(last) < everyHours || hoursSince(lastTry) < Math.min(1, everyHours))
      return;
    await make(EVENHAND).catch(() => {});
  };

  return {
    settings,
    list: () => listBackups(folder),
    lastFailure: () => failure,
    standing: () => {
      const last = listBackups(folder)[0];
      if (failure) return 'failing';
      if (!last) return everyHours > 0 ? 'none-yet' : 'off';
      const isLate = everyHours > 0 && hoursSince(Date.parse(last.createdAt)) > 2 * everyHours;
      return isLate ? 'failing' : 'ok';
    },
    make,
    makeIfDue,
    start: () => {
      timer = setInterval(() => void makeIfDue(), LOOK_EVERY_MS);
      timer.unref();
    },
    close: async () => {
      clearInterval(timer);
      ending.abort();
      await atWork?.catch(() => {});
    },
  };
}

/**
 * Tells the audit trail of a backup that was made. One that is there is there even where it cannot be noted.
 * @param removed names of older ones that made room
 */
export function noteBackup(db: Db, actor: Actor, at: string, made: BackupFile, removed: readonly string[]): void {
  const { name, bytes, contentHash, encrypted } = made;
  note(db, actor, at, 'backup.make', name, { bytes, contentHash, encrypted, removed });
}

function note(db: Db, actor: Actor, at: string, action: string, subjectId: string, after: Record<string, unknown>) {
  try {
    db.transaction(() => appendAuditEvent(db, { at, actor, action, subject: 'backup', subjectId, after }), {
      behavior: 'immediate',
    });
  } catch {
    // such as on a full disk: the log and the page tell of it
  }
}
