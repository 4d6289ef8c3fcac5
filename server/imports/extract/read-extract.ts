import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import type { Db } from '../../../db/open.ts';
import { type ExtractLists, readExtractLists } from '../../../db/queries/imports-extracts.ts';
import type { ImportFault, ImportProgress } from '../../contract/imports.ts';
import type { ExtractKind } from '../../contract/imports-extracts.ts';
import { FaultList } from '../faults.ts';
import type { ColumnMapping } from '../read-headings.ts';
import { addCsvFault, detectDelimiter, RowsReader, type TableRow } from '../read-table.ts';
import type { Aggregate } from './aggregate.ts';
import { aggregateCases } from './aggregate-cases.ts';
import { CaseReader } from './case-reader.ts';
import { CaseTable } from './case-table.ts';
import { EXTRACT_COLUMNS, isPersonal } from './columns.ts';
import { monthSpan } from './months.ts';
import { type OpenedFile, openFile, textOf } from './open-file.ts';
import { ReferralReader } from './referral-reader.ts';

/** A file on disk, and what it is read for. */
export interface ExtractJob {
  kind: ExtractKind;
  path: string;
  /** Months it covers, both inclusive; files of referrals say it row by row. */
  from: string;
  to: string;
  /** How its headings are matched; undefined where they are ours. */
  mapping?: ColumnMapping | undefined;
}

/** An extract that was read: counts and faults, and no row of it. */
export interface ReadExtract {
  aggregate: Aggregate;
  rows: number;
  faults: ImportFault[];
  faultCount: number;
}

/** Rows at most, the heading among them. */
const MOST_ROWS = 2_000_001;
const LONGEST_ROW = 200_000;
/** Columns whose cells a fault may show, where their heading is not of personal data either. */
const SHOWN =
  /^(month|received|district|ward|level|level_steps|level_from|language|waiting_since|scope|opened|closed|start|end|source|outcome|contacts|referrals|repeat_entries|straight_to_mash|engaged|unwilling)$/;

/** Reads a file of any size row by row and counts it; what it holds of single cases is forgotten as it is read. */
export async function readExtract(
  db: Db,
  job: ExtractJob,
  onProgress: (progress: ImportProgress) => void = () => {},
): Promise<ReadExtract> {
  const { kind, mapping } = job;
  const faults = new FaultList((column) => SHOWN.test(column) && !isPersonal(mapping?.[column] ?? '', column));
  const lists = readExtractLists(db);
  const counting = kind === 'referrals' ? countReferrals(lists, faults) : countCases(kind, job, lists, faults);
  const reader = new RowsReader(EXTRACT_COLUMNS[kind], faults, counting.take, { mostRows: MOST_ROWS, mapping });
  const file = await openFile(job.path, faults);
  if (file) await readRows(file, reader, faults, onProgress);
  onProgress({ stage: 'comparing', read: reader.rows, about: reader.rows });
  if (file && reader.headings === undefined && faults.count === 0) {
    faults.row(null, 'The file is empty.', 'Choose the file that the other system saved.');
  }
  const aggregate = counting.aggregate((column) => reader.headings?.position?.has(column) ?? false);
  aggregate.notices.unshift(...(file?.notices ?? []));
  return { aggregate, rows: reader.rows, faults: faults.listed, faultCount: faults.count };
}

interface Counting {
  take: (line: TableRow) => void;
  aggregate: (has: (column: string) => boolean) => Aggregate;
}

function countReferrals(lists: ExtractLists, faults: FaultList): Counting {
  const referrals = new ReferralReader(lists, faults);
  return { take: (line) => referrals.take(line), aggregate: () => referrals.aggregate() };
}

function countCases(
  kind: Exclude<ExtractKind, 'referrals'>,
  { from, to }: ExtractJob,
  lists: ExtractLists,
  faults: FaultList,
): Counting {
  const table = new CaseTable();
  const cases = new CaseReader(kind, lists, table, faults);
  const span = monthSpan(from, to);
  return {
    take: (line) => cases.take(line),
    aggregate: (has) => aggregateCases(table, { kind, lists, span, has }, faults),
  };
}

async function readRows(
  file: OpenedFile,
  reader: RowsReader,
  faults: FaultList,
  onProgress: (progress: ImportProgress) => void,
): Promise<void> {
  const told = (share: number) =>
    onProgress({ stage: 'reading', read: reader.rows, about: share > 0 ? Math.round(reader.rows / share) : null });
  const parser = parse({
    delimiter: detectDelimiter(await firstLine(file)),
    max_record_size: LONGEST_ROW,
    on_record: (record: string[], info) => {
      reader.record(record, info.records + info.empty_lines);
      return null;
    },
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
  });
  async function* pieces(): AsyncGenerator<Buffer> {
    for await (const piece of textOf(file, told)) {
      if (reader.done) return;
      yield piece;
    }
  }
  try {
    await pipeline(pieces(), parser.resume());
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (!reader.done) addCsvFault(error, reader.headings?.names, faults);
  }
}

async function firstLine({ path, encoding }: OpenedFile): Promise<string> {
  for await (const chunk of createReadStream(path, { end: 64 * 1024 })) {
    const bytes: Buffer = chunk;
    return new TextDecoder(encoding).decode(bytes).replace(/^sep=.(\r\n|\n|\r)/i, '');
  }
  return '';
}
