import { type SQL, sql } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';

/** A day of the calendar as YYYY-MM-DD; an empty one passes. `date()` moves 2021-02-30 to March, so that it differs. */
export const isDay = (column: AnySQLiteColumn): SQL => sql`${column} IS date(${column})`;

/** A month as YYYY-MM. */
export const isMonth = (column: AnySQLiteColumn): SQL => sql`${column} || '-01' IS date(${column} || '-01')`;

/** One of the words a column may hold. */
export const isOneOf = (column: AnySQLiteColumn & { enumValues: readonly string[] }): SQL =>
  sql`${column} IN (${sql.raw(column.enumValues.map((word) => `'${word}'`).join(', '))})`;
