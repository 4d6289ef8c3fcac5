import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeDb, openDb } from '../../db/open.ts';
import { BackupRefused } from '../../server/backup/backup-header.ts';
import { type Backups, createBackups } from '../../server/backup/backups.ts';
import { makeBackup } from '../../server/backup/make-backup.ts';
import { backupRoutes } from '../../server/backup/routes.ts';
import { runBackup } from '../../server/backup/run-backup.ts';
import { backup, backups as backupsShape } from '../../server/contract/backup.ts';
import { createRouter } from '../../server/http/router.ts';
import { wrapInShell } from '../../server/http/shell.ts';
import { NOW, testApp } from '../support/app.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evenhand-api-backups-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The routes on a database in a file, called by an administrator. */
function onFile(run: Parameters<typeof createBackups>[0]['run'] = (job) => makeBackup(job)) {
  const database = join(folder, 'evenhand.sqlite');
  const db = openDb(database);
  const log = pino({ level: 'silent' });
  const settings = { folder: join(folder, 'backups'), everyHours: 24, keep: 2, key: null };
  const backups: Backups = createBackups({ db, database, settings, now: () => NOW, log, version: '1', run });
  const app = createRouter();
  wrapInShell(app, {
    log,
    identify: async (c, next) => {
      c.set('account', { id: 'a', email: 'a@b', name: 'Kim Lee', role: 'administrator', districtId: null });
      await next();
    },
  });
  app.route('/', backupRoutes({ backups }));
  const call = async (method: string) => {
    const answer = await app.request('/backups', { method });
    return { status: answer.status, body: await answer.json() };
  };
  return { call, backups, db };
}

describe('/api/backups', () => {
  it('makes one in a process of its own, lists it, and tells the audit trail who asked', async () => {
    const { call, db } = onFile(runBackup);
    const made = await call('POST');
    expect([made.status, backup.parse(made.body).encrypted]).toEqual([201, false]);
    const { backups } = backupsShape.parse((await call('GET')).body);
    expect(backups).toEqual([made.body]);
    expect(db.$client.prepare('SELECT action, account_name FROM audit_event').all()).toEqual([
      { action: 'backup.make', account_name: 'Kim Lee' },
    ]);
    closeDb(db);
  });

  it('says why none was made, and goes on saying so', async () => {
    const { call, db } = onFile(async () => {
      throw new BackupRefused('The folder is full.');
    });
    const refused = await call('POST');
    expect([refused.status, refused.body]).toEqual([
      409,
      expect.objectContaining({ type: 'conflict', detail: 'No backup was made. The folder is full.' }),
    ]);
    expect((await call('GET')).body).toMatchObject({ lastFailure: { reason: 'The folder is full.' } });
    closeDb(db);
  });

  it('has nothing to back up where the data is in memory', async () => {
    const { call, refused } = await testApp();
    expect((await call('GET', '/backups', { as: 'administrator' })).body).toMatchObject({ backups: [], folder: null });
    expect((await refused('POST', '/backups', { as: 'administrator' })).type).toBe('conflict');
  });

  it('is for administrators', async () => {
    const { refused } = await testApp();
    for (const as of ['service-manager', 'manager', 'hr', 'district-manager'] as const) {
      expect((await refused('GET', '/backups', { as })).type).toBe('not-permitted');
      expect((await refused('POST', '/backups', { as })).type).toBe('not-permitted');
    }
  });
});
