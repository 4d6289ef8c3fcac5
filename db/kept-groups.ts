import { getTableName } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Db } from './open.ts';
import { addRowNotes } from './row-notes.ts';

/** How the rows of a table are read by group. */
export interface GroupedRead<T> {
  table: SQLiteTable;
  /** Columns of text that tell groups apart. */
  by: readonly SQLiteColumn[];
  /** Every group that has rows, by `groupKey`. */
  readAll: (db: Db) => Map<string, T>;
  /** One group by the values of the columns; undefined where it has no row. */
  readGroup: (db: Db, values: readonly string[]) => T | undefined;
}

interface Kept<T> {
  groups: Map<string, T>;
  /** Keys of groups that may have changed since they were read. */
  changed: Set<string>;
  /** Differs once another connection has committed. */
  othersVersion: () => number;
  version: number;
}

/** With more of them changed than this, everything is read again at once. */
const MOST_CHANGED = 100;
/** No connection has this version. */
const NOT_READ = -1;
let reads = 0;

/** Key of the group with these values of its columns. */
export function groupKey(values: readonly string[]): string {
  return JSON.stringify(values);
}

/**
 * Makes a read of a large table by group that reads only those groups again whose rows were written since. Declare it
 * once, at the top of a file. As with `rememberedRead` nobody has to tell what was written: temporary triggers note the
 * group of every row, and nothing is kept of what is read within a transaction.
 * @returns all groups by `groupKey`; nobody may change them. A group stays the same object until it is read again
 */
export function keptGroups<T>(read: GroupedRead<T>): (db: Db) => ReadonlyMap<string, T> {
  const keptOf = new WeakMap<Db['$client'], Kept<T>>();
  reads += 1;
  const name = `note_group_${reads}`;
  return (db) => {
    if (db.$client.inTransaction) return read.readAll(db);
    const kept = keptOf.get(db.$client) ?? startKeeping<T>(db, name, read);
    keptOf.set(db.$client, kept);
    const version = kept.othersVersion();
    if (version !== kept.version || kept.changed.size > MOST_CHANGED) {
      kept.groups = read.readAll(db);
      kept.changed.clear();
      kept.version = version;
      return kept.groups;
    }
    for (const key of kept.changed) {
      const group = read.readGroup(db, JSON.parse(key));
      if (group === undefined) kept.groups.delete(key);
      else kept.groups.set(key, group);
      kept.changed.delete(key);
    }
    return kept.groups;
  };
}

/** Nothing is read yet. */
function startKeeping<T>({ $client: client }: Db, name: string, { table, by }: GroupedRead<T>): Kept<T> {
  const changed = new Set<string>();
  client.function(name, { varargs: true }, (...values) => {
    changed.add(groupKey(values.map(String)));
    return null;
  });
  const note = (row: 'OLD' | 'NEW') => `SELECT ${name}(${by.map((column) => `${row}."${column.name}"`).join(', ')});`;
  const version = client.prepare<[], number>('PRAGMA data_version').pluck();
  const kept: Kept<T> = { groups: new Map(), changed, othersVersion: () => version.get() ?? 0, version: NOT_READ };
  addRowNotes(client, {
    name,
    table: getTableName(table),
    statements: { INSERT: note('NEW'), UPDATE: `${note('OLD')} ${note('NEW')}`, DELETE: note('OLD') },
    noteAll: () => {
      kept.version = NOT_READ;
    },
  });
  return kept;
}
