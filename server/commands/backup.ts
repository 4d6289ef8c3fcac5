import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { examine } from '../../db/copy.ts';
import { closeDb, openDb } from '../../db/open.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { pruneBackups } from '../backup/backup-files.ts';
import { BackupRefused } from '../backup/backup-header.ts';
import { noteBackup } from '../backup/backups.ts';
import { EVENHAND } from '../backup/evenhand.ts';
import { makeBackup } from '../backup/make-backup.ts';
import { databaseFile } from '../installation.ts';
import { readSettings, SettingRefused } from '../settings.ts';

process.exitCode = await main(process.argv.slice(2));

/** Makes a backup of the installation in EVENHAND_DATA, whether its server runs or not. Exit status: 0 made, 1 not. */
async function main(args: readonly string[]): Promise<0 | 1> {
  try {
    if (args.length > 0) throw new BackupRefused(`${args.join(' ')}: not understood. Use npm run backup`);
    const { dataDir, backups } = readSettings(process.env);
    const { folder, key, keep } = backups;
    const database = databaseFile(dataDir);
    if (!existsSync(database)) {
      throw new BackupRefused(
        `There is no database in ${dataDir}. Set EVENHAND_DATA to the folder of the installation.`,
      );
    }
    const at = new Date().toISOString();
    const made = await makeBackup({ database, folder, key, at, version: packageJson.version });
    const removed = pruneBackups(folder, keep);
    const found = examine(database);
    // a database of an older version is backed up as it is, and not brought to the present schema for a note
    if (found.faults === null && found.missingSteps === 0) {
      const db = openDb(database);
      noteBackup(db, EVENHAND, at, made, removed);
      closeDb(db);
    }
    process.stdout.write(
      `${join(folder, made.name)}\n${made.bytes} bytes, ${made.encrypted ? 'encrypted' : 'not encrypted'}; restored on trial, content ${made.contentHash}\n`,
    );
    return 0;
  } catch (fault) {
    if (!(fault instanceof BackupRefused || fault instanceof SettingRefused)) throw fault;
    process.stderr.write(`${fault.message}\n`);
    return 1;
  }
}
