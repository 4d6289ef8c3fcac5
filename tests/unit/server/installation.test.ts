import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeDb, type Db, openDb } from '../../../db/open.ts';
import { addDemoAccounts, DEMO_ACCOUNTS } from '../../../server/accounts/demo-accounts.ts';
import { openInstallation } from '../../../server/installation.ts';

const NOW = new Date('2021-04-01T09:00:00Z');
const cheap = { log2Cost: 4, parallel: 1 };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evenhand-installation-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const countOf = (db: Db, table: string) =>
  db.$client.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n ?? 0;

describe('the first start', () => {
  it('makes a database with the demo in it', async () => {
    const db = await openInstallation(folder, NOW, 'demo');
    expect(countOf(db, 'person')).toBeGreaterThan(80);
    expect(countOf(db, 'demand_count')).toBeGreaterThan(1000);
    closeDb(db);
    expect(readdirSync(folder)).toEqual(['evenhand.sqlite']);
  });

  it('starts over after one that was cut off', async () => {
    writeFileSync(join(folder, 'evenhand.sqlite.new'), 'half of something');
    closeDb(openDb(join(folder, 'evenhand.sqlite')));
    const db = await openInstallation(folder, NOW, 'demo');
    expect(countOf(db, 'person')).toBeGreaterThan(80);
    expect(existsSync(join(folder, 'evenhand.sqlite.new'))).toBe(false);
    closeDb(db);
  });
});

describe('a later start', () => {
  it('keeps the data', async () => {
    const first = await openInstallation(folder, NOW, 'demo');
    first.$client.exec("UPDATE person SET name = 'Somebody Else' WHERE id = 'W-0101'");
    closeDb(first);
    const second = await openInstallation(folder, NOW, 'demo');
    expect(second.$client.prepare("SELECT name FROM person WHERE id = 'W-0101'").get()).toEqual({
      name: 'Somebody Else',
    });
    closeDb(second);
  });

  it.each([
    [
      'a database of a newer version',
      (file: string) => {
        const db = openDb(file);
        db.$client.exec("INSERT INTO migration VALUES (999, 'from the future')");
        closeDb(db);
      },
      'newer version',
    ],
    ['no database at all', (file: string) => writeFileSync(file, 'junk'.repeat(2000)), 'not a database'],
  ])('refuses %s and leaves it as it is', async (_, prepare, message) => {
    prepare(join(folder, 'evenhand.sqlite'));
    await expect(openInstallation(folder, NOW, 'demo')).rejects.toThrow(message);
    await expect(openInstallation(folder, NOW, 'demo')).rejects.toThrow('EVENHAND_DATA');
    expect(readdirSync(folder)).toContain('evenhand.sqlite');
  });
});

describe('demo accounts', () => {
  it('are added once, to a demo', async () => {
    const db = await openInstallation(folder, NOW, 'demo');
    expect(await addDemoAccounts(db, cheap)).toHaveLength(5);
    const before = db.$client.prepare('SELECT * FROM account ORDER BY email').all();
    expect(await addDemoAccounts(db, cheap)).toHaveLength(5);
    expect(db.$client.prepare('SELECT * FROM account ORDER BY email').all()).toEqual(before);
    expect(before).toHaveLength(DEMO_ACCOUNTS.length);
    closeDb(db);
  });

  it('never exist in an installation that is no demo', async () => {
    const db = openDb(':memory:');
    expect(await addDemoAccounts(db, cheap)).toEqual([]);
    expect(countOf(db, 'account')).toBe(0);
  });
});
