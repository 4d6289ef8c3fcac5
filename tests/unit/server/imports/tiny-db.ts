import { closeDb, type Db, openDb, openDbFromBytes } from '../../../../db/open.ts';
import { loadDemo } from '../../../../seeds/run.ts';

let bytes: Buffer | undefined;

/** A fresh copy in memory of the set that is small enough to check by hand: 4 people, 8 counts. */
export async function tinyDb(): Promise<Db> {
  if (!bytes) {
    const db = openDb(':memory:');
    await loadDemo(db, { now: new Date('2021-04-01T09:00:00Z'), set: 'tiny' });
    bytes = db.$client.serialize();
    closeDb(db);
  }
  return openDbFromBytes(bytes);
}

export const utf8 = (text: string) => new TextEncoder().encode(text);

/** Every row of the tables an import writes, to compare before and after. */
export function contents(db: Db): unknown {
  const tables = ['person', 'person_language', 'person_preference', 'working_constraint', 'demand_count', 'import_run'];
  return tables.map((table) => db.$client.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all());
}
