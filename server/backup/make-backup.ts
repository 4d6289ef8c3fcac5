import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { copyDatabase, examine } from '../../db/copy.ts';
import { type BackupFile, backupName } from './backup-files.ts';
import { BackupRefused } from './backup-header.ts';
import type { BackupKey } from './backup-key.ts';
import { openSealed, sealFile } from './sealed-file.ts';

/** What a backup is made of and where it goes. */
export interface BackupJob {
  /** Path of the database, which may be in use. */
  database: string;
  /** Folder of the backups; made where it is missing. */
  folder: string;
  key: BackupKey | null;
  /** Moment of the backup, ISO text. */
  at: string;
  /** Version of Evenhand. */
  version: string;
}

/**
 * Makes a backup and proves it: the database is copied as it is at one moment, packed, restored from the packed file
 * on trial, looked through, and compared with the source. Only then it gets its name in the folder.
 * It takes as long as it takes: call it in a process of its own.
 * @throws BackupRefused where the trial finds anything; no file is left then
 */
export async function makeBackup({ database, folder, key, at, version }: BackupJob): Promise<BackupFile> {
  const leftOvers = removeLeftOvers(database);
  const copy = `${leftOvers}copy`;
  const trial = `${leftOvers}trial`;
  const part = join(folder, `.evenhand-${process.pid}.part`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { contentHash, schemaSteps } = await copyDatabase(database, copy);
    rmSync(part, { force: true });
    sealFile(copy, part, { createdAt: at, version, schemaSteps, contentHash }, key);
    openSealed(part, trial, key);
    const found = examine(trial);
    if (found.faults) throw new BackupRefused(`The backup could not be restored on trial: ${found.faults.join('; ')}`);
    if (found.contentHash !== contentHash) {
      throw new BackupRefused('The backup was restored on trial and does not hold what the database holds.');
    }
    const name = backupName(at, (candidate) => existsSync(join(folder, candidate)));
    renameSync(part, join(folder, name));
    flushFolder(folder);
    const { size } = statSync(join(folder, name));
    return { name, createdAt: at, bytes: size, version, encrypted: key !== null, contentHash };
  } catch (error) {
    if (error instanceof BackupRefused || !(error instanceof Error)) throw error;
    throw new BackupRefused(
      `No backup could be made in ${folder}: ${error.message}. Check that the folder can be written and has room.`,
    );
  } finally {
    if (existsSync(part)) rmSync(part);
    removeLeftOvers(database);
  }
}

/** Makes sure that a new name in a folder survives a power cut. */
export function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const fd = openSync(folder, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Removes what an earlier attempt left beside the database. @returns beginning of the names of such files */
function removeLeftOvers(database: string): string {
  const beginning = `${basename(database)}.backup-`;
  const folder = dirname(database);
  for (const name of readdirSync(folder)) if (name.startsWith(beginning)) rmSync(join(folder, name), { force: true });
  return join(folder, beginning);
}
