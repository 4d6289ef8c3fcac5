import { createHash } from 'node:crypto';
import type Sqlite from 'better-sqlite3';

/**
 * SHA-256 over everything a database holds: the text of its schema, and every row of every table in the order of its
 * key, with the type of each value. Two files with the same hash hold the same, however their pages lie.
 */
export function contentHash(client: Sqlite.Database): string {
  const hash = createHash('sha256');
  const objects = client
    .prepare<[], { type: string; name: string; sql: string | null }>(
      "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name",
    )
    .all();
  for (const { type, name, sql } of objects) hash.update(JSON.stringify([type, name, sql]));
  for (const { type, name } of objects) {
    if (type === 'table') hash.update(`\n${tableHash(client, name)}`);
  }
  return hash.digest('hex');
}

/**
 * SHA-256 over the rows of one table.
 * @param columns the columns that count, default all
 */
export function tableHash(client: Sqlite.Database, table: string, columns?: readonly string[]): string {
  const hash = createHash('sha256').update(table);
  const names = columns ?? columnsOf(client, table);
  const rows = client
    .prepare(`SELECT ${names.map(quoted).join(', ')} FROM ${quoted(table)} ORDER BY ${orderOf(client, table)}`)
    .raw()
    .safeIntegers();
  for (const row of rows.iterate()) hash.update(`${JSON.stringify(row, tagged)}\n`);
  return hash.digest('hex');
}

/** Names of a table's columns, as they stand in it. */
export function columnsOf(client: Sqlite.Database, table: string): string[] {
  return client
    .prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?) ORDER BY cid')
    .all(table)
    .map(({ name }) => name);
}

/** The primary key, so that the order is the same in every copy; rows without one go by their row number. */
function orderOf(client: Sqlite.Database, table: string): string {
  const key = client
    .prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk')
    .all(table);
  return key.length > 0 ? key.map(({ name }) => quoted(name)).join(', ') : 'rowid';
}

/** Integers, real numbers and bytes stay apart: 1, 1.0 and '1' are three values. */
function tagged(_: string, value: unknown): unknown {
  if (typeof value === 'bigint') return { integer: value.toString() };
  return value;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
