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

/**
 * CSV text of rows in the order of the columns, CRLF lines, cells quoted where they need it. A cell that a spreadsheet
 * would take for a formula gets a leading apostrophe, which the reader takes off again.
 */
export function writeCsv(columns: readonly Column[], rows: Iterable<Readonly<Record<string, string>>>): string {
  const lines = [columns.map((column) => quoted(column.id)).join(',')];
  for (const row of rows) lines.push(columns.map((column) => quoted(row[column.id] ?? '')).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

/** A file to fill in: the headings and one example row. */
export function templateCsv(columns: readonly Column[]): string {
  return writeCsv(columns, [Object.fromEntries(columns.map((column) => [column.id, column.example]))]);
}

function quoted(cell: string): string {
  const safe = /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",;\r\n\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Takes off the apostrophe that `writeCsv` and spreadsheets put before what looks like a formula. */
export function withoutFormulaGuard(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
