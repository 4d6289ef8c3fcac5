import { is, Param, Placeholder, type SQL, sql } from 'drizzle-orm';
import type { Db } from './open.ts';

type Values = Readonly<Record<string, unknown>>;

/** A statement as it is built, before it is prepared. */
interface Buildable {
  toSQL: () => { sql: string; params: unknown[] };
}

/**
 * Prepares a statement that runs very often in one transaction, without what a query of the library does at every run.
 * @param statement with `sql.placeholder` for what differs from run to run
 * @returns runs it with values by the names of its placeholders; gives the number of rows it changed
 */
export function bulk(db: Db, statement: Buildable): (values: object) => number {
  const { sql: text, params } = statement.toSQL();
  const prepared = db.$client.prepare(text);
  const bindings = params.map(bindingOf);
  const bound: unknown[] = bindings.map(() => null);
  return (values) => {
    for (let at = 0; at < bindings.length; at += 1) bound[at] = bindings[at]?.(values as Values);
    return prepared.run(bound).changes;
  };
}

/** Values of an update by the names of its columns: `set(assigned(['name', 'title']))`. */
export function assigned<const Name extends string>(names: readonly Name[]): Record<Name, SQL> {
  const entries = names.map((name) => [name, sql`${sql.placeholder(name)}`]);
  return Object.fromEntries(entries) as Record<Name, SQL>;
}

function bindingOf(param: unknown): (values: Values) => unknown {
  if (is(param, Placeholder)) return named(param.name);
  if (is(param, Param) && is(param.value, Placeholder)) {
    const { encoder } = param;
    const find = named(param.value.name);
    return (values) => {
      const value = find(values);
      return value === null ? null : encoder.mapToDriverValue(value);
    };
  }
  return () => param;
}

function named(name: string) {
  return (values: Values): unknown => {
    const value = values[name];
    if (typeof value === 'boolean') return Number(value);
    if (value === undefined) throw new Error(`A statement lacks the value “${name}”`);
    return value;
  };
}
