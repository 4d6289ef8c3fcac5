/** Where a bar lies in a window of months, in per cent of its width. */
export interface Bar {
  left: number;
  width: number;
}

/** Months shown before and after the date. */
const BEFORE = 12;
const AFTER = 12;

/** A window of whole months around a date. */
export interface Window {
  /** First month, counted from the year 0. */
  first: number;
  months: number;
}

/** The window of two years around a date. */
export function windowAround(date: string): Window {
  return { first: monthIndex(date) - BEFORE, months: BEFORE + AFTER };
}

/**
 * Where the months between two dates lie in the window: whole months, both ends inclusive, so that one day still shows.
 * @param to null for no end
 * @returns undefined where nothing of it lies in the window
 */
export function barOf(from: string, to: string | null, { first, months }: Window): Bar | undefined {
  const start = Math.max(0, monthIndex(from) - first);
  const end = Math.min(months, to === null ? months : monthIndex(to) - first + 1);
  if (start >= end) return undefined;
  return { left: (start / months) * 100, width: ((end - start) / months) * 100 };
}

/** Where the financial years of the window begin, each with how it is written; a first one with little room has no mark. */
export function yearMarks({ first, months }: Window): { left: number; label: string }[] {
  return Array.from({ length: months }, (_, place) => ({ place, index: first + place }))
    .filter(({ index, place }) => index % 12 === 3 || (place === 0 && monthsToApril(index) >= LEAST_ROOM))
    .map(({ place, index }) => {
      const starts = Math.floor((index - 3) / 12);
      const label = `${starts}/${String((starts + 1) % 100).padStart(2, '0')}`;
      return { left: (place / months) * 100, label };
    });
}

/** Months that the mark of a year needs. */
const LEAST_ROOM = 6;

function monthsToApril(index: number): number {
  return (((3 - index) % 12) + 12) % 12;
}

function monthIndex(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}
