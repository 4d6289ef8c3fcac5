import { NumberColumn } from './number-column.ts';

/** Where a day, a level or a ward is not known. */
export const NONE = -1_000_000;

/** What is done for a case: work of a district team, or counted apart. */
export const SCOPES = ['district', 'mash', 'commissioned'] as const;

/** One row of an extract as numbers. Days count from 1 January 1970; the rest are places in the lists of the service. */
export interface CaseRow {
  /** Row of the file. */
  row: number;
  /** Hash that tells cases apart while the file is read; 0 where each row is a case. */
  caseKey: number;
  /** Hash that tells families apart; 0 where none is given. */
  familyKey: number;
  district: number;
  ward: number;
  level: number;
  levelFrom: number;
  language: number;
  ethnicityRecorded: number;
  opened: number;
  closed: number;
  waiting: number;
  /** Place in SCOPES. */
  scope: number;
}

export type CaseField = keyof CaseRow;
const FIELDS = [
  'row',
  'caseKey',
  'familyKey',
  'district',
  'ward',
  'level',
  'levelFrom',
  'language',
  'ethnicityRecorded',
  'opened',
  'closed',
  'waiting',
  'scope',
] as const satisfies readonly CaseField[];

/** A change of the level of need: the day from which it counts, and the level. */
export interface LevelStep {
  day: number;
  level: number;
}

/** The rows of an extract while they are counted, about a hundred bytes each, without any text of the file. */
export class CaseTable {
  readonly #columns = new Map<CaseField, NumberColumn>(FIELDS.map((field) => [field, new NumberColumn()]));
  readonly #steps = new Map<number, LevelStep[]>();
  size = 0;

  add(row: CaseRow, steps: LevelStep[]): void {
    for (const field of FIELDS) this.column(field).push(row[field]);
    if (steps.length > 0) this.#steps.set(this.size, steps);
    this.size += 1;
  }

  column(field: CaseField): NumberColumn {
    const column = this.#columns.get(field);
    if (!column) throw new Error(`There is no column ${field}`);
    return column;
  }

  /** Later levels that a row names itself. */
  stepsOf(index: number): readonly LevelStep[] {
    return this.#steps.get(index) ?? [];
  }
}
