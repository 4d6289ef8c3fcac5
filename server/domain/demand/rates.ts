/** A share with what it was worked out from, so that a screen can show both. */
export interface Rate {
  part: number;
  whole: number;
  /** part ÷ whole; null (“not known”) where there is no whole to take a part of. */
  value: number | null;
}

/** `part` ÷ `whole`; not known where `whole` is 0. */
export function rateOf(part: number, whole: number): Rate {
  return { part, whole, value: whole > 0 ? part / whole : null };
}

/** The sum of a column over rows. */
export function sumOf<T>(rows: readonly T[], column: (row: T) => number): number {
  return rows.reduce((sum, row) => sum + column(row), 0);
}
