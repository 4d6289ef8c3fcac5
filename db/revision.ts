import { getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Db } from './open.ts';

/** What is known of one open database: how often each watched table was written, and how to ask for other writers. */
interface Watch {
  writes: Map<string, number>;
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
 * @returns null within a transaction: what is read there may never come to be
 */
export function revisionOf(db: Db, tables: readonly SQLiteTable[]): string | null {
  const client = db.$client;
  if (client.inTransaction) return null;
  const { writes, othersVersion } = watches.get(client) ?? startWatching(client);
  let revision = String(othersVersion());
  for (const table of tables) {
    const name = getTableName(table);
    revision += `.${writes.get(name) ?? watchTable(client, writes, name)}`;
  }
  return revision;
}

function startWatching(client: Db['$client']): Watch {
  const writes = new Map<string, number>();
  client.function('note_write', (table) => {
    writes.set(String(table), (writes.get(String(table)) ?? 0) + 1);
    return null;
  });
  const version = client.prepare<[], number>('PRAGMA data_version').pluck();
  const watch = { writes, othersVersion: () => version.get() ?? 0 };
  watches.set(client, watch);
  return watch;
}

/** Temporary triggers live in this connection only and are in no file and no backup. */
function watchTable(client: Db['$client'], writes: Map<string, number>, table: string): number {
  for (const change of ['INSERT', 'UPDATE', 'DELETE']) {
    client.exec(
      `CREATE TEMP TRIGGER "note_${change.toLowerCase()}_${table}" AFTER ${change} ON main."${table}" BEGIN SELECT note_write('${table}'); END`,
    );
  }
  writes.set(table, 0);
  return 0;
}
