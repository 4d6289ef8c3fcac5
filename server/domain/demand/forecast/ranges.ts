import type { RangeName } from './doubt.ts';
import { MONTHS_AHEAD } from './methods.ts';

/** Lowest and highest figure. */
export interface Range {
  low: number;
  high: number;
}

/** Where the figure will lie with a chance of 50, 80 and 95 in 100. */
export type Ranges = Record<RangeName, Range>;

/** What share of the figures each range should hold. */
export const RANGE_SHARES: Readonly<Record<RangeName, number>> = { fifty: 0.5, eighty: 0.8, ninetyFive: 0.95 };

/** How far a forecast was off: one way to forecast, one origin, so many months ahead. */
export interface PastError {
  /** The last month that was known, as a number (`monthNumber`). */
  origin: number;
  ahead: number;
  /** Months after the last figure that was learnt from by then. */
  since: number;
  /** True where the month is marked: its error is told, but nothing learns from it. */
  isMarked: boolean;
  /** True where a marked month lies between the last figure that was learnt from and this one. */
  isOverMarked: boolean;
  actual: number;
  forecast: number;
}

/** How wide the ranges are either side of a forecast, and how that was reached. */
export interface Widths {
  /** Months of the past whose forecasts it was learnt from. */
  errors: number;
  /** How many independent errors tell as much. */
  independent: number;
  /** How many times the usual error holds 50, 80 and 95 in 100 of the errors. */
  times: Record<RangeName, number>;
  /** How many times wider each range is made where errors go together. */
  doubt: Record<RangeName, number>;
  /** Usual error 1…12 months after the last figure learnt from, never less than the month before, FTE. */
  usual: readonly number[];
}

/** Months after the last figure as a place in a list of twelve: beyond a year nothing more is known. */
export function placeOf(since: number): number {
  return Math.min(since, MONTHS_AHEAD) - 1;
}

/** The usual error so many months after the last figure that is learnt from, FTE. */
export function usualError({ usual }: Widths, since: number): number {
  return usual[placeOf(since)] ?? 0;
}

/** How wide a range is either side of the forecast, FTE. */
export function halfWidth(widths: Widths, since: number, range: RangeName): number {
  return usualError(widths, since) * widths.times[range] * widths.doubt[range];
}

/** A value for each range. */
export function ofRanges<T>(value: (range: RangeName) => T): Record<RangeName, T> {
  return { fifty: value('fifty'), eighty: value('eighty'), ninetyFive: value('ninetyFive') };
}

/** The ranges around a forecast so many months after the last figure learnt from; never below 0. */
export function rangesAround(point: number, since: number, widths: Widths): Ranges {
  return ofRanges((range) => {
    const half = halfWidth(widths, since, range);
    return { low: Math.max(0, point - half), high: point + half };
  });
}

/** How many errors of the past, so many months ahead, were no larger than each range is wide. */
export function pastWithin(
  all: readonly PastError[],
  ahead: number,
  halves: Record<RangeName, number>,
): Record<RangeName, number> & { of: number } {
  const sizes = all.flatMap((error) =>
    error.ahead === ahead && !error.isMarked ? [Math.abs(error.actual - error.forecast)] : [],
  );
  const counts = ofRanges((range) => sizes.filter((size) => size <= halves[range]).length);
  return { ...counts, of: sizes.length };
}
