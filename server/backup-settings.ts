import { join, resolve } from 'node:path';
import type { BackupKey } from './backup/backup-key.ts';
import type { BackupSettings } from './backup/backups.ts';
import { SettingRefused } from './setting-refused.ts';

const SHORTEST_PASSPHRASE = 16;

/**
 * How backups are wanted, from the texts of the settings; an empty one counts as not set.
 * @param dataDir absolute path of the data folder
 * @throws SettingRefused; the message never holds the key
 */
export function backupSettingsOf(
  texts: Readonly<Record<'hours' | 'keep' | 'folder' | 'key', string | undefined>>,
  dataDir: string,
): BackupSettings {
  const keep = texts.keep || '14';
  if (!/^[1-9]\d{0,4}$/.test(keep)) {
    throw new SettingRefused(
      `EVENHAND_BACKUP_KEEP is “${keep}”. Give a whole number from 1, for example EVENHAND_BACKUP_KEEP=14.`,
    );
  }
  const hours = texts.hours || '24';
  if (!/^\d{1,4}(\.\d{1,3})?$/.test(hours)) {
    throw new SettingRefused(
      `EVENHAND_BACKUP_HOURS is “${hours}”. Give hours between two backups, for example EVENHAND_BACKUP_HOURS=24, or 0 for none.`,
    );
  }
  return {
    folder: texts.folder ? resolve(texts.folder) : join(dataDir, 'backups'),
    everyHours: Number(hours),
    keep: Number(keep),
    key: keyOf(texts.key || ''),
  };
}

/** 32 bytes as 64 hexadecimal digits or base64, or a passphrase. */
function keyOf(text: string): BackupKey | null {
  if (text === '') return null;
  if (/^[0-9a-f]{64}$/i.test(text)) return { kind: 'bytes', bytes: Buffer.from(text, 'hex') };
  if (/^[A-Za-z0-9+/]{43}=?$/.test(text)) return { kind: 'bytes', bytes: Buffer.from(text, 'base64') };
  if (text.length >= SHORTEST_PASSPHRASE) return { kind: 'passphrase', text };
  throw new SettingRefused(
    `EVENHAND_BACKUP_KEY is too short (${text.length} characters). Give 32 random bytes as 64 hexadecimal digits (openssl rand -hex 32), or a passphrase of at least ${SHORTEST_PASSPHRASE} characters.`,
  );
}
