import { addMonths, type Month } from '../../calendar.ts';

/**
 * A figure month by month, without a break. Null is a gap: a month that was not counted, or one that reads unlike the
 * others and is not learnt from.
 */
export interface MonthlySeries {
  /** Month of the first value. */
  from: Month;
  values: readonly (number | null)[];
  /** What was counted in the marked months, at their place; nothing learns from it, but it can be told what came. */
  notLearnt?: readonly (number | null)[];
}

/** A stretch of months, both ends inclusive, that reads unlike the others. */
export interface MarkedMonths {
  fromMonth: Month;
  toMonth: Month;
  anomalous: boolean;
}

/** A month as a number that counts months, so that months can be told apart by subtraction. */
export function monthNumber(month: Month): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

/** The month that `monthNumber` made a number of. */
export function monthOfNumber(number: number): Month {
  return addMonths('0000-01', number);
}

/** True where a month lies in a stretch that is marked as not to be learnt from. */
export function isMarked(month: Month, marked: readonly MarkedMonths[]): boolean {
  return marked.some(({ fromMonth, toMonth, anomalous }) => anomalous && fromMonth <= month && month <= toMonth);
}

/**
 * The series to learn from: every month from the first to the last, with gaps where a month is marked or has no figure.
 * @param figures by month, in any order
 * @param last the last month the series reaches, also where it has no figure; later figures are left out
 * @returns undefined where there is no figure up to then
 */
export function learntSeries(
  figures: ReadonlyMap<Month, number>,
  marked: readonly MarkedMonths[],
  last: Month,
): MonthlySeries | undefined {
  const months = [...figures.keys()].filter((month) => month <= last).sort();
  const [from] = months;
  if (from === undefined) return undefined;
  const all = Array.from({ length: monthNumber(last) - monthNumber(from) + 1 }, (_, index) => addMonths(from, index));
  const valuesOf = (isOf: (month: Month) => boolean) =>
    all.map((month) => (isOf(month) ? (figures.get(month) ?? null) : null));
  const values = valuesOf((month) => !isMarked(month, marked));
  const notLearnt = valuesOf((month) => isMarked(month, marked));
  return notLearnt.every((value) => value === null) ? { from, values } : { from, values, notLearnt };
}

/** Month of the year, 0 for January, of the value at a position, which may lie beyond the last. */
export function seasonAt({ from }: MonthlySeries, index: number): number {
  return (monthNumber(from) + index) % 12;
}

/** The series as it was known when its first `length` months were. */
export function startOf({ from, values }: MonthlySeries, length: number): MonthlySeries {
  return { from, values: values.slice(0, length) };
}

/** Months from the last figure that is learnt from to the end of the series: 0 where it is the last. */
export function monthsSince({ values }: MonthlySeries): number {
  return values.length - 1 - values.findLastIndex((value) => value !== null);
}

/** How many months have a figure that is learnt from. */
export function countLearnt({ values }: MonthlySeries): number {
  return values.reduce<number>((count, value) => (value === null ? count : count + 1), 0);
}
