import { mean } from './errors.ts';

/** How far forecasts of one month of the past were off on average, up or down. */
export interface MonthError {
  /** As a number (`monthNumber`). */
  month: number;
  /** Actual less forecast. */
  off: number;
}

const MONTHS_A_YEAR = 12;

/**
 * How many independent errors tell as much as these. A year with much to do lies above every forecast made before it, so
 * that its months’ errors share a part; that part was seen as often as there are years, what is each month’s own as
 * often as there are months besides. How the two add up: Satterthwaite (1946), An approximate distribution of estimates
 * of variance components. The first year counts as one error, since a single year cannot tell what its months share;
 * from then to the second, the answer is believed in the more.
 * @param errors a month each, in any order; years are counted back from the newest
 * @returns from 1 to the number of months
 */
export function independentErrors(errors: readonly MonthError[]): number {
  const newest = Math.max(...errors.map(({ month }) => month));
  const years = Map.groupBy(errors, ({ month }) => Math.floor((newest - month) / MONTHS_A_YEAR));
  let shared = 0;
  let own = 0;
  for (const year of years.values()) {
    const middle = mean(year.map(({ off }) => off));
    shared += year.length * middle ** 2;
    for (const { off } of year) own += (off - middle) ** 2;
  }
  const besides = Math.max(1, errors.length - years.size);
  const known = shared ** 2 / years.size + own ** 2 / besides;
  const independent = known > 0 ? (shared + own) ** 2 / known : errors.length;
  const believed = Math.min(1, Math.max(0, errors.length / MONTHS_A_YEAR - 1));
  return 1 + (independent - 1) * believed;
}
