import { resolve } from 'node:path';
import { BackupRefused } from '../backup/backup-header.ts';
import { restoreBackup } from '../backup/restore-backup.ts';
import { takeDataFolder } from '../data-folder.ts';
import { databaseFile } from '../installation.ts';
import { readSettings, requireWritableFolder, SettingRefused } from '../settings.ts';

const usage = 'npm run restore -- FILE';

process.exitCode = main(process.argv.slice(2));

/** Puts a backup in place of the database in EVENHAND_DATA and keeps the old one. Exit status: 0 done, 1 refused. */
function main(args: readonly string[]): 0 | 1 {
  try {
    const [file, ...rest] = args;
    if (!file || file.startsWith('-') || rest.length > 0) throw new BackupRefused(`Name one backup: ${usage}`);
    const { dataDir, backups } = readSettings(process.env);
    requireWritableFolder(dataDir);
    const at = new Date().toISOString();
    const release = takeDataFolder(dataDir, at);
    try {
      const database = databaseFile(dataDir);
      const { header, kept } = restoreBackup(resolve(file), database, backups.key, at);
      process.stdout.write(
        [
          `Restored ${database} as it was at ${header.createdAt} (made by version ${header.version}).`,
          'Checked: the file is whole, the database is sound, and it holds what was backed up.',
          kept ? `The database from before is kept as ${kept}.` : 'There was no database before.',
          'Start it with: npm start',
          '',
        ].join('\n'),
      );
    } finally {
      release();
    }
    return 0;
  } catch (fault) {
    if (!(fault instanceof BackupRefused || fault instanceof SettingRefused)) throw fault;
    process.stderr.write(`${fault.message}\nNothing was changed.\n`);
    return 1;
  }
}
