import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';

/** The sets of seed files: the demo, and one small enough to check by hand. */
export type SeedSet = 'oldham' | 'tiny';

/** Path of a seed file. */
export function seedPath(set: SeedSet, file: string): string {
  return fileURLToPath(new URL(`./${set}/${file}`, import.meta.url));
}

/** One line of a seed file; a cell or column that is not there is an error that names file and line. */
export interface SeedRow {
  text(column: string): string;
  /** Empty is null. */
  optional(column: string): string | null;
  number(column: string): number;
}

/** Rows of one of the project's own seed files. Lines that start with # tell sources and are skipped. */
export function readSeed(set: SeedSet, file: string): SeedRow[] {
  const records = parse(readFileSync(seedPath(set, file), 'utf8'), {
    columns: true,
    comment: '#',
    comment_no_infix: true,
  });
  return records.map((record, at) => seedRow(record as Record<string, string>, `${set}/${file}, entry ${at + 1}`));
}

function seedRow(record: Record<string, string>, place: string): SeedRow {
  const optional = (column: string) => {
    const cell = record[column];
    if (cell === undefined) throw new Error(`${place} has no column ${column}`);
    return cell === '' ? null : cell;
  };
  const text = (column: string) => {
    const cell = optional(column);
    if (cell === null) throw new Error(`${place}: ${column} is empty`);
    return cell;
  };
  const number = (column: string) => {
    const value = Number(text(column));
    if (!Number.isFinite(value)) throw new Error(`${place}: ${column} (${text(column)}) is not a number`);
    return value;
  };
  return { text, optional, number };
}

/** The entry of a list that a cell names. */
export function oneOf<const T extends string>(text: string, allowed: readonly T[]): T {
  const found = allowed.find((entry) => entry === text);
  if (found === undefined) throw new Error(`“${text}” is none of ${allowed.join(', ')}`);
  return found;
}
