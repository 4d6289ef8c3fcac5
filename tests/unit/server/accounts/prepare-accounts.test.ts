import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeDb, type Db } from '../../../../db/open.ts';
import { checkLink, followLink } from '../../../../server/accounts/one-time-link.ts';
import { prepareAccounts } from '../../../../server/accounts/prepare-accounts.ts';
import { openInstallation } from '../../../../server/installation.ts';

const NOW = new Date('2026-11-22T09:00:00Z');
let folder: string;
let db: Db;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evenhand-live-'));
});
afterEach(() => {
  if (db.$client.open) closeDb(db);
  rmSync(folder, { recursive: true, force: true });
});

async function live() {
  db = await openInstallation(folder, NOW, 'live');
  return { db, now: () => NOW, signIn: { url: 'https://evenhand.council.example', proxies: 0, council: null } };
}

const countOf = (table: string) => db.$client.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n;
const tokenIn = (lines: string[]) => /\/set-password\/(\S+)/.exec(lines.join('\n'))?.[1] ?? '';

describe('a live service on an empty folder', () => {
  it('has the council’s lists, but nobody, no cases, and no word of the demo', async () => {
    await live();
    expect(countOf('district')).toBe(5);
    for (const table of ['person', 'demand_count', 'account', 'demand_note']) expect(countOf(table), table).toBe(0);
    expect(db.$client.prepare("SELECT value FROM installation WHERE key = 'demo'").get()).toEqual({ value: 'no' });
    expect(countOf("source_note WHERE kind = 'synthetic'")).toBe(0);
  });

  it('offers a link to become the first administrator, a new one at each start, until there is one', async () => {
    const deps = await live();
    const first = tokenIn(await prepareAccounts(deps));
    const lines = await prepareAccounts(deps);
    const second = tokenIn(lines);
    expect(lines.join('\n')).toContain(`https://evenhand.council.example/set-password/${second}`);
    expect(() => checkLink(deps, first)).toThrow('used already');
    expect(checkLink(deps, second).firstAdministrator).toBe(true);

    const use = { token: second, newPassword: 'violet kettle harbour' };
    await expect(followLink(deps, use, 'request')).rejects.toMatchObject({
      extras: { faults: [{ field: 'email' }, { field: 'name' }] },
    });
    await followLink(deps, { ...use, email: 'kim@council.example', name: 'Kim Lee' }, 'request');
    expect(db.$client.prepare('SELECT email, name, role, demo FROM account').all()).toEqual([
      { email: 'kim@council.example', name: 'Kim Lee', role: 'administrator', demo: 0 },
    ]);
    expect(await prepareAccounts(deps)).toEqual([]);
    expect(
      db.$client.prepare("SELECT account_name AS who FROM audit_event WHERE action = 'account.password'").all(),
    ).toEqual([{ who: 'Kim Lee' }]);
  });

  it('withdraws the link once an administrator came another way', async () => {
    const deps = await live();
    const token = tokenIn(await prepareAccounts(deps));
    db.$client.exec(
      "INSERT INTO account (id, email, name, role, password_hash) VALUES ('a', 'a@council.example', 'A', 'administrator', 'scrypt$')",
    );
    expect(() => checkLink(deps, token)).toThrow('used already');
    expect(await prepareAccounts(deps)).toEqual([]);
    expect(countOf('account')).toBe(1);
  });

  it('offers a link again where every administrator is disabled', async () => {
    const deps = await live();
    db.$client.exec(
      "INSERT INTO account (id, email, name, role, password_hash, disabled_at) VALUES ('a', 'a@council.example', 'A', 'administrator', 'scrypt$', '2026-01-01')",
    );
    expect(tokenIn(await prepareAccounts(deps))).not.toBe('');
  });

  it('removes a demo account that was planted, says so, and writes it down', async () => {
    const deps = await live();
    db.$client.exec(
      "INSERT INTO account (id, email, name, role, password_hash, demo) VALUES ('x', 'hr@demo.example', 'Planted', 'hr', 'scrypt$', 1)",
    );
    expect((await prepareAccounts(deps)).join('\n')).toContain('Removed the demo account hr@demo.example');
    expect(countOf('account WHERE demo = 1')).toBe(0);
    expect(countOf("audit_event WHERE action = 'account.remove' AND subject_id = 'x'")).toBe(1);
  });
});

describe('a folder of the other mode', () => {
  it('is refused as a live service where it holds the demo, and is left as it is', async () => {
    db = await openInstallation(folder, NOW, 'demo');
    const people = countOf('person');
    closeDb(db);
    await expect(openInstallation(folder, NOW, 'live')).rejects.toThrow('holds the demo');
    db = await openInstallation(folder, NOW, 'demo');
    expect(countOf('person')).toBe(people);
  });

  it('is refused as the demo where it holds a live service', async () => {
    await live();
    closeDb(db);
    await expect(openInstallation(folder, NOW, 'demo')).rejects.toThrow('EVENHAND_MODE=live');
    db = await openInstallation(folder, NOW, 'live');
    expect(countOf('account')).toBe(0);
  });
});
