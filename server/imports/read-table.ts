import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { CsvError, type Info, parse } from 'csv-parse';
import type { FaultList } from './faults.ts';
import { type Column, columnOf, withoutFormulaGuard } from './layout.ts';
import { nearest } from './nearest.ts';

/** One row under the headings. */
export interface TableRow {
  /** Row as a spreadsheet counts it: the heading is row 1. */
  row: number;
  /** The cell of a column, trimmed; undefined where the file does not have the column. */
  cell(columnId: string): string | undefined;
}

const ROWS_A_TURN = 1000;
const SLICE = 1 << 16;
const LONGEST_ROW = 200_000;
/** More rows than this are refused. */
export const MOST_ROWS = 300_000;

/**
 * Reads CSV row by row and hands each sound row to `take`. Separators (comma, semicolon, tab) and line ends (LF, CRLF,
 * CR) are found by looking. Gives other work its turn every 1,000 rows.
 * What is wrong with headings, quotation marks or the number of cells is added to `faults`; where headings are wrong no
 * row is handed over.
 * @returns number of rows that hold anything
 */
export async function readTable(
  text: string,
  columns: readonly Column[],
  faults: FaultList,
  take: (row: TableRow) => void,
): Promise<number> {
  const body = text.replace(/^sep=.(\r\n|\n|\r)/i, '');
  const delimiter = detectDelimiter(body);
  const parser = parse({
    delimiter,
    info: true,
    max_record_size: LONGEST_ROW,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
  });
  Readable.from(slices(Buffer.from(body, 'utf8'))).pipe(parser);
  let headings: Headings | undefined;
  let rows = 0;
  let seen = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      seen += 1;
      if (seen % ROWS_A_TURN === 0) await nextTurn();
      const row = info.records + info.empty_lines;
      if (headings === undefined) {
        headings = readHeadings(record, row, columns, faults);
        if (headings.position === undefined) return 0;
        continue;
      }
      if (record.every((cell) => cell.trim() === '')) continue;
      rows += 1;
      if (rows > MOST_ROWS) {
        faults.row(
          row,
          `The file has more than ${MOST_ROWS} rows.`,
          'Split it and import the parts one after another.',
        );
        return rows;
      }
      const sound = checkWidth(record, row, headings.names, faults);
      if (sound && headings.position) take({ row, cell: cellReader(record, headings.position) });
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    addCsvFault(error, headings?.names, faults);
  }
  if (seen === 0 && faults.count === 0) {
    faults.row(null, 'The file is empty.', 'Download the template, fill it in and choose that.');
  }
  return rows;
}

interface Headings {
  /** Headings as they stand in the file. */
  names: string[];
  /** Where each column of the layout stands; undefined where headings are wrong. */
  position: ReadonlyMap<string, number> | undefined;
}

function readHeadings(record: string[], row: number, columns: readonly Column[], faults: FaultList): Headings {
  const names = record.map((cell) => cell.trim());
  while (names.at(-1) === '') names.pop();
  const before = faults.count;
  const position = new Map<string, number>();
  for (const [at, name] of names.entries()) {
    const column = columnOf(name, columns);
    if (name === '') {
      const remedy = `Give it a name, or delete the column. It stands in place ${at + 1}.`;
      faults.cell(row, `column ${at + 1}`, '', 'has no heading', remedy);
    } else if (!column) {
      const near = nearest(
        name.replace(/[\s-]+/g, '_'),
        columns.map((known) => known.id),
      );
      const known = columns.map((entry) => entry.id).join(', ');
      const remedy = near
        ? `Did you mean “${near}”? Rename the column, or delete it.`
        : `Delete it. Known are: ${known}.`;
      faults.cell(row, name, name, 'is not a column of this import', remedy);
    } else if (position.has(column.id)) {
      faults.cell(row, column.id, name, 'stands twice among the headings', 'Delete or rename one of the two columns.');
    } else {
      position.set(column.id, at);
    }
  }
  for (const column of columns) {
    if (column.required && !position.has(column.id)) {
      faults.cell(row, column.id, '', 'is missing among the headings', `Add the column. ${column.help}`);
    }
  }
  return { names, position: faults.count > before ? undefined : position };
}

function checkWidth(record: string[], row: number, names: string[], faults: FaultList): boolean {
  if (record.length < names.length) {
    const first = names[record.length] ?? '';
    const sentence = `has ${record.length} cells where the heading has ${names.length}`;
    faults.cell(
      row,
      first,
      '',
      `is missing: the row ${sentence}`,
      'Fill the row up to the last column, with empty cells.',
    );
    return false;
  }
  const surplus = record.findIndex((cell, at) => at >= names.length && cell.trim() !== '');
  if (surplus < 0) return true;
  const sentence = `stands beyond the last heading: the row has ${record.length} cells, the heading ${names.length}`;
  const remedy = 'Put text that contains the separator in quotation marks, or delete the surplus cell.';
  faults.cell(row, `column ${surplus + 1}`, record[surplus] ?? '', sentence, remedy);
  return false;
}

function cellReader(record: string[], position: ReadonlyMap<string, number>): TableRow['cell'] {
  return (columnId) => {
    const at = position.get(columnId);
    return at === undefined ? undefined : withoutFormulaGuard((record[at] ?? '').trim());
  };
}

function addCsvFault(error: CsvError, names: string[] | undefined, faults: FaultList): void {
  const info = error as CsvError & Partial<Info> & { column?: number | string };
  const row = (info.records ?? 0) + (info.empty_lines ?? 0) + 1;
  const at = typeof info.column === 'number' ? info.column : 0;
  const column = names?.[at] ?? `column ${at + 1}`;
  if (error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE') {
    const remedy = 'Close the quotation mark, or delete it. Rows from here on were not read.';
    faults.cell(row, column, '', 'opens a quotation mark that is never closed', remedy);
    return;
  }
  const remedy = 'Put the whole cell in quotation marks and double those inside it. Rows from here on were not read.';
  faults.cell(row, column, '', 'has a quotation mark in the middle', remedy);
}

/** The separator that stands most often in the first line, outside quotation marks; a comma where none does. */
function detectDelimiter(text: string): string {
  const firstLine = /^[\r\n]*([^\r\n]{0,10000})/.exec(text)?.[1] ?? '';
  const outside = firstLine.replace(/"[^"]*"/g, '');
  const count = (separator: string) => outside.split(separator).length;
  return [';', '\t'].reduce((best, separator) => (count(separator) > count(best) ? separator : best), ',');
}

function* slices(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += SLICE) yield bytes.subarray(at, at + SLICE);
}
