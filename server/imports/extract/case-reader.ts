import { hash, randomBytes } from 'node:crypto';
import type { ExtractLists } from '../../../db/queries/imports-extracts.ts';
import type { ExtractKind } from '../../contract/imports-extracts.ts';
import type { FaultList } from '../faults.ts';
import { Lookup } from '../nearest.ts';
import { namedIn } from '../read-person-row.ts';
import type { TableRow } from '../read-table.ts';
import { type Reading, readDate } from '../read-values.ts';
import { type CaseTable, type LevelStep, NONE, SCOPES } from './case-table.ts';
import { dayNumber } from './months.ts';

/** Columns of a kind of file that are called differently. */
export const CASE_COLUMN_NAMES = {
  'case-extract': { id: 'case_id', opened: 'opened', closed: 'closed' },
  episodes: { id: 'episode_id', opened: 'start', closed: 'end' },
} as const satisfies Partial<Record<ExtractKind, unknown>>;

const SCOPE_WORDS: Readonly<Record<string, number>> = {
  '': 0,
  district: 0,
  'district team': 0,
  mash: 1,
  commissioned: 2,
  'commissioned service': 2,
};
/** What a cell of ethnicity says where nothing is recorded. */
const NOT_RECORDED = new Set([
  '',
  'no',
  'n',
  'false',
  'not recorded',
  'unknown',
  'not known',
  'missing',
  'not stated',
  'none',
]);
/** Values of a column that are remembered, since they come again and again. */
const REMEMBERED = 50_000;

/** Reads rows of cases into a table of numbers. Nothing of a row is kept but what is counted. */
export class CaseReader {
  readonly #names: (typeof CASE_COLUMN_NAMES)[keyof typeof CASE_COLUMN_NAMES];
  readonly #table: CaseTable;
  readonly #faults: FaultList;
  readonly #salt = randomBytes(16).toString('hex');
  readonly #district: (text: string) => Reading<number>;
  readonly #ward: (text: string) => Reading<number>;
  readonly #level: (text: string) => Reading<number>;
  readonly #language: (text: string) => Reading<number>;
  readonly #day = remembered((text) => {
    const date = readDate(text);
    return 'value' in date ? { value: dayNumber(date.value) } : date;
  });
  readonly #unknownLanguage: number;

  constructor(kind: keyof typeof CASE_COLUMN_NAMES, lists: ExtractLists, table: CaseTable, faults: FaultList) {
    this.#names = CASE_COLUMN_NAMES[kind];
    this.#table = table;
    this.#faults = faults;
    this.#district = placeIn(lists.districts, 'district');
    this.#ward = placeIn(lists.wards, 'ward');
    this.#level = placeIn(lists.levels, 'level of need');
    this.#language = placeIn(lists.languages, 'language');
    this.#unknownLanguage = lists.languages.findIndex(({ id }) => id === 'unknown');
  }

  /** Takes one row; what is wrong with it is added to the faults and the row is not counted. */
  take(line: TableRow): void {
    const before = this.#faults.count;
    const { id, opened: openedColumn, closed: closedColumn } = this.#names;
    const text = (column: string) => line.cell(column) ?? '';
    const caseId = text(id);
    if (caseId === '' && id === 'case_id')
      this.#faults.cell(line.row, id, '', 'is empty', 'Fill it in: cases are counted by it.');
    if (text('district') === '') this.#faults.cell(line.row, 'district', '', 'is empty', 'Fill it in.');
    const read = (column: string, reader: (text: string) => Reading<number>, whereEmpty: number): number => {
      const cell = text(column);
      if (cell === '') return whereEmpty;
      const reading = reader(cell);
      if ('value' in reading) return reading.value;
      this.#faults.cell(line.row, column, cell, reading.wrong, reading.remedy);
      return whereEmpty;
    };
    const opened = read(openedColumn, this.#day, NONE);
    const closed = read(closedColumn, this.#day, NONE);
    const waiting = read('waiting_since', this.#day, NONE);
    const row = {
      row: line.row,
      caseKey: this.#keyOf(caseId),
      familyKey: this.#keyOf(text('family_id')),
      district: read('district', this.#district, 0),
      ward: read('ward', this.#ward, NONE),
      level: read('level', this.#level, NONE),
      levelFrom: read('level_from', this.#day, NONE),
      language: read('language', this.#language, Math.max(0, this.#unknownLanguage)),
      ethnicityRecorded: NOT_RECORDED.has(text('ethnicity').toLowerCase()) ? 0 : 1,
      opened,
      closed,
      waiting,
      scope: read('scope', readScope, 0),
    };
    const steps = this.#steps(line, text('level_steps'));
    if (this.#faults.count > before) return;
    this.#checkDays(line, opened, closed, waiting);
    if (this.#faults.count === before) this.#table.add(row, steps);
  }

  #checkDays(line: TableRow, opened: number, closed: number, waiting: number): void {
    const { opened: openedColumn, closed: closedColumn } = this.#names;
    const fault = (column: string, wrong: string, remedy: string) =>
      this.#faults.cell(line.row, column, line.cell(column) ?? '', wrong, remedy);
    if (opened === NONE && waiting === NONE) {
      fault(
        openedColumn,
        'is empty, and so is waiting_since',
        'Write when the case opened, or since when the family waits.',
      );
    }
    if (closed !== NONE && opened !== NONE && closed < opened) {
      fault(closedColumn, `is before ${openedColumn}`, 'Swap the two, or correct one.');
    }
    if (waiting !== NONE && opened !== NONE && waiting > opened) {
      fault('waiting_since', `is after ${openedColumn}`, 'Correct one of the two.');
    }
  }

  /** Later levels of a row: `2021-02-10:Complex needs|2021-03-01:Additional needs`. */
  #steps(line: TableRow, text: string): LevelStep[] {
    if (text === '') return [];
    return text.split('|').flatMap((part) => {
      const [day = '', ...name] = part.split(':');
      const [from, level] = [this.#day(day.trim()), this.#level(name.join(':').trim())];
      if ('value' in from && 'value' in level) return [{ day: from.value, level: level.value }];
      const remedy = 'Write each as day:level, separated by |, such as 2021-02-10:Complex needs.';
      this.#faults.cell(line.row, 'level_steps', part.trim(), 'is no day and level', remedy);
      return [];
    });
  }

  /** 52 bits of a salted hash: enough to tell a million cases apart, and nothing to find them again by. */
  #keyOf(id: string): number {
    if (id === '') return 0;
    return Number.parseInt(hash('sha256', this.#salt + id, 'hex').slice(0, 13), 16) + 1;
  }
}

function readScope(text: string): Reading<number> {
  const value = SCOPE_WORDS[text.toLowerCase()];
  if (value !== undefined) return { value };
  return { wrong: 'is no scope we know', remedy: `Write one of: ${SCOPES.join(', ')}.` };
}

/** Reads what a cell names as its place in a list. */
function placeIn(list: readonly { id: string; name: string }[], what: string): (text: string) => Reading<number> {
  const find = namedIn(new Lookup(list), what);
  const places = new Map(list.map(({ id }, place) => [id, place]));
  return remembered((text) => {
    const found = find(text);
    return 'value' in found ? { value: places.get(found.value) ?? 0 } : found;
  });
}

/** Reads the same text only once. */
function remembered(read: (text: string) => Reading<number>): (text: string) => Reading<number> {
  const met = new Map<string, Reading<number>>();
  return (text) => {
    const known = met.get(text);
    if (known) return known;
    const reading = read(text);
    if (met.size < REMEMBERED) met.set(text, reading);
    return reading;
  };
}
