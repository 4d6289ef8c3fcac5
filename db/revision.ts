import { getTableName } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Db } from './open.ts';

/** The rows of a table that have a value in a column. */
export interface Part {
  column: SQLiteColumn;
  value: string;
}

/** What is known of one open database: how often each watched table was written, and how to ask for other writers. */
interface Watch {
  writes: Map<string, number>;
  /** Writes to rows by `table.column` and the value they have, or had. */
  writesByValue: Map<string, Map<string, number>>;
  othersVersion: () => number;
}

const watches = new WeakMap<Db['$client'], Watch>();

/**
 * A text that differs whenever any of the tables may have changed since it was asked for before: written by this
 * connection, row by row and also where the write was rolled back later, or by another one.
 *
 * Nobody has to remember to tell: temporary triggers of this connection count every write, cascades and clean-ups
 * included, and SQLite itself tells of commits of other connections (`data_version`).
 * @param tables tables a read looks at
 * @param part of one of them, the only rows the read looks at: writes to others do not count then
 * @returns null within a transaction: what is read there may never come to be
 */
export function revisionOf(db: Db, tables: readonly SQLiteTable[], part?: Part): string | null {
  const client = db.$client;
  if (client.inTransaction) return null;
  const watch = watches.get(client) ?? startWatching(client);
  let revision = String(watch.othersVersion());
  for (const table of tables) {
    const writes = part?.column.table === table ? writesOfPart(client, watch, part) : writesOf(client, watch, table);
    revision += `.${writes}`;
  }
  return revision;
}

function startWatching(client: Db['$client']): Watch {
  const writes = new Map<string, number>();
  const writesByValue: Watch['writesByValue'] = new Map();
  client.function('note_write', (table) => {
    writes.set(String(table), (writes.get(String(table)) ?? 0) + 1);
    return null;
  });
  client.function('note_write_of', (column, value) => {
    const counts = writesByValue.get(String(column));
    counts?.set(String(value), (counts.get(String(value)) ?? 0) + 1);
    return null;
  });
  const version = client.prepare<[], number>('PRAGMA data_version').pluck();
  const watch = { writes, writesByValue, othersVersion: () => version.get() ?? 0 };
  watches.set(client, watch);
  return watch;
}

function writesOf(client: Db['$client'], { writes }: Watch, table: SQLiteTable): number {
  const name = getTableName(table);
  const known = writes.get(name);
  if (known !== undefined) return known;
  for (const change of ['INSERT', 'UPDATE', 'DELETE']) addTrigger(client, change, name, `note_write('${name}')`);
  writes.set(name, 0);
  return 0;
}

function writesOfPart(client: Db['$client'], { writesByValue }: Watch, { column, value }: Part): number {
  const table = getTableName(column.table);
  const name = `${table}.${column.name}`;
  const counts = writesByValue.get(name) ?? new Map<string, number>();
  if (!writesByValue.has(name)) {
    const noteOf = (row: 'OLD' | 'NEW') => `note_write_of('${name}', ${row}."${column.name}")`;
    addTrigger(client, 'INSERT', table, noteOf('NEW'), column.name);
    addTrigger(client, 'UPDATE', table, `${noteOf('OLD')}, ${noteOf('NEW')}`, column.name);
    addTrigger(client, 'DELETE', table, noteOf('OLD'), column.name);
    writesByValue.set(name, counts);
  }
  return counts.get(value) ?? 0;
}

/** Temporary triggers live in this connection only and are in no file and no backup. */
function addTrigger(client: Db['$client'], change: string, table: string, notes: string, of = ''): void {
  client.exec(
    `CREATE TEMP TRIGGER "note_${change.toLowerCase()}_${table}_${of}" AFTER ${change} ON main."${table}" BEGIN SELECT ${notes}; END`,
  );
}
