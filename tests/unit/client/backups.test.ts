import { describe, expect, it } from 'vitest';
import { formatBytes, schedule } from '../../../client/features/backups/words.ts';

describe('sizes', () => {
  it.each([
    [0, '1 KB'],
    [5300, '5 KB'],
    [5_300_000, '5.1 MB'],
    [3_221_225_472, '3.0 GB'],
  ])('%d bytes are %s', (bytes, text) => {
    expect(formatBytes(bytes).replace('\u00a0', ' ')).toBe(text);
  });
});

describe('the schedule in words', () => {
  const view = { backups: [], folder: '/b', everyHours: 24, keep: 14, encrypts: true, lastFailure: null };

  it.each([
    [view, 'A backup is made every 24 hours; the newest 14 are kept. They are encrypted'],
    [{ ...view, everyHours: 1 }, 'every hour;'],
    [{ ...view, everyHours: 0 }, 'No backups are made by themselves'],
    [{ ...view, encrypts: false }, 'They are not encrypted: set EVENHAND_BACKUP_KEY'],
  ])('%#', (given, text) => {
    expect(schedule(given)).toContain(text);
  });
});
