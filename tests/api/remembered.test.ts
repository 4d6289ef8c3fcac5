import { beforeAll, describe, expect, it } from 'vitest';
import { type Db, openDbFromBytes } from '../../db/open.ts';
import { rememberedRead, rememberedReads, remembersNow } from '../../db/remember.ts';
import { role, unit } from '../../db/schema/index.ts';
import { testApp, testDb } from '../support/app.ts';
import { operationsOf } from '../support/operations.ts';

/** How reads that only tests have begin: files that ran before in the same process may have left some. */
const OF_TESTS = 'planted: ';
const PLANTED = `${OF_TESTS}a read that names too little`;

/** A statement that ran within a remembered read. */
interface Watched {
  read: string;
  named: ReadonlySet<string>;
  statement: string;
}

/** Names of the tables a statement opens, as SQLite itself tells: views, joins and subqueries included. */
function tablesOf(db: Db, statement: string): string[] {
  const pages = new Map(
    db.$client
      .prepare<[], { rootpage: number; tbl_name: string }>('SELECT rootpage, tbl_name FROM sqlite_schema')
      .all()
      .map(({ rootpage, tbl_name }) => [rootpage, tbl_name]),
  );
  return db.$client
    .prepare<[], { opcode: string; p2: number; p3: number }>(`EXPLAIN ${statement}`)
    .all()
    .filter(({ opcode, p3 }) => opcode === 'OpenRead' && p3 === 0)
    .map(({ p2 }) => pages.get(p2) ?? `page ${p2}`);
}

/** A database whose statements within remembered reads are noted. */
async function watchedDb() {
  const bytes = (await testDb()).$client.serialize();
  const watched: Watched[] = [];
  const db = openDbFromBytes(bytes, (statement) => {
    // the innermost answers for itself, and the outer ones have to name what it names
    const read = remembersNow().at(-1);
    if (read && !statement.startsWith('--')) watched.push({ read: read.name, named: read.tables, statement });
  });
  const unnamed = async () => {
    const plain = await testDb();
    return watched.flatMap(({ read, named, statement }) =>
      tablesOf(plain, statement)
        .filter((table) => !named.has(table))
        .map((table) => `${read}: ${table}`),
    );
  };
  return { db, watched, unnamed };
}

describe('remembered reads', () => {
  let seen: Watched[];
  let faults: string[];
  beforeAll(async () => {
    const { db, watched, unnamed } = await watchedDb();
    db.$client.exec("INSERT INTO ward_count VALUES ('2021-03', 'north', 'W1', 15, 6, 60)");
    const app = await testApp(db);
    db.$client.exec(`INSERT INTO stress_case (id, name, kind, parameters, created_by) VALUES ('surge', 'Surge', 'publicity',
      '{"rise":1,"monthsUntil":0,"falls":1,"districtIds":null}', 'Sam')`);
    const plan = { name: 'As if', asAt: '2021-04-01', demandAsIf: { caseIds: ['surge'] } };
    expect((await app.call('POST', '/plans', { as: 'service-manager', json: plan })).status).toBe(201);
    const lists = (await operationsOf(app)).filter(({ method, path }) => method === 'GET' && !path.includes('{'));
    for (const as of ['service-manager', 'district-manager', 'hr'] as const) {
      for (const { path } of lists) await app.call('GET', path.replace('/api', ''), { as });
      for (const query of [
        '/demand?from=2021-02&to=2021-02',
        '/demand/history/series?measure=demand-fte&by=level',
        '/demand/history/series?measure=referrals&by=source',
        '/demand/history/series?measure=closed',
        '/demand/method?over=year',
        '/demand/recording',
        '/people?asAt=2021-04-01',
        '/overview?asAt=2021-04-01',
        '/search?q=a',
      ]) {
        expect((await app.call('GET', query, { as })).status).toBe(200);
      }
    }
    seen = watched;
    faults = await unnamed();
  });

  it('look at no table they do not name', () => {
    expect(faults).toEqual([]);
  });

  it('are all looked at here', () => {
    const ofProduct = rememberedReads().filter((read) => !read.startsWith(OF_TESTS));
    expect(new Set(seen.map(({ read }) => read))).toEqual(new Set(ofProduct));
  });

  it('are found out where they name too little', async () => {
    const { db, unnamed } = await watchedDb();
    rememberedRead<number>(PLANTED, [unit])(
      db,
      '',
      () =>
        db
          .select({ id: unit.id })
          .from(unit)
          .all()
          .concat(db.select({ id: role.id }).from(role).all()).length,
    );
    expect(await unnamed()).toEqual([`${PLANTED}: role`]);
  });
});
