import { getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Db } from './open.ts';
import { type Part, revisionOf } from './revision.ts';

/** A read that gives its former answer again for as long as no table it looks at has changed. */
export type RememberedRead<T> = (db: Db, key: string, read: () => T, part?: Part) => T;

interface Answer<T> {
  revision: string;
  value: T;
}

const MOST_ANSWERS = 50;
const declared: string[] = [];
/** Reads at work, innermost last, each with the names of the tables it may look at. */
const atWork: { name: string; tables: ReadonlySet<string> }[] = [];

/**
 * Makes a read that is remembered. Declare it once, at the top of a file.
 *
 * What is remembered is handed out again as it is: nobody may change it. Within a transaction nothing is remembered.
 * A remembered read within another may only look at tables the outer one names too.
 * @param name what is read, for whoever looks for a mistake
 * @param tables every table the read looks at; a test watches the statements and fails where one is missing
 * @param most answers kept by key; the one not asked for longest is forgotten
 * @returns `(db, key, read, part)`: the key tells apart everything else the answer depends on, such as the day, the
 * query and what the reader may see; with a part, the same one for the same key, only writes to its rows count
 */
export function rememberedRead<T>(
  name: string,
  tables: readonly SQLiteTable[],
  most: number = MOST_ANSWERS,
): RememberedRead<T> {
  const answersOf = new WeakMap<Db['$client'], Map<string, Answer<T>>>();
  declared.push(name);
  const tableNames = new Set(tables.map((table) => getTableName(table)));
  const doRead = (read: () => T): T => {
    atWork.push({ name, tables: tableNames });
    try {
      return read();
    } finally {
      atWork.pop();
    }
  };
  return (db, key, read, part) => {
    refuseForeignTables(name, tableNames);
    // asked for before reading: what changes meanwhile makes the answer outdated, never the other way round
    const revision = revisionOf(db, tables, part);
    if (revision === null) return doRead(read);
    const answers = answersOf.get(db.$client) ?? new Map<string, Answer<T>>();
    answersOf.set(db.$client, answers);
    const known = answers.get(key);
    answers.delete(key);
    const answer = known?.revision === revision ? known : { revision, value: doRead(read) };
    answers.set(key, answer);
    const [oldest] = answers.keys();
    if (answers.size > most && oldest !== undefined) answers.delete(oldest);
    return answer.value;
  };
}

/** Names of every remembered read there is. */
export function rememberedReads(): readonly string[] {
  return declared;
}

/** Remembered reads that are at work at this moment, innermost last: for the test that watches their statements. */
export function remembersNow(): readonly { name: string; tables: ReadonlySet<string> }[] {
  return atWork;
}

/** The outer answer would outlive a change of what the inner one looked at. */
function refuseForeignTables(name: string, tables: ReadonlySet<string>): void {
  const outer = atWork.at(-1);
  const foreign = outer ? [...tables].filter((table) => !outer.tables.has(table)) : [];
  if (outer && foreign.length > 0) {
    throw new Error(`The read “${outer.name}” asks “${name}”, so it has to name ${foreign.join(', ')} too`);
  }
}
