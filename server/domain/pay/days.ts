import { addMonths, type CivilDate, type Month } from '../calendar.ts';
import { type FinancialYear, financialYearOf } from './financial-year.ts';

/** What a cost needs to know of a calendar month. */
export interface CalendarMonth {
  readonly month: Month;
  /** Days in the month, 28 to 31. */
  readonly days: number;
  readonly firstDay: CivilDate;
  readonly lastDay: CivilDate;
  readonly financialYear: FinancialYear;
}

/** Both ends inclusive. */
export interface DayRange {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

const known = new Map<Month, CalendarMonth>();

/** A calendar month with its days. Made once: a costing of a whole council asks for the same few months all the time. */
export function calendarMonth(month: Month): CalendarMonth {
  const found = known.get(month);
  if (found) return found;
  const days = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();
  const firstDay = `${month}-01`;
  const made = { month, days, firstDay, lastDay: `${month}-${days}`, financialYear: financialYearOf(month) };
  known.set(month, made);
  return made;
}

/** The months that days from `from` to `to` touch, in order. */
export function monthsTouched({ from, to }: DayRange): CalendarMonth[] {
  const touched: CalendarMonth[] = [];
  for (let month = calendarMonth(from.slice(0, 7)); month.firstDay <= to; month = monthAfter(month))
    touched.push(month);
  return touched;
}

const following = new Map<Month, CalendarMonth>();

function monthAfter({ month }: CalendarMonth): CalendarMonth {
  const found = following.get(month) ?? calendarMonth(addMonths(month, 1));
  following.set(month, found);
  return found;
}

/** True for a day that the calendar has, written `YYYY-MM-DD`. */
export function isCivilDate(text: string): boolean {
  if (!/^\d{4}-(0[1-9]|1[0-2])-\d{2}$/.test(text)) return false;
  const day = dayOfMonth(text);
  return day >= 1 && day <= calendarMonth(text.slice(0, 7)).days;
}

/** Day of the month, 1 to 31. */
export function dayOfMonth(date: CivilDate): number {
  return Number(date.slice(8, 10));
}

/** The day before a civil date. */
export function dayBefore(date: CivilDate): CivilDate {
  const day = dayOfMonth(date);
  if (day === 1) return calendarMonth(addMonths(date.slice(0, 7), -1)).lastDay;
  return `${date.slice(0, 8)}${String(day - 1).padStart(2, '0')}`;
}

/** The day after a civil date. */
export function dayAfter(date: CivilDate): CivilDate {
  const month = calendarMonth(date.slice(0, 7));
  if (date === month.lastDay) return monthAfter(month).firstDay;
  return `${date.slice(0, 8)}${String(dayOfMonth(date) + 1).padStart(2, '0')}`;
}

/** The days that lie in both ranges, or undefined where there are none. */
export function overlap(a: DayRange, b: DayRange): DayRange | undefined {
  const from = a.from > b.from ? a.from : b.from;
  const to = a.to < b.to ? a.to : b.to;
  return from <= to ? { from, to } : undefined;
}

/** Joins ranges that follow each other day by day and are the same in what `same` looks at; they come in order. */
export function joinAdjacent<T extends DayRange>(ranges: readonly T[], same: (a: T, b: T) => boolean): T[] {
  const joined: T[] = [];
  for (const range of ranges) {
    const last = joined.at(-1);
    if (last && dayAfter(last.to) === range.from && same(last, range))
      joined[joined.length - 1] = { ...last, to: range.to };
    else joined.push(range);
  }
  return joined;
}
