import type { StoredPerson } from '../../db/queries/imports.ts';
import type { FaultList, Remedy } from './faults.ts';
import type { ImportLists } from './lists.ts';
import type { Lookup } from './nearest.ts';
import { RANKS } from './people-layout.ts';
import type { TableRow } from './read-table.ts';
import { type Reading, readDate, readText, readWeeklyHours } from './read-values.ts';

const LONGEST_ID = 64;
const LONGEST_NAME = 120;
const LONGEST_REASON = 200;
const MOST_LANGUAGES = 12;

/** Staff number of a row; undefined where the cell is empty or unsound (a fault is added). */
export function readStaffNumber(line: TableRow, faults: FaultList): string | undefined {
  return new RowReader(line, faults).needed('staff_number', (text) => readText(text.replace(/^'/, ''), LONGEST_ID));
}

/**
 * One row of a people file as a person. A column that the file does not have leaves what stands; an empty cell empties it.
 * @param before the person as it stands; undefined for a new one
 * @returns undefined where something is wrong; every fault of the row is added
 */
export function readPersonRow(
  line: TableRow,
  id: string,
  lists: ImportLists,
  before: StoredPerson | undefined,
  faults: FaultList,
): StoredPerson | undefined {
  const faultsBefore = faults.count;
  const read = new RowReader(line, faults);
  const name = read.needed('name', (text) => readText(text, LONGEST_NAME));
  const roleId = read.needed('role', namedIn(lists.roles, 'role'));
  const unitId = read.needed('unit', namedIn(lists.units, 'unit'));
  const contractedMinutes = read.needed('hours_per_week', readWeeklyHours);
  const startDate = read.needed('start_date', readDate);
  const endDate = read.optional('end_date', readDate, before?.endDate ?? null);
  const languages = read.list('languages', lists.languages, 'language', before?.languages ?? []);
  const cannotWorkIn = read.list('cannot_work_in', lists.districts, 'district', before?.cannotWorkIn ?? []);
  const preferences = readPreferences(read, lists, before?.preferences ?? []);
  if (startDate && endDate && endDate < startDate) {
    read.fault('end_date', `is before the start date ${startDate}`, 'Swap the two, or correct one.');
  }
  if (languages.includes('unknown')) {
    read.fault('languages', 'names “not recorded”, which nobody speaks', 'Leave the cell empty.');
  }
  if (languages.length > MOST_LANGUAGES) {
    read.fault('languages', `names more than ${MOST_LANGUAGES} languages`, 'Name those the person works in.');
  }
  if (cannotWorkIn.length > 0 && cannotWorkIn.length === lists.districts.entries.length) {
    read.fault('cannot_work_in', 'names every district', 'Leave at least one district; end the post if none is left.');
  }
  for (const { districtId, rank } of preferences) {
    if (cannotWorkIn.includes(districtId)) {
      const wrong = 'is a district the person cannot work in';
      read.fault(`${RANKS[rank - 1]}_choice`, wrong, 'Delete the choice or the working constraint.');
    }
  }
  if (faults.count > faultsBefore) return undefined;
  if (!name || !roleId || !unitId || !contractedMinutes || !startDate) return undefined;
  return { id, name, roleId, unitId, contractedMinutes, startDate, endDate, languages, preferences, cannotWorkIn };
}

function readPreferences(
  read: RowReader,
  lists: ImportLists,
  before: StoredPerson['preferences'],
): StoredPerson['preferences'] {
  const preferences: StoredPerson['preferences'] = [];
  for (const [at, word] of RANKS.entries()) {
    const stood = before.find((preference) => preference.rank === at + 1);
    const column = `${word}_choice`;
    const districtId = read.optional(column, namedIn(lists.districts, 'district'), stood?.districtId ?? null);
    const reasonThatStands = districtId === stood?.districtId ? (stood?.reason ?? null) : null;
    const reason = read.optional(`${column}_reason`, (text) => readText(text, LONGEST_REASON), reasonThatStands);
    if (districtId === null) {
      if (reason !== null) {
        read.fault(`${column}_reason`, `stands without a ${word} choice`, 'Name the district, or delete the reason.');
      }
    } else if (preferences.some((earlier) => earlier.districtId === districtId)) {
      // a lower choice that only stands in the database gives way to a higher one in the file
      if (read.has(column)) read.fault(column, 'is named as an earlier choice already', 'Name each district once.');
    } else {
      preferences.push({ districtId, rank: at + 1, reason });
    }
  }
  return preferences;
}

/** Reads what a cell names by id or name. */
export function namedIn(lookup: Lookup, what: string): (text: string) => Reading<string> {
  return (text) => {
    const id = lookup.find(text.replace(/^'/, '')) ?? lookup.find(text);
    return id === undefined ? { wrong: `is no ${what} we know`, remedy: () => lookup.remedyFor(text) } : { value: id };
  };
}

/** Reads the cells of one row; what is wrong goes to the fault list. */
export class RowReader {
  readonly #line: TableRow;
  readonly #faults: FaultList;

  constructor(line: TableRow, faults: FaultList) {
    this.#line = line;
    this.#faults = faults;
  }

  /** True where the file has the column. */
  has(column: string): boolean {
    return this.#line.cell(column) !== undefined;
  }

  /** The cell as it is written; '' where it is empty or the file lacks the column. */
  text(column: string): string {
    return this.#line.cell(column) ?? '';
  }

  /** True where the cell holds anything. */
  filled(column: string): boolean {
    return this.text(column) !== '';
  }

  fault(column: string, wrong: string, remedy: Remedy): void {
    this.#faults.cell(this.#line.row, column, this.#line.cell(column) ?? '', wrong, remedy);
  }

  /** A cell that has to be filled in. */
  needed<T>(column: string, read: (text: string) => Reading<T>): T | undefined {
    const text = this.#line.cell(column) ?? '';
    if (text === '') this.fault(column, 'is empty', 'Fill it in.');
    return text === '' ? undefined : (this.#take(column, read(text)) ?? undefined);
  }

  /** A cell that may be empty (null); `whereAbsent` where the file lacks the column. */
  optional<T>(column: string, read: (text: string) => Reading<T>, whereAbsent: T | null): T | null {
    const text = this.#line.cell(column);
    if (text === undefined) return whereAbsent;
    return text === '' ? null : this.#take(column, read(text));
  }

  /** Ids that a cell lists, separated by | (or ; or a comma), sorted, each once. */
  list(column: string, lookup: Lookup, what: string, whereAbsent: string[]): string[] {
    const text = this.#line.cell(column);
    if (text === undefined) return whereAbsent;
    const whole = lookup.find(text);
    const parts = whole === undefined ? text.split(/[|;,]/).map((part) => part.trim()) : [text];
    const ids = new Set<string>();
    for (const part of parts) {
      if (part === '') continue;
      const id = lookup.find(part);
      if (id !== undefined) ids.add(id);
      else this.#faults.cell(this.#line.row, column, part, `is no ${what} we know`, () => lookup.remedyFor(part));
    }
    return [...ids].sort();
  }

  #take<T>(column: string, reading: Reading<T>): T | null {
    if ('value' in reading) return reading.value;
    this.fault(column, reading.wrong, reading.remedy);
    return null;
  }
}
