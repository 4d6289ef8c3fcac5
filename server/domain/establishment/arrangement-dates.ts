import { addMonths, type CivilDate } from '../calendar.ts';
import { calendarMonth, dayOfMonth } from '../pay/days.ts';

const DAY = 86_400_000;

/** Days from one civil date to another: 0 for the same day, below 0 backwards. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

/** The civil date `count` days later. */
export function addDays(date: CivilDate, count: number): CivilDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + count * DAY).toISOString().slice(0, 10);
}

/** The same day `count` months later; the last of the month where that has no such day: 30 Nov + 3 → 28 Feb. */
export function addCalendarMonths(date: CivilDate, count: number): CivilDate {
  const month = calendarMonth(addMonths(date.slice(0, 7), count));
  return `${month.month}-${String(Math.min(dayOfMonth(date), month.days)).padStart(2, '0')}`;
}
