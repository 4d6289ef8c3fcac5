import { toCsv } from '../domain/csv.ts';

/** One documented column of an import file: the source of the template, the documentation and the reader. */
export interface Column {
  /** Heading in the file. */
  id: string;
  /** Heading as people say it; it is accepted too. */
  title: string;
  required: boolean;
  example: string;
  /** How to fill it in. */
  help: string;
}

/** The column that a heading names, whatever its capitals, spaces, hyphens or underscores. */
export function columnOf(heading: string, columns: readonly Column[]): Column | undefined {
  const key = headingKey(heading);
  return columns.find((column) => headingKey(column.id) === key || headingKey(column.title) === key);
}

function headingKey(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '_');
}

/** CSV text of rows in the order of the columns; the reader reads it back unchanged. */
export function writeCsv(
  columns: readonly Pick<Column, 'id'>[],
  rows: readonly Readonly<Record<string, string>>[],
): string {
  return toCsv(
    columns.map((column) => column.id),
    rows.map((row) => columns.map((column) => row[column.id] ?? '')),
  );
}

/** A file to fill in: the headings and one example row. */
export function templateCsv(columns: readonly Column[]): string {
  return writeCsv(columns, [Object.fromEntries(columns.map((column) => [column.id, column.example]))]);
}

/** Takes off the apostrophe that `toCsv` and spreadsheets put before what looks like a formula. */
export function withoutFormulaGuard(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
