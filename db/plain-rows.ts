import type { Query } from 'drizzle-orm';
import type { Db } from './open.ts';

/**
 * Rows of a query as SQLite gives them, a list of values each in the order they are selected: for reads of thousands of
 * rows, where making each value anew takes longer than reading it. Dates and texts come as they are stored, booleans as
 * 0 and 1.
 * @typeParam Row types of the values in their order
 */
export function plainRows<Row extends unknown[]>(db: Db, query: { toSQL: () => Query }): Row[] {
  const { sql, params } = query.toSQL();
  return db.$client
    .prepare<unknown[], Row>(sql)
    .raw()
    .all(...params);
}
