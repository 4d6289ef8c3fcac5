import { type Placeholder, sql } from 'drizzle-orm';
import type { Db } from './open.ts';

/**
 * A query that is built and prepared once for each open database instead of at every call.
 * @param build makes it with `.prepare()`, with `sql.placeholder` for what differs from call to call
 * @returns the prepared query of a database
 */
export function preparedOnce<Q>(build: (db: Db) => Q): (db: Db) => Q {
  const made = new WeakMap<Db['$client'], Q>();
  return (db) => {
    const known = made.get(db.$client);
    if (known !== undefined) return known;
    const query = build(db);
    made.set(db.$client, query);
    return query;
  };
}

/** Placeholders by the names of the columns they stand for: `values(placeholders('id', 'name'))`. */
export function placeholders<const Name extends string>(...names: readonly Name[]): Record<Name, Placeholder<Name>> {
  return Object.fromEntries(names.map((name) => [name, sql.placeholder(name)])) as Record<Name, Placeholder<Name>>;
}
