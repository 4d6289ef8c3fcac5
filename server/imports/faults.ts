import type { ImportFault } from '../contract/imports.ts';

/** Faults and changes listed at most; the true count is told beside. */
export const LISTED_AT_MOST = 200;
const VALUE_LENGTH = 80;

/** What to do about a fault; worked out only where the fault is listed. */
export type Remedy = string | (() => string);

/** What is wrong with a file. Lists the first 200 faults and counts them all, so that time and memory stay bounded. */
export class FaultList {
  readonly listed: ImportFault[] = [];
  count = 0;
  readonly #mayShow: (column: string) => boolean;

  /** @param mayShow false for columns whose values are never told, such as names */
  constructor(mayShow: (column: string) => boolean = () => true) {
    this.#mayShow = mayShow;
  }

  /**
   * A fault of one cell. The message reads “Row 14: hours_per_week (2220) is more than 50.”
   * @param what the rest of the sentence after column and value, without a full stop
   */
  cell(row: number, column: string, given: string, what: string, remedy: Remedy): void {
    if (!this.#isListed()) return;
    const value = this.#mayShow(column) ? given : '';
    const shown = value === '' ? '' : ` (${cut(value)})`;
    const place = { row, column: cut(column), value: cut(value) };
    this.listed.push({ ...place, message: `Row ${row}: ${cut(column)}${shown} ${what}.`, remedy: textOf(remedy) });
  }

  /** A fault of a whole row, or with `null` of the whole file. */
  row(row: number | null, sentence: string, remedy: string): void {
    if (!this.#isListed()) return;
    const message = row === null ? sentence : `Row ${row}: ${sentence}`;
    this.listed.push({ row, column: null, value: null, message, remedy });
  }

  /** What a rule says of a column of a row, in a sentence of its own. */
  named(row: number, column: string, sentence: string, remedy: string): void {
    if (!this.#isListed()) return;
    this.listed.push({ row, column, value: null, message: `Row ${row}: ${sentence}`, remedy });
  }

  #isListed(): boolean {
    this.count += 1;
    return this.count <= LISTED_AT_MOST;
  }
}

function textOf(remedy: Remedy): string {
  return typeof remedy === 'string' ? remedy : remedy();
}

function cut(value: string): string {
  return value.length > VALUE_LENGTH ? `${value.slice(0, VALUE_LENGTH)}…` : value;
}
