import { pipeline } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { CsvError, type Info, parse } from 'csv-parse';
import type { FaultList } from './faults.ts';
import { type Column, withoutFormulaGuard } from './layout.ts';
import { type ColumnMapping, type Headings, readHeadings } from './read-headings.ts';

/** One row under the headings. */
export interface TableRow {
  /** Row as a spreadsheet counts it: the heading is row 1. */
  row: number;
  /** The cell of a column, trimmed; undefined where the file does not have the column. */
  cell(columnId: string): string | undefined;
}

/** Hears how many rows are read, and which share of the file that is, 0…1. */
export type RowsTold = (rows: number, share: number) => void;

/** Bytes read between two turns of other work. */
const SLICE = 1 << 13;
const LONGEST_ROW = 200_000;
/** More rows than this are refused. */
const MOST_ROWS = 200_000;

/**
 * Reads CSV row by row and hands each sound row to `take`. Separators (comma, semicolon, tab) and line ends (LF, CRLF,
 * CR) are found by looking. Gives other work its turn every 8 KiB.
 * What is wrong with headings, quotation marks or the number of cells is added to `faults`; where headings are wrong no
 * row is handed over.
 * @param told how far it is, after each slice
 * @returns number of rows that hold anything
 */
export async function readTable(
  text: string,
  columns: readonly Column[],
  faults: FaultList,
  take: (row: TableRow) => void,
  told: RowsTold = () => {},
): Promise<number> {
  const body = text.replace(/^sep=.(\r\n|\n|\r)/i, '');
  const reader = new RowsReader(columns, faults, take);
  const parser = parse({
    delimiter: detectDelimiter(body),
    max_record_size: LONGEST_ROW,
    on_record: (record: string[], info) => {
      reader.record(record, info.records + info.empty_lines);
      return null;
    },
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
  });
  try {
    await pipeline(slices(Buffer.from(body, 'utf8'), reader, told), parser.resume());
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (!reader.done) addCsvFault(error, reader.headings?.names, faults);
  }
  if (reader.headings === undefined && faults.count === 0) {
    faults.row(null, 'The file is empty.', 'Download the template, fill it in and choose that.');
  }
  return reader.rows;
}

export interface RowsOptions {
  mostRows?: number;
  mapping?: ColumnMapping | undefined;
}

/** Sorts the records of a file into headings, sound rows, empty rows and faults. */
export class RowsReader {
  headings: Headings | undefined;
  /** Rows that hold anything. */
  rows = 0;
  /** True where the rest of the file is of no use. */
  done = false;
  readonly #columns: readonly Column[];
  readonly #faults: FaultList;
  readonly #take: (row: TableRow) => void;
  readonly #mostRows: number;
  readonly #mapping: ColumnMapping | undefined;

  /** @param mapping heading of the file by column, where the headings are not ours; other headings are passed over */
  constructor(
    columns: readonly Column[],
    faults: FaultList,
    take: (row: TableRow) => void,
    { mostRows = MOST_ROWS, mapping }: RowsOptions = {},
  ) {
    this.#mostRows = mostRows;
    this.#mapping = mapping;
    this.#columns = columns;
    this.#faults = faults;
    this.#take = take;
  }

  record(record: string[], row: number): void {
    if (this.done) return;
    if (row > this.#mostRows) {
      this.done = true;
      const remedy = 'Delete empty rows at the end, or split the file and import the parts one after another.';
      this.#faults.row(row, `The file has more than ${this.#mostRows.toLocaleString('en-GB')} rows.`, remedy);
      return;
    }
    if (record.every((cell) => cell.trim() === '')) return;
    if (this.headings === undefined) {
      this.headings = readHeadings(record, row, this.#columns, this.#faults, this.#mapping);
      this.done = this.headings.position === undefined;
      return;
    }
    this.rows += 1;
    const { names, position } = this.headings;
    if (checkWidth(record, row, names, this.#faults) && position) {
      this.#take({ row, cell: cellReader(record, position) });
    }
  }
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

export function addCsvFault(error: CsvError, names: string[] | undefined, faults: FaultList): void {
  const info = error as CsvError & Partial<Info> & { column?: number | string };
  const row = (info.records ?? 0) + (info.empty_lines ?? 0) + 1;
  const at = typeof info.column === 'number' ? info.column : 0;
  const column = names?.[at] ?? `column ${at + 1}`;
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    const remedy = 'Maybe a quotation mark is never closed? Rows from here on were not read.';
    faults.row(row, `the row has more than ${LONGEST_ROW.toLocaleString('en-GB')} characters.`, remedy);
    return;
  }
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    const remedy = 'Close the quotation mark, or delete it. Rows from here on were not read.';
    faults.cell(row, column, '', 'opens a quotation mark that is never closed', remedy);
    return;
  }
  const remedy = 'Put the whole cell in quotation marks and double those inside it. Rows from here on were not read.';
  faults.cell(row, column, '', 'has a quotation mark in the middle', remedy);
}

/** The separator that stands most often in the first line, outside quotation marks; a comma where none does. */
export function detectDelimiter(text: string): string {
  const firstLine = /^[\r\n]*([^\r\n]{0,10000})/.exec(text)?.[1] ?? '';
  const outside = firstLine.replace(/"[^"]*"/g, '');
  const count = (separator: string) => outside.split(separator).length;
  return [';', '\t'].reduce((best, separator) => (count(separator) > count(best) ? separator : best), ',');
}

/** The file in slices; other work has its turn after each. */
async function* slices(bytes: Buffer, reader: RowsReader, told: RowsTold): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length && !reader.done; at += SLICE) {
    yield bytes.subarray(at, at + SLICE);
    told(reader.rows, Math.min(1, (at + SLICE) / bytes.length));
    await nextTurn();
  }
}
