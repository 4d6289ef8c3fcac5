import { describe, expect, it } from 'vitest';
import type { Db } from '../../../db/open.ts';
import { countsOfMonth } from '../../../db/queries/demand.ts';
import { sumDemand } from '../../../db/queries/demand-sums.ts';
import { revisionOf } from '../../../db/revision.ts';
import { notedAtOnce } from '../../../db/row-notes.ts';
import { demandCount } from '../../../db/schema/index.ts';
import { testDb } from '../../support/app.ts';

const raiseAll = (db: Db) => db.$client.exec('UPDATE demand_count SET open_cases = open_cases + 1');
const raiseAllAtOnce = (db: Db) => db.transaction(() => notedAtOnce(db, demandCount, () => raiseAll(db)));
const openCases = (db: Db) => [...sumDemand(db)].reduce((sum, month) => sum + month.openCases, 0);
const revisions = (db: Db) => [
  revisionOf(db, [demandCount]),
  revisionOf(db, [demandCount], countsOfMonth('2021-03')),
  revisionOf(db, [demandCount], countsOfMonth('1999-01')),
];
const temporaryTriggers = (db: Db) =>
  db.$client.prepare("SELECT name FROM sqlite_temp_master WHERE type = 'trigger' ORDER BY name").pluck().all();

describe('rows that are noted at once', () => {
  it('change the revision of their table and of every part of it, and sums of them are read again', async () => {
    const db = await testDb();
    const [before, sum] = [revisions(db), openCases(db)];
    const rows = db.$client.prepare('SELECT count(*) FROM demand_count').pluck().get();
    raiseAllAtOnce(db);
    for (const [at, revision] of revisions(db).entries()) expect(revision).not.toBe(before[at]);
    expect(openCases(db)).toBe(sum + Number(rows));
  });

  it('are noted row by row again afterwards', async () => {
    const db = await testDb();
    revisions(db);
    const triggers = temporaryTriggers(db);
    expect(triggers.length).toBeGreaterThanOrEqual(6);
    raiseAllAtOnce(db);
    expect(temporaryTriggers(db)).toEqual(triggers);
    const [before, sum] = [revisions(db), openCases(db)];
    db.$client.exec("UPDATE demand_count SET open_cases = open_cases + 1 WHERE month = '2021-03'");
    const [all, march, other] = revisions(db);
    expect([all === before[0], march === before[1], other === before[2]]).toEqual([false, false, true]);
    expect(openCases(db)).toBeGreaterThan(sum);
  });

  it.each(['fails', 'is rolled back'])('are as they were, and still noted, where the work %s', async (how) => {
    const db = await testDb();
    const sum = openCases(db);
    revisions(db);
    const triggers = temporaryTriggers(db);
    const work = () => {
      notedAtOnce(db, demandCount, () => {
        raiseAll(db);
        if (how === 'fails') throw new Error('no');
      });
      throw new Error('no');
    };
    expect(() => db.transaction(work)).toThrow('no');
    expect(temporaryTriggers(db)).toEqual(triggers);
    expect(openCases(db)).toBe(sum);
    raiseAll(db);
    expect(openCases(db)).toBeGreaterThan(sum);
  });

  it('are not noted at once outside a transaction', async () => {
    const db = await testDb();
    expect(() => notedAtOnce(db, demandCount, () => raiseAll(db))).toThrow('only inside a transaction');
  });
});
