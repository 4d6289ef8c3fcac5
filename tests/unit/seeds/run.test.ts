import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeDb, type Db, openDb } from '../../../db/open.ts';
import { readInstallation } from '../../../db/queries/installation.ts';
import { ResetRefused, resetDemo } from '../../../seeds/reset-demo.ts';
import { loadDemo } from '../../../seeds/run.ts';
import { districtDemand } from '../../../server/domain/caseload.ts';

const now = new Date('2026-01-02T03:04:05Z');
const numbers = (db: Db, query: string) => db.$client.prepare<[], number>(query).pluck().all();

describe('loadDemo', () => {
  it('loads Oldham through the importers', async () => {
    const db = openDb(':memory:');
    const loaded = await loadDemo(db, { now });
    expect(loaded.people).toMatchObject({ added: 103, changed: 0 });
    expect(numbers(db, 'SELECT count(*) FROM ward')).toEqual([20]);
    expect(numbers(db, 'SELECT count(*) FROM import_run')).toEqual([5]);
    expect(numbers(db, 'SELECT count(DISTINCT month) FROM demand_count')).toEqual([36]);
    expect(db.$client.pragma('foreign_key_check')).toEqual([]);
    expect(readInstallation(db).notice).toBe(
      'Demo: people and cases are synthetic. Ward figures are public; the district map is assumed.',
    );
    expect(readInstallation(db).defaultAsAt).toBe('2021-04-01');
  });

  it('labels people and cases synthetic and the district map assumed', async () => {
    const db = openDb(':memory:');
    await loadDemo(db, { now });
    const kinds = new Map(
      db.$client
        .prepare<[], { what: string; kind: string }>('SELECT what, kind FROM source_note')
        .all()
        .map(({ what, kind }) => [what, kind]),
    );
    expect(kinds.get('People in post')).toBe('synthetic');
    expect(kinds.get('Open cases')).toBe('synthetic');
    expect(kinds.get('Which ward lies in which district')).toBe('assumed');
    expect(numbers(db, "SELECT count(*) FROM district_ward WHERE basis <> 'assumed'")).toEqual([0]);
  });

  it('loads the small set, whose demand can be checked by hand', async () => {
    const db = openDb(':memory:');
    await loadDemo(db, { now, set: 'tiny' });
    const counts = db.$client
      .prepare<[string], { levelId: string; languageCode: string; openCases: number }>(
        "SELECT level_id AS levelId, language_code AS languageCode, open_cases AS openCases FROM demand_count WHERE month = '2021-03' AND district_id = ?",
      )
      .all('south');
    const demand = districtDemand(counts, {
      pointsByLevel: new Map([
        ['additional', 5],
        ['complex', 10],
      ]),
      pointsPerFullTime: 100,
      languagesThatNeedASpeaker: new Set(['ur']),
    });
    // 20 × 5 + 10 × 10 = 200 points; Urdu 4 × 5 = 20 points
    expect(demand.demandFte).toBe(2);
    expect(demand.languageDemandFte).toEqual(new Map([['ur', 0.2]]));
  });

  it('leaves a database that is filled already as it was', async () => {
    const db = openDb(':memory:');
    await loadDemo(db, { now, set: 'tiny' });
    await expect(loadDemo(db, { now, set: 'oldham' })).rejects.toThrow();
    expect(numbers(db, 'SELECT count(*) FROM person')).toEqual([4]);
    expect(numbers(db, 'SELECT count(*) FROM ward')).toEqual([2]);
    expect(db.$client.inTransaction).toBe(false);
  });
});

describe('resetDemo', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'evenhand-reset-'));
    file = join(folder, 'evenhand.sqlite');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const people = () => {
    const db = openDb(file);
    const count = numbers(db, 'SELECT count(*) FROM person')[0];
    closeDb(db);
    return count;
  };
  const change = (statement: string) => {
    const db = openDb(file);
    db.$client.exec(statement);
    closeDb(db);
  };
  const agree = async () => true;

  it('loads the demo where there is none, without asking', async () => {
    await resetDemo(file, now, () => Promise.reject(new Error('asked')));
    expect(people()).toBe(103);
  });

  it('throws away edits once somebody agrees', async () => {
    await resetDemo(file, now, agree);
    change("DELETE FROM occupancy WHERE person_id = 'W-0101'; DELETE FROM person WHERE id = 'W-0101'");
    expect(people()).toBe(102);
    await resetDemo(file, now, agree);
    expect(people()).toBe(103);
    expect(existsSync(`${file}-wal`)).toBe(false);
  });

  it('deletes nothing where nobody agrees', async () => {
    await resetDemo(file, now, agree);
    change("DELETE FROM occupancy WHERE person_id = 'W-0101'; DELETE FROM person WHERE id = 'W-0101'");
    await expect(resetDemo(file, now, async () => false)).rejects.toThrow(ResetRefused);
    expect(people()).toBe(102);
  });

  it('leaves a database alone that is not the demo', async () => {
    await resetDemo(file, now, agree);
    change("UPDATE installation SET value = 'no' WHERE key = 'demo'");
    await expect(resetDemo(file, now, agree)).rejects.toThrow('does not hold the demo');
    expect(people()).toBe(103);
  });

  it('refuses while a server has the database open', async () => {
    await resetDemo(file, now, agree);
    const server = openDb(file);
    await expect(resetDemo(file, now, agree)).rejects.toThrow('is in use');
    expect(numbers(server, 'SELECT count(*) FROM person')).toEqual([103]);
    closeDb(server);
    await resetDemo(file, now, agree);
  });
});
