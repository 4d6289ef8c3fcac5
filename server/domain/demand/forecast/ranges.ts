import { doubtOf, type RangeName } from './doubt.ts';
import { mean } from './errors.ts';
import { MONTHS_AHEAD } from './methods.ts';

/** Lowest and highest figure. */
export interface Range {
  low: number;
  high: number;
}

/** Where the figure will lie with a chance of 50, 80 and 95 in 100. */
export type Ranges = Record<RangeName, Range>;

/** How far a forecast was off: one way to forecast, one origin, so many months ahead. */
export interface PastError {
  /** The last month that was known, as a number (`monthNumber`). */
  origin: number;
  ahead: number;
  /** Months after the last figure that was learnt from by then. */
  since: number;
  /** True where the month is marked: its error is told, but nothing learns from it. */
  isMarked: boolean;
  actual: number;
  forecast: number;
}

/** How wide the ranges are either side of a forecast, and how that was reached. */
export interface Widths {
  /** Errors one month ahead that it was learnt from. */
  errors: number;
  /** How many times the usual error holds 50, 80 and 95 in 100 of the errors. */
  times: Record<RangeName, number>;
  /** How many times wider each range is made for the fewness of errors. */
  doubt: Record<RangeName, number>;
  /** Usual (mean) error 1…12 months after the last figure learnt from, never less than the month before, FTE. */
  usual: readonly number[];
}

/** Errors one month ahead without which no range is given. */
export const ERRORS_NEEDED = 6;
const SHARES: Record<RangeName, number> = { fifty: 0.5, eighty: 0.8, ninetyFive: 0.95 };

/**
 * Widths of the ranges from the errors of the past, marked months left out. Every error is measured against the usual
 * one of as many months, which never falls the further ahead one looks; from all of them together comes how many times
 * the usual error holds 50, 80 and 95 in 100 (split conformal prediction with scaled errors, Lei et al. 2018), widened
 * for their fewness as Student’s t is against the normal distribution (`doubtOf`).
 * @returns undefined where fewer than six errors are known
 */
export function widthsOf(all: readonly PastError[]): Widths | undefined {
  const sizes = Array.from({ length: MONTHS_AHEAD }, (): number[] => []);
  let errors = 0;
  for (const { ahead, since, isMarked, actual, forecast } of all) {
    if (isMarked) continue;
    if (ahead === 1) errors += 1;
    sizes[placeOf(since)]?.push(Math.abs(actual - forecast));
  }
  if (errors < ERRORS_NEEDED) return undefined;
  let most = 0;
  const usual = sizes.map((of) => {
    if (of.length > 0) most = Math.max(most, mean(of));
    return most;
  });
  const timesUsual = Float64Array.from(
    sizes.flatMap((of, place) => of.map((size) => (size === 0 ? 0 : size / (usual[place] ?? size)))),
  ).sort();
  return {
    errors,
    times: ofRanges((range) => quantile(timesUsual, SHARES[range])),
    doubt: ofRanges((range) => doubtOf(errors, range)),
    usual,
  };
}

/** Months after the last figure as a place in a list of twelve: beyond a year nothing more is known. */
function placeOf(since: number): number {
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

/** The value that a share of the sorted values lies below, between two of them in proportion. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)] ?? 0;
  const above = sorted[Math.ceil(at)] ?? below;
  return below + (above - below) * (at - Math.floor(at));
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
