import type { Db } from '../open.ts';

/** Records that are numbered, and the letter before their numbers. */
const LETTERS = { occupancy: 'A', funding_line: 'F', recruitment: 'R', decision: 'D' } as const;

/**
 * The number after the highest in a table: `A-0001` and so on. Ids written in another way do not count. Call it in the
 * transaction that stores the record.
 */
export function nextNumber(db: Db, table: keyof typeof LETTERS): string {
  const letter = LETTERS[table];
  const highest = db.$client
    .prepare<[string], { n: number | null }>(
      `SELECT max(CAST(substr(id, 3) AS INTEGER)) AS n FROM ${table} WHERE id GLOB ?`,
    )
    .get(`${letter}-[0-9]*`)?.n;
  return `${letter}-${String((highest ?? 0) + 1).padStart(4, '0')}`;
}
