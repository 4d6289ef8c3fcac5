/** A civil date `YYYY-MM-DD`. Civil dates compare as text. */
export type CivilDate = string;
/** A calendar month `YYYY-MM`. Months compare as text. */
export type Month = string;

/** Month a civil date lies in. */
export function monthOf(date: CivilDate): Month {
  return date.slice(0, 7);
}

/** The month `count` months after (or, below 0, before) a month. */
export function addMonths(month: Month, count: number): Month {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  const year = Math.floor(index / 12);
  return `${String(year).padStart(4, '0')}-${String(index - year * 12 + 1).padStart(2, '0')}`;
}

/** True where `from` ≤ `date` ≤ `to`, both ends inclusive; an absent end is open. */
export function isWithin(date: CivilDate, from: CivilDate, to: CivilDate | null): boolean {
  return from <= date && (to === null || date <= to);
}

/**
 * The entry in force at a date: the one with the latest `fromDate` that is not after it.
 * @returns undefined where every entry starts later
 */
export function inForceAt<T extends { fromDate: CivilDate }>(entries: readonly T[], date: CivilDate): T | undefined {
  let found: T | undefined;
  for (const entry of entries) {
    if (entry.fromDate <= date && (found === undefined || entry.fromDate > found.fromDate)) found = entry;
  }
  return found;
}

/**
 * The latest month that is complete at a date and for which there are figures: counts are taken at the end of a month,
 * so 1 April 2021 reads March 2021 and 31 March 2021 does too.
 * @returns undefined where no month is complete yet
 */
export function latestCompleteMonth(months: Iterable<Month>, asAt: CivilDate): Month | undefined {
  let found: Month | undefined;
  for (const month of months) {
    if (isMonthComplete(month, asAt) && (found === undefined || month > found)) found = month;
  }
  return found;
}

function isMonthComplete(month: Month, asAt: CivilDate): boolean {
  const year = Number(month.slice(0, 4));
  const lastDay = new Date(Date.UTC(year, Number(month.slice(5, 7)), 0)).getUTCDate();
  return `${month}-${String(lastDay).padStart(2, '0')}` <= asAt;
}
