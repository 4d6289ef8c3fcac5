import { mean } from './errors.ts';
import { MONTHS_AHEAD } from './methods.ts';

/** Lowest and highest figure. */
export interface Range {
  low: number;
  high: number;
}

/** Where the figure will lie with a chance of 50, 80 and 95 in 100. */
export interface Ranges {
  fifty: Range;
  eighty: Range;
  ninetyFive: Range;
}

/** How far a forecast was off: one way to forecast, one origin, so many months ahead. */
export interface PastError {
  /** The last month that was known, as a number (`monthNumber`). */
  origin: number;
  ahead: number;
  actual: number;
  forecast: number;
}

/** How wide each range is either side of the forecast, by months ahead, 1…12; FTE. */
export type Widths = readonly { fifty: number; eighty: number; ninetyFive: number }[];

/** Errors one month ahead without which no range is given. */
export const ERRORS_NEEDED = 6;
/** Errors one month ahead at which a range is widened by a tenth. */
const DOUBT_ERRORS = 5;

/**
 * Widths of the ranges from the errors of the past. Every error is measured against the usual one of its months ahead,
 * which never falls the further ahead one looks; from all of them together comes how many times the usual error holds
 * 50, 80 and 95 in 100. Since few errors have not yet seen the worst, the ranges are widened by √(1 + 5 ÷ errors).
 * @returns undefined where fewer than six errors one month ahead are known
 */
export function widthsOf(errors: readonly PastError[]): Widths | undefined {
  const sizes = Array.from({ length: MONTHS_AHEAD }, (): number[] => []);
  for (const { ahead, actual, forecast } of errors) sizes[ahead - 1]?.push(Math.abs(actual - forecast));
  const count = sizes[0]?.length ?? 0;
  if (count < ERRORS_NEEDED) return undefined;
  let most = 0;
  const usual = sizes.map((of) => {
    if (of.length > 0) most = Math.max(most, mean(of));
    return most;
  });
  const times = Float64Array.from(
    sizes.flatMap((of, step) => of.map((size) => (size === 0 ? 0 : size / (usual[step] ?? size)))),
  ).sort();
  const doubt = Math.sqrt(1 + DOUBT_ERRORS / count);
  const [fifty, eighty, ninetyFive] = [0.5, 0.8, 0.95].map((share) => quantile(times, share) * doubt);
  return usual.map((size) => ({
    fifty: size * (fifty ?? 0),
    eighty: size * (eighty ?? 0),
    ninetyFive: size * (ninetyFive ?? 0),
  }));
}

/** The value that a share of the sorted values lies below, between two of them in proportion. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)] ?? 0;
  const above = sorted[Math.ceil(at)] ?? below;
  return below + (above - below) * (at - Math.floor(at));
}

/** The ranges around a forecast; never below 0. Undefined without widths. */
export function rangesAround(point: number, ahead: number, widths: Widths | undefined): Ranges | null {
  const width = widths?.[ahead - 1];
  if (!width) return null;
  const around = (half: number): Range => ({ low: Math.max(0, point - half), high: point + half });
  return { fifty: around(width.fifty), eighty: around(width.eighty), ninetyFive: around(width.ninetyFive) };
}

/** How often the real figure lay in the ranges that could be given at the time. */
export interface Coverage {
  /** Forecasts of the past that had ranges. */
  count: number;
  /** Share of them in the 50, 80 and 95 in 100 range, 0…1. */
  fifty: number;
  eighty: number;
  ninetyFive: number;
}

/**
 * Checks the ranges the way the forecast is checked: those of an origin come from the errors that were known by then,
 * and are put against what came.
 * @returns null where no forecast of the past could have had ranges
 */
export function coverageOf(errors: readonly PastError[]): Coverage | null {
  const inside = { fifty: 0, eighty: 0, ninetyFive: 0 };
  let count = 0;
  for (const [origin, made] of Map.groupBy(errors, (error) => error.origin)) {
    const widths = widthsOf(errors.filter((error) => error.origin + error.ahead <= origin));
    if (!widths) continue;
    for (const { ahead, actual, forecast } of made) {
      const ranges = rangesAround(forecast, ahead, widths);
      if (!ranges) continue;
      count += 1;
      if (isIn(actual, ranges.fifty)) inside.fifty += 1;
      if (isIn(actual, ranges.eighty)) inside.eighty += 1;
      if (isIn(actual, ranges.ninetyFive)) inside.ninetyFive += 1;
    }
  }
  if (count === 0) return null;
  return {
    count,
    fifty: inside.fifty / count,
    eighty: inside.eighty / count,
    ninetyFive: inside.ninetyFive / count,
  };
}

function isIn(value: number, { low, high }: Range): boolean {
  return low <= value && value <= high;
}
