import { getTableConfig, SQLiteSyncDialect, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Db } from './open.ts';

const dialect = new SQLiteSyncDialect({ casing: 'snake_case' });

/**
 * Commits very much at once without also moving it from the log into the database file in the same turn: whoever
 * commits next does, so that others are held up by the one or the other, not by both. Call it around the transaction. The
 * commit itself is flushed like any other.
 */
export function movedLater<T>({ $client: client }: Db, work: () => T): T {
  const pages = client.pragma('wal_autocheckpoint', { simple: true });
  client.pragma('wal_autocheckpoint = 0');
  try {
    return work();
  } finally {
    client.pragma(`wal_autocheckpoint = ${pages}`);
  }
}

/** The rules of a table on its own columns, as far as they speak of no other than `columns`, in words of SQL. */
export function rulesOn(table: SQLiteTable, columns: readonly string[]): string[] {
  const { name, checks } = getTableConfig(table);
  return checks
    .map(({ value }) => dialect.sqlToQuery(value).sql)
    .filter((rule) => columnsOf(rule, name).every((column) => columns.includes(column)))
    .map((rule) => rule.replaceAll(`"${name}".`, ''));
}

function columnsOf(rule: string, table: string): string[] {
  return [...rule.matchAll(/"([^"]+)"\."([^"]+)"/g)].map(([, of, column]) => (of === table ? (column ?? '') : ''));
}

/**
 * Writes rows whose cells have met the rules of their table before, in a staged table with `rulesOn` it: they are not
 * tried a second time. Keys, references and triggers hold as ever.
 */
export function withRulesMet<T>({ $client: client }: Db, work: () => T): T {
  client.pragma('ignore_check_constraints = ON');
  try {
    return work();
  } finally {
    client.pragma('ignore_check_constraints = OFF');
  }
}
