import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeDb, type Db, openDb } from '../../../../db/open.ts';
import { BackupRefused } from '../../../../server/backup/backup-header.ts';
import { type BackupSettings, createBackups } from '../../../../server/backup/backups.ts';
import { EVENHAND } from '../../../../server/backup/evenhand.ts';
import { makeBackup } from '../../../../server/backup/make-backup.ts';
import type { RunBackup } from '../../../../server/backup/run-backup.ts';

const START = Date.parse('2021-04-01T09:00:00Z');
const HOUR = 3_600_000;
let folder: string;
let db: Db;
let time: number;
let logged: unknown[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evenhand-backups-'));
  db = openDb(join(folder, 'evenhand.sqlite'));
  time = START;
  logged = [];
});
afterEach(() => {
  closeDb(db);
  rmSync(folder, { recursive: true, force: true });
});

function backupsWith(settings: Partial<BackupSettings> = {}, run: RunBackup = (job) => makeBackup(job)) {
  return createBackups({
    db,
    database: join(folder, 'evenhand.sqlite'),
    settings: { folder: join(folder, 'backups'), everyHours: 24, keep: 3, key: null, ...settings },
    now: () => new Date(time),
    log: { error: (...what) => logged.push(what) },
    version: '1',
    run,
  });
}
const told = () => db.$client.prepare('SELECT action FROM audit_event ORDER BY sequence').pluck().all();

describe('scheduled backups', () => {
  it('are made when one is due, and not before', async () => {
    const backups = backupsWith();
    for (const [hours, count] of [
      [0, 1],
      [23.9, 1],
      [24, 2],
      [24.5, 2],
      [100, 3],
    ] as const) {
      time = START + hours * HOUR;
      await backups.makeIfDue();
      expect([hours, backups.list().length]).toEqual([hours, count]);
    }
    expect(told()).toEqual(['backup.make', 'backup.make', 'backup.make']);
  });

  it('are due again after a restart only when the last one says so', async () => {
    await backupsWith().makeIfDue();
    time += 2 * HOUR;
    await backupsWith().makeIfDue();
    expect(backupsWith().list()).toHaveLength(1);
  });

  it('are not made where they are switched off', async () => {
    const backups = backupsWith({ everyHours: 0 });
    await backups.makeIfDue();
    expect([backups.list(), backups.standing(), backupsWith().standing()]).toEqual([[], 'off', 'none-yet']);
  });

  it('that fail are logged, told and shown, tried again an hour later, and forgotten once one succeeds', async () => {
    let works = false;
    let tries = 0;
    const backups = backupsWith({}, async (job) => {
      tries += 1;
      if (!works) throw new BackupRefused('The folder is full.');
      return makeBackup(job);
    });
    await backups.makeIfDue();
    await backups.makeIfDue();
    expect([tries, backups.lastFailure()?.reason, logged.length]).toEqual([1, 'The folder is full.', 1]);
    expect(backups.standing()).toBe('failing');
    time += 1.1 * HOUR;
    works = true;
    await backups.makeIfDue();
    expect([tries, backups.lastFailure(), backups.list().length]).toEqual([2, null, 1]);
    expect(told()).toEqual(['backup.fail', 'backup.make']);
    expect(backups.standing()).toBe('ok');
    time += 49 * HOUR;
    expect(backups.standing()).toBe('failing');
  });
});

describe('the folder of backups', () => {
  it('keeps the newest, names two of one second apart, and leaves other files alone', async () => {
    const backups = backupsWith();
    await backups.make(EVENHAND);
    writeFileSync(join(folder, 'backups', 'notes.txt'), 'mine');
    writeFileSync(join(folder, 'backups', 'evenhand-2020-01-01T000000Z.evb'), 'not a backup');
    for (let n = 1; n < 5; n += 1) {
      time += n % 2 === 0 ? HOUR : 0;
      await backups.make(EVENHAND);
    }
    expect(backups.list().map(({ name }) => name)).toEqual([
      'evenhand-2021-04-01T110000Z.evb',
      'evenhand-2021-04-01T100000Z-2.evb',
      'evenhand-2021-04-01T100000Z.evb',
    ]);
    expect(readdirSync(join(folder, 'backups')).sort()).toHaveLength(5);
    expect(readdirSync(folder).filter((name) => name.includes('.backup-'))).toEqual([]);
  });

  it('gets nothing from a backup that fails its trial', async () => {
    const backups = backupsWith();
    db.$client.pragma('foreign_keys = OFF');
    db.$client.exec("INSERT INTO person_language VALUES ('nobody', 'ur')");
    await expect(backups.make(EVENHAND)).rejects.toThrow(/restored on trial: broken reference/);
    expect(readdirSync(join(folder, 'backups'))).toEqual([]);
  });

  it('that cannot be written is named', async () => {
    writeFileSync(join(folder, 'file'), '');
    const backups = backupsWith({ folder: join(folder, 'file', 'below') });
    await expect(backups.make(EVENHAND)).rejects.toThrow(/No backup could be made in .*ENOTDIR/);
  });

  it('gives one backup to two who ask at once', async () => {
    const backups = backupsWith();
    const [one, two] = await Promise.all([backups.make(EVENHAND), backups.make(EVENHAND)]);
    expect([one, existsSync(join(folder, 'backups', one.name))]).toEqual([two, true]);
    expect(backups.list()).toHaveLength(1);
  });
});
