import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDb, openDb } from '../../../db/open.ts';
import { insertAccount } from '../../../db/queries/accounts.ts';
import { hashOfToken } from '../../../server/accounts/session-token.ts';
import { databaseFile } from '../../../server/installation.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'evenhand-link-'));
  const db = openDb(databaseFile(folder));
  const common = { name: 'Ada Admin', role: 'administrator', districtId: null, passwordHash: 'lost' } as const;
  insertAccount(db, { ...common, id: 'a', email: 'ada@council.example' });
  insertAccount(db, { ...common, id: 'b', email: 'off@council.example', disabledAt: '2021-04-01T09:00:00.000Z' });
  closeDb(db);
});
afterAll(() => rmSync(folder, { recursive: true }));

function oneTimeLink(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['server/commands/one-time-link.ts', ...args], {
    encoding: 'utf8',
    env: { ...process.env, EVENHAND_DATA: folder, EVENHAND_URL: 'https://evenhand.council.example' },
  });
  return { status, stdout, stderr };
}

describe('npm run one-time-link', () => {
  it('prints a link of the account, keeps only its hash, and tells the history', () => {
    const { status, stdout } = oneTimeLink('Ada@council.example');
    expect(status).toBe(0);
    const token = /https:\/\/evenhand\.council\.example\/set-password\/(\S+)/.exec(stdout)?.[1] ?? '';
    const db = openDb(databaseFile(folder));
    expect(db.$client.prepare('SELECT account_id, token_hash FROM account_link').all()).toEqual([
      { account_id: 'a', token_hash: hashOfToken(token) },
    ]);
    expect(db.$client.prepare('SELECT account_id, action, subject_id FROM audit_event').all()).toEqual([
      { account_id: null, action: 'account.link', subject_id: 'a' },
    ]);
    closeDb(db);
  });

  it.each([
    [[], 'npm run one-time-link -- EMAIL'],
    [['nobody@council.example'], 'No account has the email address “nobody@council.example”'],
    [['off@council.example'], 'Enable it first'],
  ])('refuses %j and says why', (args, why) => {
    const { status, stdout, stderr } = oneTimeLink(...args);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain(why);
    expect(stderr).toMatch(/\nNothing was changed\.\n$/);
  });
});
