import type { Db } from '../db/open.ts';
import type { BackupFile } from './backup/backup-files.ts';
import { BackupRefused } from './backup/backup-header.ts';
import { type BackupSettings, noteBackup } from './backup/backups.ts';
import { EVENHAND } from './backup/evenhand.ts';
import { makeBackup } from './backup/make-backup.ts';
import { SettingRefused } from './setting-refused.ts';

interface Upgrade {
  /** Path of the database. */
  database: string;
  settings: BackupSettings;
  now: () => Date;
  version: string;
}

/**
 * A backup of a database of an older version before it is brought to the present schema: the way back, for the older
 * version. The note of it goes into the audit trail once that can be written.
 */
export function backUpBeforeUpgrade({ database, settings, now, version }: Upgrade) {
  let made: BackupFile | null = null;
  return {
    /** @throws SettingRefused where no backup can be made; nothing is upgraded then */
    backUp: async (): Promise<void> => {
      try {
        const { folder, key } = settings;
        made = await makeBackup({ database, folder, key, at: now().toISOString(), version });
      } catch (error) {
        if (!(error instanceof BackupRefused)) throw error;
        throw new SettingRefused(
          `${database} is of an older version, and no backup of it could be made before it is brought to this one. ${error.message} Nothing was changed.`,
        );
      }
    },
    note: (db: Db): void => {
      if (made) noteBackup(db, EVENHAND, made.createdAt, made, []);
    },
  };
}
