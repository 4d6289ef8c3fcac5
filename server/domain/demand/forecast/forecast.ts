import { addMonths, type Month } from '../../calendar.ts';
import { atOnce, backtest, type Check, type Steps } from './backtest.ts';
import { type Choice, chooseMethod } from './choice.ts';
import { type Coverage, coverageSteps } from './coverage.ts';
import type { RangeName } from './doubt.ts';
import { type ErrorLine, errorLines } from './errors.ts';
import { METHODS, type Method, type PointWorking, pointOf, workingBy } from './methods.ts';
import {
  halfWidth,
  ofRanges,
  type PastError,
  pastWithin,
  type Ranges,
  rangesAround,
  usualError,
  type Widths,
} from './ranges.ts';
import { countLearnt, type MonthlySeries, monthsSince } from './series.ts';
import { widthsOf } from './widths.ts';

/** What is expected in one month to come. */
export interface MonthForecast {
  month: Month;
  /** Months after the last one known, 1…12. */
  ahead: number;
  /** FTE, or whatever the series counts. */
  point: number;
  /** Null where too few errors of the past are known to tell. */
  ranges: Ranges | null;
  /** How the ranges were reached; null where there are none. */
  spread: Spread | null;
}

/** How the ranges of one month were reached. */
export interface Spread {
  /** Usual error so far ahead, FTE. */
  usual: number;
  /** How wide each range is either side, FTE. */
  half: Record<RangeName, number>;
  /** How many of the past forecasts as far ahead (`of`) were within as much. */
  within: Record<RangeName, number> & { of: number };
}

/** What is told of a forecast besides its method: of a district, and of all together. */
export interface Outlook {
  months: MonthForecast[];
  /** What the ranges were learnt from; null where there are none. */
  learntRanges: (Omit<Widths, 'usual'> & { borrowed: boolean }) | null;
  /** How often the real figure lay in the ranges; null where no range could be checked. */
  coverage: Coverage | null;
}

/** The forecast of one series, how it was chosen, and how well such forecasts did in the past. */
export interface SeriesForecast extends Choice, Outlook {
  /** Months with a figure that was learnt from. */
  learnt: number;
  /** The last month of the series; the forecast starts after it. */
  lastMonth: Month;
  /** How each of the twelve months was reached. */
  workings: (PointWorking | null)[];
  /** Errors of all ways to forecast by months ahead; the last line is over all of them. */
  errors: ErrorLine<Method>[];
}

/** The forecast with the checks that it was chosen by. */
export interface CheckedForecast extends SeriesForecast {
  checks: Check[];
}

/**
 * Forecast of a series twelve months ahead: by the way that erred least in the past, with ranges as wide as its errors.
 * @param series with at least one figure
 */
export function forecastSeries(series: MonthlySeries): SeriesForecast {
  return atOnce(forecastSteps(series));
}

/** The same in small steps: a turn of work for every month of the past. */
export function* forecastSteps(series: MonthlySeries): Steps<CheckedForecast> {
  const checks = yield* backtest(series);
  const learnt = countLearnt(series);
  const errors = errorLines(checks, METHODS);
  const choice = chooseMethod(learnt, errors);
  const end = { lastMonth: addMonths(series.from, series.values.length - 1), gap: monthsSince(series) };
  const workings = workingBy(choice.method, series);
  const outlook = yield* outlookSteps(end, workings.map(pointOf), errorsOf<Method>(checks, choice.method));
  return { ...choice, learnt, lastMonth: end.lastMonth, workings, errors, checks, ...outlook };
}

/** The forecast of one month; undefined where it lies outside the twelve that are forecast. */
export function forecastOf(forecast: Pick<SeriesForecast, 'months'>, month: Month): MonthForecast | undefined {
  return forecast.months.find((each) => each.month === month);
}

/** How far one way to forecast was off in the past. */
export function errorsOf<Way extends string>(checks: readonly Check<Way>[], way: Way): PastError[] {
  return checks.flatMap(({ forecast, ...check }) => {
    const said = forecast[way];
    return said === null ? [] : [{ ...check, forecast: said }];
  });
}

/** Where a series ends: its last month, and how many months before it the last figure lies that is learnt from. */
interface End {
  lastMonth: Month;
  gap: number;
}

/** Months to come with their ranges, and how well such ranges did in the past: a turn of work for every month of it. */
export function* outlookSteps(
  end: End,
  points: readonly (number | null)[],
  errors: readonly PastError[],
): Steps<Outlook> {
  const coverage = yield* coverageSteps(errors);
  return { ...withRanges(end, points, errors), coverage };
}

/**
 * Months to come with their ranges.
 * @param borrowed widths from other series, in place of its own, for one that has too few errors
 */
export function withRanges(
  { lastMonth, gap }: End,
  points: readonly (number | null)[],
  errors: readonly PastError[],
  borrowed?: Widths,
): Omit<Outlook, 'coverage'> {
  const widths = borrowed ?? widthsOf(errors);
  const months = points.flatMap((point, step): MonthForecast[] => {
    const ahead = step + 1;
    if (point === null) return [];
    const month = { month: addMonths(lastMonth, ahead), ahead, point };
    if (!widths) return [{ ...month, ranges: null, spread: null }];
    const since = ahead + gap;
    const half = ofRanges((range) => halfWidth(widths, since, range));
    const spread = { usual: usualError(widths, since), half, within: pastWithin(errors, ahead, half) };
    return [{ ...month, ranges: rangesAround(point, since, widths), spread }];
  });
  if (!widths) return { months, learntRanges: null };
  const { usual: _, ...learnt } = widths;
  return { months, learntRanges: { ...learnt, borrowed: borrowed !== undefined } };
}
