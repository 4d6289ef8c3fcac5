import type { Db } from './open.ts';

/** What a cell of a staged row may hold. */
export type StagedValue = string | number | boolean | null;

/** Rows that wait in a temporary table of this connection until one statement stores them all. */
export interface Staged<T> {
  /** Name of the table, for a statement that reads it. */
  table: string;
  /** Takes in rows; some hundreds at a time are no gap in other work. */
  add: (rows: readonly T[]) => void;
  /** Takes the table away. */
  drop: () => void;
}

let made = 0;

/**
 * Sets rows aside before the transaction that stores them: by `INSERT … SELECT` a row costs a third of what it costs to
 * hand it over in a statement of its own, and the handing over is spread over many turns.
 * @param columns names of the columns, as a statement reads them
 * @param cells of a row, in the order of the columns
 * @param rules that cells have to meet, in words of SQL; `add` throws where they do not
 */
export function stage<T>(
  { $client: client }: Db,
  columns: readonly string[],
  cells: (row: T) => readonly StagedValue[],
  rules: readonly string[] = [],
): Staged<T> {
  made += 1;
  const table = `staged_${made}`;
  client.exec(`CREATE TEMP TABLE ${table} (${[...columns, ...rules.map((rule) => `CHECK (${rule})`)].join(', ')})`);
  const values = columns.map((_, at) => `value ->> ${at}`).join(', ');
  const insert = client.prepare<[string]>(`INSERT INTO temp.${table} SELECT ${values} FROM json_each(?)`);
  return {
    table,
    add: (rows) => void insert.run(JSON.stringify(rows.map(cells))),
    drop: () => void client.exec(`DROP TABLE temp.${table}`),
  };
}
