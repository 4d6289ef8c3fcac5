import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { movedLater, rulesOn, withRulesMet } from '../../../db/large-write.ts';
import { closeDb, openDb } from '../../../db/open.ts';
import { type CountRecord, stageCounts, storeDemandImport } from '../../../db/queries/imports-demand.ts';
import { demandCount } from '../../../db/schema/index.ts';
import { testDb } from '../../support/app.ts';

const count = (more: Partial<CountRecord> = {}) => {
  const record = { month: '2021-07', districtId: 'north', levelId: 'complex', languageCode: 'ur', openCases: 3 };
  return { record: { ...record, families: null, ...more }, fromVersion: null };
};
const run = { id: 'run-1', kind: 'demand', at: '2021-08-01', by: 'x', added: 1, changed: 0, unchanged: 0 } as const;

describe('counts that are set aside', () => {
  it('meet the rules of the columns they have, and no others', () => {
    const rules = ['open_cases >= 0', "month || '-01' IS date(month || '-01')"];
    const plain = (found: string[]) => found.map((rule) => rule.replaceAll('"', ''));
    expect(plain(rulesOn(demandCount, ['month', 'open_cases']))).toEqual(rules);
    expect(plain(rulesOn(demandCount, ['month', 'open_cases', 'version']))).toEqual([...rules, 'version >= 1']);
  });

  it.each([{ month: '2021-13' }, { openCases: -1 }])('are refused before anything is stored: %o', async (wrong) => {
    const staged = stageCounts(await testDb());
    staged.add([count()]);
    expect(() => staged.add([count(wrong)])).toThrow('CHECK constraint failed');
  });

  it('are stored with references and keys tried, and all rules hold again after', async () => {
    const db = await testDb();
    storeDemandImport(db, [count()], run);
    expect(() => storeDemandImport(db, [count()], { ...run, id: 'run-2' })).toThrow('UNIQUE');
    const nowhere = count({ districtId: 'nowhere', month: '2021-08' });
    expect(() => storeDemandImport(db, [nowhere], { ...run, id: 'run-3' })).toThrow('FOREIGN KEY');
    expect(() => db.$client.exec('UPDATE demand_count SET open_cases = -1')).toThrow('CHECK constraint failed');
    const stored = db.$client.prepare("SELECT count(*) FROM demand_count WHERE month >= '2021-07'").pluck().get();
    expect(stored).toBe(1);
  });

  it('leave the rules in force where the work fails', async () => {
    const db = await testDb();
    const fail = () => {
      throw new Error('no');
    };
    expect(() => withRulesMet(db, fail)).toThrow('no');
    expect(db.$client.pragma('ignore_check_constraints', { simple: true })).toBe(0);
    const pages = db.$client.pragma('wal_autocheckpoint', { simple: true });
    expect(() => movedLater(db, fail)).toThrow('no');
    expect(db.$client.pragma('wal_autocheckpoint', { simple: true })).toBe(pages);
  });
});

it('a large commit is on disk at once, and in the database file with the next commit', () => {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-large-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'one.db');
  const db = openDb(file);
  db.$client.exec('CREATE TABLE large (text)');
  db.$client.pragma('wal_checkpoint(TRUNCATE)');
  const before = statSync(file).size;
  const fill = db.$client.prepare(
    "WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) INSERT INTO large SELECT printf('%4000d', i) FROM n",
  );
  movedLater(db, () => db.$client.transaction(() => fill.run())());
  expect(statSync(file).size).toBe(before);
  // as after the process was killed: what stands on disk, opened anew
  for (const end of ['', '-wal']) copyFileSync(`${file}${end}`, join(folder, `two.db${end}`));
  const killed = openDb(join(folder, 'two.db'));
  expect(killed.$client.prepare('SELECT count(*) FROM large').pluck().get()).toBe(2000);
  closeDb(killed);
  db.$client.exec("INSERT INTO large VALUES ('next')");
  expect(statSync(file).size).toBeGreaterThan(before + 2000 * 4000);
  closeDb(db);
});
