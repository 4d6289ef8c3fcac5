import type { ImportFault } from '../contract/imports.ts';

/** Faults and changes listed at most; the true count is told beside. */
export const LISTED_AT_MOST = 200;
const VALUE_LENGTH = 80;

/** What is wrong with a file. Lists the first 200 faults and counts them all, so that memory stays bounded. */
export class FaultList {
  readonly listed: ImportFault[] = [];
  count = 0;

  /**
   * A fault of one cell. The message reads “Row 14: hours_per_week (2220) is more than 50.”
   * @param what the rest of the sentence after column and value, without a full stop
   */
  cell(row: number, column: string, value: string, what: string, remedy: string): void {
    const shown = value === '' ? '' : ` (${cut(value)})`;
    this.#add({ row, column, value: cut(value), message: `Row ${row}: ${column}${shown} ${what}.`, remedy });
  }

  /** A fault of a whole row, or with `null` of the whole file. */
  row(row: number | null, sentence: string, remedy: string): void {
    this.#add({ row, column: null, value: null, message: row === null ? sentence : `Row ${row}: ${sentence}`, remedy });
  }

  #add(fault: ImportFault): void {
    this.count += 1;
    if (this.listed.length < LISTED_AT_MOST) this.listed.push(fault);
  }
}

function cut(value: string): string {
  return value.length > VALUE_LENGTH ? `${value.slice(0, VALUE_LENGTH)}…` : value;
}
