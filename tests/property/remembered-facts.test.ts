import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDb, type Db, openDb, openDbFromBytes } from '../../db/open.ts';
import { readFactRows } from '../../db/queries/facts.ts';
import { demandHistory } from '../../server/demand/demand-history.ts';
import { planFacts } from '../../server/domain/facts.ts';
import { districtBalances } from '../../server/domain/measures.ts';
import { POLICY_PRESETS } from '../../server/domain/policy.ts';
import { currentPlacements, placementList, toProblem } from '../../server/domain/problem.ts';
import { readOverview } from '../../server/overview/read-overview.ts';
import { peopleAt } from '../../server/people/list-people.ts';
import { verify } from '../../solver/verify.ts';
import { testDb } from '../support/app.ts';

const DAYS = ['2021-04-01', '2021-02-15'];
const REACHES = [null, 'south'];

/** The answer, or what it is refused with. */
function outcome<T>(read: () => T): T | string {
  try {
    return read();
  } catch (error) {
    return String(error);
  }
}

/** Everything that is answered from what is remembered, for readers of different reach. */
function answers(db: Db) {
  return REACHES.map((districtId) => ({
    history: outcome(() => demandHistory(db, districtId, districtId === null)),
    days: DAYS.map((asAt) => ({
      overview: outcome(() => readOverview(db, asAt, districtId, districtId === null)),
      people: outcome(() => peopleAt(db, asAt, { role: districtId ? 'district-manager' : 'hr', districtId })),
    })),
  }));
}

/** Refusals are alike here: they are worded elsewhere. */
const orRefused = (found: unknown) => (typeof found === 'string' ? 'refused' : found);

/** The same on a copy that remembers nothing. */
function computed(db: Db) {
  const copy = openDbFromBytes(db.$client.serialize());
  const found = {
    answers: answers(copy),
    balances: DAYS.map((asAt) => outcome(() => balancesByDefinition(copy, asAt))),
  };
  closeDb(copy);
  return found;
}

/** Districts as the whole check of a plan of today finds them. */
function balancesByDefinition(db: Db, asAt: string) {
  const facts = planFacts(readFactRows(db, asAt));
  const placements = currentPlacements(facts);
  const [preset] = POLICY_PRESETS;
  if (!preset) throw new Error('There is no policy');
  const problem = toProblem(facts, { weights: preset.weights, maxMoves: null });
  return districtBalances(facts, placements, verify(problem, placementList(facts, placements)));
}

const district = fc.constantFrom('north', 'south');
const month = fc.constantFrom('2020-12', '2021-01', '2021-02', '2021-03', '2021-04');
const someone = fc.constantFrom('T-1', 'T-2', 'T-3', 'T-4', 'a/b');
const level = fc.constantFrom('additional', 'complex');
const language = fc.constantFrom('en', 'ur', 'unknown');
const few = fc.integer({ min: 0, max: 40 });
const nth = '(SELECT id FROM demand_count ORDER BY id LIMIT 1 OFFSET ? % (SELECT count(*) FROM demand_count))';

type Write = readonly [sql: string, ...values: (string | number | null)[]];
const write = (sql: string, ...values: fc.Arbitrary<string | number | null>[]): fc.Arbitrary<Write> =>
  fc.tuple(...values).map((given) => [sql, ...given] as const);

const writes = fc.oneof(
  { weight: 4, arbitrary: write(`UPDATE demand_count SET open_cases = ? WHERE id = ${nth}`, few, few) },
  write(`UPDATE OR IGNORE demand_count SET month = ? WHERE id = ${nth}`, month, few),
  write(`UPDATE OR IGNORE demand_count SET district_id = ? WHERE id = ${nth}`, district, few),
  {
    weight: 3,
    arbitrary: write(
      'INSERT OR IGNORE INTO demand_count (district_id, month, level_id, language_code, open_cases) VALUES (?, ?, ?, ?, ?)',
      district,
      month,
      level,
      language,
      few,
    ),
  },
  write(`DELETE FROM demand_count WHERE id = ${nth}`, few),
  write('DELETE FROM demand_count WHERE month = ?', month),
  write('UPDATE person SET contracted_minutes = ? WHERE id = ?', fc.constantFrom(600, 1110, 2220), someone),
  write('UPDATE person SET unit_id = ? WHERE id = ?', fc.constantFrom('team-north', 'team-south'), someone),
  write('UPDATE person SET role_id = ? WHERE id = ?', fc.constantFrom('caseworker', 'senior-practitioner'), someone),
  write('UPDATE person SET end_date = ? WHERE id = ?', fc.constantFrom(null, '2021-03-01'), someone),
  {
    weight: 4,
    arbitrary: write("INSERT OR IGNORE INTO person_language (person_id, language_code) VALUES (?, 'ur')", someone),
  },
  { weight: 2, arbitrary: write('DELETE FROM person_language WHERE person_id = ?', someone) },
  write('DELETE FROM person_preference WHERE person_id = ?', someone),
  write('INSERT OR IGNORE INTO working_constraint (person_id, district_id) VALUES (?, ?)', someone, district),
  write('UPDATE role SET caseload = ? WHERE id = ?', fc.constantFrom(0, 0.5, 1), fc.constant('senior-practitioner')),
  write('UPDATE case_weight SET points = ? WHERE level_id = ?', fc.integer({ min: 1, max: 9 }), level),
  write(
    "INSERT OR IGNORE INTO caseload_standard (from_date, full_time_minutes, points_per_full_time, source) VALUES (?, 2220, ?, 'a test')",
    fc.constantFrom('2020-02-01', '2021-03-05'),
    fc.constantFrom(80, 120),
  ),
  write('UPDATE language SET needs_speaker = 1 - needs_speaker WHERE code = ?', fc.constant('ur')),
  write('UPDATE district SET position = 5 - position WHERE id = ?', district),
  write("UPDATE unit SET name = name || '.' WHERE district_id = ?", district),
  write("UPDATE demand_note SET text = text || '.'"),
  write("UPDATE occupancy SET capacity_minutes = ? WHERE kind <> 'substantive'", fc.constantFrom(0, -555, 1110)),
  write("UPDATE occupancy SET end_date = ? WHERE kind <> 'substantive'", fc.constantFrom('2021-02-15', '2021-06-30')),
  write("UPDATE occupancy SET worker_name = worker_name || '.' WHERE person_id IS NULL"),
  write("UPDATE post SET budgeted_minutes = ? WHERE id = 'P-5'", fc.constantFrom(1110, 2220)),
  write('UPDATE district_ward SET to_date = ? WHERE district_id = ?', fc.constantFrom(null, '2099-12-31'), district),
);

const WAYS = ['plain', 'committed', 'rolled back'] as const;
const steps = fc.array(
  fc.record({ way: fc.constantFrom(...WAYS), writes: fc.array(writes, { minLength: 1, maxLength: 2 }) }),
  {
    minLength: 4,
    maxLength: 10,
  },
);

function run(db: Db, all: readonly Write[]): void {
  for (const [sql, ...values] of all) db.$client.prepare(sql).run(...values);
}

/** Writes, and reads in between also where the writes do not stay. */
function take(db: Db, { way, writes }: { way: (typeof WAYS)[number]; writes: Write[] }): void {
  if (way !== 'plain') db.$client.exec('BEGIN IMMEDIATE');
  run(db, writes);
  answers(db);
  if (way !== 'plain') db.$client.exec(way === 'committed' ? 'COMMIT' : 'ROLLBACK');
}

describe('answers from what is remembered', () => {
  it('are those that are worked out anew, after whatever was written to people, demand and settings', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        const db = await testDb();
        answers(db);
        for (const step of taken) {
          take(db, step);
          const expected = computed(db);
          const found = answers(db);
          expect(found).toEqual(expected.answers);
          const balances = found[0]?.days.map(({ overview }) =>
            typeof overview === 'string'
              ? overview
              : overview.districts.map(
                  ({
                    working,
                    chasing,
                    travelShare,
                    unknownLanguageCases,
                    contractedFte,
                    newStarters,
                    arrangements,
                    gap,
                    ...balance
                  }) => balance,
                ),
          );
          expect(balances?.map(orRefused)).toEqual(expected.balances.map(orRefused));
        }
        closeDb(db);
      }),
      { numRuns: 15, seed: 11 },
    );
  });

  describe('where another connection writes', () => {
    let folder = '';
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'evenhand-remembered-'));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it('are new too', async () => {
      const file = join(folder, 'evenhand.sqlite');
      const template = await testDb();
      await template.$client.backup(file);
      closeDb(template);
      const [ours, theirs] = [openDb(file), openDb(file)];
      const before = answers(ours);
      run(theirs, [
        ['UPDATE demand_count SET open_cases = open_cases + 3'],
        ["UPDATE person SET contracted_minutes = 600 WHERE id = 'T-1'"],
      ]);
      const after = answers(ours);
      expect(after).not.toEqual(before);
      const anew = openDb(file);
      expect(after).toEqual(answers(anew));
      for (const each of [ours, theirs, anew]) closeDb(each);
    });
  });
});
