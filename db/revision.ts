import { getTableName } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Db } from './open.ts';
import { addRowNotes } from './row-notes.ts';

/** The rows of a table that have a value in a column. */
export interface Part {
  column: SQLiteColumn;
  value: string;
}

/** How often rows were written that have, or had, a value in a column, and how often any row may have been. */
interface WritesByValue {
  ofAll: number;
  ofValue: Map<string, number>;
}

/** What is known of one open database: how often each watched table was written, and how to ask for other writers. */
interface Watch {
  writes: Map<string, number>;
  /** Writes to rows by `table.column` and the value they have, or had. */
  writesByValue: Map<string, WritesByValue>;
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
    counts?.ofValue.set(String(value), (counts.ofValue.get(String(value)) ?? 0) + 1);
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
  const note = `SELECT note_write('${name}');`;
  addRowNotes(client, {
    name: `note_${name}`,
    table: name,
    statements: { INSERT: note, UPDATE: note, DELETE: note },
    noteAll: () => writes.set(name, (writes.get(name) ?? 0) + 1),
  });
  writes.set(name, 0);
  return 0;
}

function writesOfPart(client: Db['$client'], { writesByValue }: Watch, { column, value }: Part): string {
  const table = getTableName(column.table);
  const name = `${table}.${column.name}`;
  const counts: WritesByValue = writesByValue.get(name) ?? { ofAll: 0, ofValue: new Map() };
  if (!writesByValue.has(name)) {
    const note = (row: 'OLD' | 'NEW') => `SELECT note_write_of('${name}', ${row}."${column.name}");`;
    addRowNotes(client, {
      name: `note_${name}`,
      table,
      statements: { INSERT: note('NEW'), UPDATE: `${note('OLD')} ${note('NEW')}`, DELETE: note('OLD') },
      noteAll: () => {
        counts.ofAll += 1;
      },
    });
    writesByValue.set(name, counts);
  }
  return `${counts.ofAll}+${counts.ofValue.get(value) ?? 0}`;
}
