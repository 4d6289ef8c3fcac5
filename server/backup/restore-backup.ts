import { copyFileSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { examine } from '../../db/copy.ts';
import { closeDb, type Db, openDb } from '../../db/open.ts';
import { appendAuditEvent } from '../../db/queries/audit.ts';
import { type BackupHeader, BackupRefused } from './backup-header.ts';
import type { BackupKey } from './backup-key.ts';
import { EVENHAND } from './evenhand.ts';
import { flushFolder } from './make-backup.ts';
import { openSealed } from './sealed-file.ts';

/** What a restore did. */
export interface Restored {
  header: BackupHeader;
  /** Path of what was the database before, or null where there was none. */
  kept: string | null;
}

const SIDES = ['-wal', '-shm', '-journal'];

/**
 * Puts the database of a backup in place of the present one, which is kept beside it. Everything is checked before
 * anything is exchanged, and at every moment there is a whole database in its place. Nothing else may have the data
 * folder open: hold its lock.
 * @param database path of the database
 * @param at the present moment, ISO text
 * @throws BackupRefused where the backup is damaged, of another program, newer than this version, or of another key
 */
export function restoreBackup(file: string, database: string, key: BackupKey | null, at: string): Restored {
  const incoming = `${database}.restoring`;
  removeDatabase(incoming);
  try {
    const header = openSealed(file, incoming, key);
    const found = examine(incoming);
    if (found.faults) throw new BackupRefused(`${file} cannot be used: ${found.faults.join('; ')}`);
    if (found.contentHash !== header.contentHash) {
      throw new BackupRefused(`${file} does not hold what it says it holds. Choose another backup.`);
    }
    noteRestore(incoming, header, at);
    const kept = keepPresent(database, at);
    renameSync(incoming, database);
    flushFolder(dirname(database));
    return { header, kept };
  } finally {
    removeDatabase(incoming);
  }
}

/** Brings the restored database to the present schema and notes in it that it was restored. */
function noteRestore(file: string, header: BackupHeader, at: string): void {
  const db: Db = openDb(file);
  try {
    db.transaction(() =>
      appendAuditEvent(db, {
        at,
        actor: EVENHAND,
        action: 'backup.restore',
        subject: 'backup',
        subjectId: header.createdAt,
        after: { createdAt: header.createdAt, version: header.version, contentHash: header.contentHash },
      }),
    );
    db.$client.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    closeDb(db);
  }
  for (const side of SIDES) rmSync(file + side, { force: true });
}

/** Gives the present database a second name, with what is still in its log; it stays in its place meanwhile. */
function keepPresent(database: string, at: string): string | null {
  if (!existsSync(database)) return null;
  foldInLog(database);
  const kept = freeName(`${database}.before-restore-${at.slice(0, 19).replaceAll(':', '')}Z`);
  for (const side of ['', ...SIDES]) if (existsSync(database + side)) secondName(database + side, kept + side);
  for (const side of SIDES) rmSync(database + side, { force: true });
  return kept;
}

/** Closing a database moves its log into it. One that is too damaged for that is kept as it lies, log and all. */
function foldInLog(database: string): void {
  try {
    closeDb(openDb(database));
  } catch {
    // kept as it is
  }
}

function secondName(file: string, name: string): void {
  try {
    linkSync(file, name);
  } catch {
    copyFileSync(file, name);
  }
}

function freeName(stem: string): string {
  let name = stem;
  for (let number = 2; existsSync(name); number += 1) name = `${stem}-${number}`;
  return name;
}

function removeDatabase(file: string): void {
  for (const side of ['', ...SIDES]) rmSync(file + side, { force: true });
}
