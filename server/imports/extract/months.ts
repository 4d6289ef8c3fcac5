import { addMonths } from '../../domain/calendar.ts';

const DAY = 86_400_000;

/** Days from 1 January 1970 to a civil date. */
export function dayNumber(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / DAY);
}

/** The civil date of a number of days from 1 January 1970. */
export function dateOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Months at most that a file may cover. */
export const MOST_MONTHS = 120;

/** The months of a file one after another, with the first and the last day of each as numbers. */
export interface MonthSpan {
  months: readonly string[];
  firstDays: readonly number[];
  lastDays: readonly number[];
  /** Place of the first month whose last day is not before a day. */
  firstFrom: (day: number) => number;
}

/** @param to not before `from` */
export function monthSpan(from: string, to: string): MonthSpan {
  const months: string[] = [];
  for (let month = from; month <= to; month = addMonths(month, 1)) months.push(month);
  const firstDays = months.map((month) => dayNumber(`${month}-01`));
  const lastDays = months.map((month) => dayNumber(`${addMonths(month, 1)}-01`) - 1);
  return { months, firstDays, lastDays, firstFrom: (day) => firstNotBefore(lastDays, day) };
}

function firstNotBefore(days: readonly number[], day: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? 0) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
