/** The first of the month after a civil date: 15 Mar → 1 Apr, 1 Apr → 1 May. */
export function nextFirst(date: string): string {
  return firstOf(monthIndex(date) + 1);
}

/** The first of the month before a civil date, or of its own month where the date lies within it: 15 Mar → 1 Mar → 1 Feb. */
export function previousFirst(date: string): string {
  return firstOf(date.endsWith('-01') ? monthIndex(date) - 1 : monthIndex(date));
}

/**
 * Last days of the financial years around a civil date, each with how the year is written.
 * @returns the year before the date's own, its own, and the one after
 */
export function financialYearEnds(date: string): { date: string; year: string }[] {
  const year = Number(date.slice(0, 4));
  const endsIn = Number(date.slice(5, 7)) >= 4 ? year + 1 : year;
  return [endsIn - 1, endsIn, endsIn + 1].map((end) => ({
    date: `${padded(end, 4)}-03-31`,
    year: `${padded(end - 1, 4)}/${padded(end % 100, 2)}`,
  }));
}

function monthIndex(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

function firstOf(index: number): string {
  return `${padded(Math.floor(index / 12), 4)}-${padded((index % 12) + 1, 2)}-01`;
}

function padded(number: number, digits: number): string {
  return String(number).padStart(digits, '0');
}
