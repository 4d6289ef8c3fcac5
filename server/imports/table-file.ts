import type { Column } from './layout.ts';
import type { FileToRead } from './prepare-import.ts';
import { readTable, type TableRow } from './read-table.ts';

/** The rows of a file, read but not yet understood. */
export interface TableFile {
  lines: TableRow[];
  /** Rows that hold anything, sound or not. */
  rows: number;
}

/** Reads the rows of a file in turns, so that other requests are served meanwhile. */
export async function readLines({ decoded, faults, told }: FileToRead, columns: readonly Column[]): Promise<TableFile> {
  const lines: TableRow[] = [];
  const rows = await readTable(decoded.text, columns, faults, (line) => lines.push(line), told);
  return { lines, rows };
}

/** A notice of the columns that a file does not have. */
export function absentColumns({ lines }: TableFile, columns: readonly Column[]): string[] {
  const [first] = lines;
  if (!first) return [];
  const absent = columns.filter(({ id }) => first.cell(id) === undefined).map(({ id }) => id);
  return absent.length === 0 ? [] : [`Columns the file does not have are left as they stand: ${absent.join(', ')}.`];
}
