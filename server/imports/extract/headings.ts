import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { Db } from '../../../db/open.ts';
import { findMapping, readExtractLists } from '../../../db/queries/imports-extracts.ts';
import type { ExtractHeadings, ExtractKind } from '../../contract/imports-extracts.ts';
import { invalidInput } from '../../http/problem.ts';
import { columnOf } from '../layout.ts';
import { Lookup } from '../nearest.ts';
import { detectDelimiter } from '../read-table.ts';
import { readDate, readMonth } from '../read-values.ts';
import { EXTRACT_COLUMNS, isPersonal } from './columns.ts';
import { SAVE_AS_CSV, whyNoText } from './open-file.ts';

const SAMPLES = 3;
/** Bytes that headings are looked for in. */
const LOOKED_AT = 64 * 1024;
const SAMPLED_ROWS = 200;
const WORDS = /^(yes|no|y|n|recorded|not recorded|district|mash|commissioned|open|closed)$/i;

/** SHA-256 of the headings of a file, by which they are known again. */
export function headingsHash(headings: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(headings)).digest('hex');
}

/**
 * The headings of a file and how they are matched with our columns: as they were before, as they are ours, or a guess.
 * @param start the first part of the file; rows that are cut off are passed over
 * @throws ProblemError invalid-input where there are no headings
 */
export function matchHeadings(db: Db, kind: ExtractKind, start: Uint8Array): ExtractHeadings {
  const { headings, rows } = readStart(start);
  const columns = EXTRACT_COLUMNS[kind];
  const hash = headingsHash(headings);
  const remembered = findMapping(db, kind, hash);
  const isOurs = headings.every((heading) => columnOf(heading, columns) !== undefined);
  const mapping = remembered ?? guess(kind, headings);
  const columnByHeading = new Map(Object.entries(mapping).map(([column, heading]) => [heading, column]));
  const isPlain = plainValues(db);
  return {
    headings: headings.map((name, place) => {
      const values = isPersonal(name, columnByHeading.get(name)) ? [] : rows.map((row) => (row[place] ?? '').trim());
      return { name, samples: [...new Set(values.filter(isPlain))].slice(0, SAMPLES) };
    }),
    headingsHash: hash,
    isKnown: isOurs || remembered !== undefined,
    mapping,
  };
}

/** The headings of a file on disk; none where it has no first row. */
export async function firstHeadings(path: string): Promise<string[]> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LOOKED_AT), 0, LOOKED_AT, 0);
    return readRecords(buffer.subarray(0, bytesRead)).headings;
  } finally {
    await file.close();
  }
}

function readStart(start: Uint8Array): { headings: string[]; rows: string[][] } {
  const refuse = (remedy: string) => invalidInput([{ field: 'file', value: null, remedy }]);
  const wrong = whyNoText(start);
  if (wrong !== undefined) throw refuse(`${wrong} ${SAVE_AS_CSV}`);
  const { headings, rows } = readRecords(start);
  if (headings.length === 0) throw refuse('The file is empty. Choose the file that the other system saved.');
  if (headings.length > 200) {
    throw refuse(
      `The first row has ${headings.length} headings; at most 200 are read. Take away columns that are not needed.`,
    );
  }
  return { headings, rows };
}

function readRecords(start: Uint8Array): { headings: string[]; rows: string[][] } {
  const text = decoded(start).replace(/^sep=.(\r\n|\n|\r)/i, '');
  const whole = text.slice(0, Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1) || text;
  let records: string[][] = [];
  try {
    records = parse(whole, {
      delimiter: detectDelimiter(whole),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      to: SAMPLED_ROWS,
    });
  } catch {
    // told when the file itself is read
  }
  const [first = [], ...rows] = records;
  const headings = first.map((cell) => cell.trim());
  while (headings.at(-1) === '') headings.pop();
  return { headings: headings.map((heading) => heading.slice(0, 200)), rows };
}

function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const text = new TextDecoder().decode(bytes);
  return text.slice(0, -3).includes('\uFFFD') ? new TextDecoder('windows-1252').decode(bytes) : text;
}

/** True for values that cannot tell who somebody is: days, months, small numbers, yes and no, entries of our lists. */
function plainValues(db: Db): (value: string) => boolean {
  const { districts, wards, levels, languages, sources } = readExtractLists(db);
  const lookups = [districts, wards, levels, languages, sources].map((list) => new Lookup(list));
  return (value) =>
    value !== '' &&
    value.length <= 60 &&
    (/^\d{1,3}$/.test(value) ||
      WORDS.test(value) ||
      'value' in readDate(value) ||
      'value' in readMonth(value) ||
      lookups.some((lookup) => lookup.find(value) !== undefined));
}

function guess(kind: ExtractKind, headings: readonly string[]): Record<string, string> {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  const mapping: Record<string, string> = {};
  const taken = new Set<string>();
  for (const { id, title, also } of EXTRACT_COLUMNS[kind]) {
    const names = [id, title, ...also].map(plain);
    const found = headings.find((heading) => !taken.has(heading) && names.includes(plain(heading)));
    if (found === undefined) continue;
    mapping[id] = found;
    taken.add(found);
  }
  return mapping;
}
