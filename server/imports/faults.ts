import type { ImportFault } from '../contract/imports.ts';

/** Faults and changes listed at most; the true count is told beside. */
export const LISTED_AT_MOST = 200;
/** Rows listed at most for one and the same fault, so that other faults are seen beside it. */
const ALIKE_AT_MOST = 20;
const VALUE_LENGTH = 80;

/** What to do about a fault; worked out only where the fault is listed. */
export type Remedy = string | (() => string);

/**
 * What is wrong with a file. Lists the first 200 faults, the same one at most 20 times, and counts them all, so that time
 * and memory stay bounded.
 */
export class FaultList {
  readonly listed: ImportFault[] = [];
  count = 0;
  readonly #mayShow: (column: string) => boolean;
  /** How often each fault of a cell was listed. */
  readonly #alike = new Map<string, number>();

  /** @param mayShow false for columns whose values are never told, such as names */
  constructor(mayShow: (column: string) => boolean = () => true) {
    this.#mayShow = mayShow;
  }

  /**
   * A fault of one cell. The message reads “Row 14: hours_per_week (2220) is more than 50.”
   * @param what the rest of the sentence after column and value, without a full stop
   */
  cell(row: number, column: string, given: string, what: string, remedy: Remedy): void {
    this.count += 1;
    if (this.listed.length >= LISTED_AT_MOST) return;
    const kind = JSON.stringify([column, given, what]);
    const alike = this.#alike.get(kind) ?? 0;
    if (alike === ALIKE_AT_MOST) return;
    this.#alike.set(kind, alike + 1);
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
    return this.listed.length < LISTED_AT_MOST;
  }
}

function textOf(remedy: Remedy): string {
  return typeof remedy === 'string' ? remedy : remedy();
}

function cut(value: string): string {
  return value.length > VALUE_LENGTH ? `${value.slice(0, VALUE_LENGTH)}…` : value;
}
