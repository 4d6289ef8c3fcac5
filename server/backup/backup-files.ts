import { type Dirent, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readHeader } from './backup-header.ts';

const NAME = /^evenhand-\d{4}-\d{2}-\d{2}T\d{6}Z(-\d+)?\.evb$/;

/** A backup in the folder. Only one that was restored on trial gets its name there. */
export interface BackupFile {
  name: string;
  createdAt: string;
  /** Size of the file. */
  bytes: number;
  version: string;
  encrypted: boolean;
  contentHash: string;
}

/** Name of a backup of a moment: `evenhand-2021-04-01T090000Z.evb`, numbered where there is one already. */
export function backupName(at: string, taken: (name: string) => boolean): string {
  const stem = `evenhand-${at.slice(0, 19).replaceAll(':', '')}Z`;
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? `${stem}.evb` : `${stem}-${number}.evb`;
    if (!taken(name)) return name;
  }
}

/** The backups in a folder, newest first; none where the folder is not there. Other files are left alone. */
export function listBackups(folder: string): BackupFile[] {
  return entriesOf(folder)
    .filter((entry) => entry.isFile() && NAME.test(entry.name))
    .flatMap(({ name }) => describe(folder, name) ?? [])
    .sort((a, b) => byText(b.createdAt, a.createdAt) || numberOf(b.name) - numberOf(a.name));
}

/** Deletes the oldest backups beyond those to keep. @returns names of the deleted */
export function pruneBackups(folder: string, keep: number): string[] {
  const old = listBackups(folder).slice(Math.max(1, keep));
  for (const { name } of old) rmSync(join(folder, name), { force: true });
  return old.map(({ name }) => name);
}

function describe(folder: string, name: string): BackupFile | undefined {
  try {
    const { header } = readHeader(join(folder, name));
    const { createdAt, version, encryption, contentHash } = header;
    const { size } = statSync(join(folder, name));
    return { name, createdAt, bytes: size, version, encrypted: encryption !== null, contentHash };
  } catch {
    return undefined;
  }
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** Which of the backups of one second it is. */
function numberOf(name: string): number {
  return Number(NAME.exec(name)?.[1]?.slice(1) ?? 1);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
