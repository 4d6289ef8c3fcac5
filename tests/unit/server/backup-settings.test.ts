import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettings, SettingRefused } from '../../../server/settings.ts';

const HEX = '0123456789abcdef'.repeat(4);
const backupsOf = (given: Record<string, string>) => readSettings(given).backups;

describe('the settings of backups', () => {
  it('have defaults beside the data', () => {
    const beside = { folder: resolve('/srv/data/backups'), everyHours: 24, keep: 14, key: null };
    expect(backupsOf({ EVENHAND_DATA: '/srv/data' })).toEqual(beside);
  });

  it('are read', () => {
    const given = { EVENHAND_BACKUPS: '/mnt/b', EVENHAND_BACKUP_HOURS: '0', EVENHAND_BACKUP_KEEP: '3' };
    expect(backupsOf(given)).toEqual({ folder: '/mnt/b', everyHours: 0, keep: 3, key: null });
  });

  it.each([
    ['hexadecimal digits', HEX, { kind: 'bytes', bytes: Buffer.from(HEX, 'hex') }],
    ['base64', Buffer.alloc(32, 7).toString('base64'), { kind: 'bytes', bytes: Buffer.alloc(32, 7) }],
    ['a passphrase', 'correct horse battery', { kind: 'passphrase', text: 'correct horse battery' }],
  ])('take a key as %s', (_, key, expected) => {
    expect(backupsOf({ EVENHAND_BACKUP_KEY: key }).key).toEqual(expected);
  });

  it.each([
    [{ EVENHAND_BACKUP_HOURS: 'daily' }, 'EVENHAND_BACKUP_HOURS is “daily”'],
    [{ EVENHAND_BACKUP_HOURS: '-1' }, 'EVENHAND_BACKUP_HOURS is “-1”'],
    [{ EVENHAND_BACKUP_KEEP: '0' }, 'EVENHAND_BACKUP_KEEP is “0”'],
    [{ EVENHAND_BACKUP_KEY: 'hunter2' }, 'EVENHAND_BACKUP_KEY is too short (7 characters)'],
  ])('are refused with the remedy: %j', (given, message) => {
    expect(() => readSettings(given)).toThrow(SettingRefused);
    expect(() => readSettings(given)).toThrow(message);
  });

  it('never show a key that is refused', () => {
    expect(() => readSettings({ EVENHAND_BACKUP_KEY: 'hunter2' })).not.toThrow(/hunter2/);
  });
});
