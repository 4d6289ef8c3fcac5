import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { closeDb, type Db, openDb } from '../db/open.ts';
import { isInstalled } from '../db/queries/installation.ts';
import { loadDemo } from '../seeds/run.ts';
import { SettingRefused } from './settings.ts';

/**
 * Opens the database of an installation. On the first start it is made with the demo in it, beside the place where it
 * belongs, and put there once it is whole: a start that is cut off leaves nothing half done.
 * @param dataDir an existing folder
 * @throws SettingRefused where the database cannot be opened, such as one that a newer version wrote
 */
export async function openInstallation(dataDir: string, now: Date): Promise<Db> {
  const file = join(dataDir, 'evenhand.sqlite');
  if (existsSync(file)) {
    const db = openExisting(file);
    if (isInstalled(db)) return db;
    closeDb(db);
  }
  const unfinished = `${file}.new`;
  removeDatabase(unfinished);
  const fresh = openDb(unfinished);
  try {
    await loadDemo(fresh, { now });
  } finally {
    closeDb(fresh);
  }
  removeDatabase(file);
  renameSync(unfinished, file);
  return openDb(file);
}

function openExisting(file: string): Db {
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
