import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkFile } from '../db/check.ts';
import { missingStepsOf } from '../db/copy.ts';
import { closeDb, type Db, openDb } from '../db/open.ts';
import { isInstalled, readInstallation } from '../db/queries/installation.ts';
import { loadDemo, loadLive } from '../seeds/run.ts';
import { SettingRefused } from './settings.ts';

/** How long a start looks for damage in the database before it goes on. */
const CHECK_MS = 5000;

/** Path of the database in a data folder. */
export function databaseFile(dataDir: string): string {
  return join(dataDir, 'evenhand.sqlite');
}

/**
 * Opens the database of an installation. On the first start it is made, with the demo in it or with the council's lists
 * only, beside the place where it belongs, and put there once it is whole: a start that is cut off leaves nothing half done.
 * @param dataDir an existing folder
 * @param beforeUpgrade called before a database of an older version is brought to the present schema; where it rejects,
 * the database is left as it is
 * @throws SettingRefused where the database cannot be opened, such as one that a newer version wrote, or is of the other mode
 */
export async function openInstallation(
  dataDir: string,
  now: Date,
  mode: 'demo' | 'live',
  beforeUpgrade: () => Promise<void> = async () => {},
): Promise<Db> {
  const file = databaseFile(dataDir);
  if (existsSync(file)) {
    const db = await openExisting(file, beforeUpgrade);
    if (isInstalled(db)) return requireMode(db, file, mode);
    closeDb(db);
  }
  const unfinished = `${file}.new`;
  removeDatabase(unfinished);
  const fresh = openDb(unfinished);
  try {
    if (mode === 'demo') await loadDemo(fresh, { now });
    else loadLive(fresh);
  } finally {
    closeDb(fresh);
  }
  removeDatabase(file);
  renameSync(unfinished, file);
  return openDb(file);
}

/** A demo is never taken for a service, nor the other way round. */
function requireMode(db: Db, file: string, mode: 'demo' | 'live'): Db {
  const { demo } = readInstallation(db);
  if (demo === (mode === 'demo')) return db;
  closeDb(db);
  throw new SettingRefused(
    demo
      ? `${file} holds the demo with its synthetic people, but EVENHAND_MODE is “live”. Set EVENHAND_DATA to an empty folder for a live service, or leave EVENHAND_MODE out to start the demo.`
      : `${file} holds a live service, but EVENHAND_MODE is not “live”. Start it with EVENHAND_MODE=live, or set EVENHAND_DATA to another folder for the demo.`,
  );
}

/** Looks for damage first: a broken file is left as it is, so that nothing more is lost. */
async function openExisting(file: string, beforeUpgrade: () => Promise<void>): Promise<Db> {
  const [fault] = checkFile(file, CHECK_MS).faults;
  if (fault) {
    throw new SettingRefused(
      `${file} is damaged (${fault}). It was left as it is. Restore the newest backup with: npm run restore -- FILE (backups lie in EVENHAND_BACKUPS), or set EVENHAND_DATA to another folder.`,
    );
  }
  if (missingStepsOf(file) > 0) await beforeUpgrade();
  try {
    return openDb(file);
  } catch (error) {
    throw new SettingRefused(
      `${file} cannot be opened: ${error instanceof Error ? error.message : String(error)} Restore a backup, or set EVENHAND_DATA to another folder.`,
    );
  }
}

function removeDatabase(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(file + suffix, { force: true });
}
