import { addMonths, type Month } from '../../calendar.ts';
import { atOnce, backtest, type Check, type Steps } from './backtest.ts';
import { type Choice, chooseMethod } from './choice.ts';
import { type ErrorLine, errorLines } from './errors.ts';
import { forecastBy, METHODS, type Method } from './methods.ts';
import { type Coverage, coverageOf, type PastError, type Ranges, rangesAround, widthsOf } from './ranges.ts';
import { countLearnt, type MonthlySeries } from './series.ts';

/** What is expected in one month to come. */
export interface MonthForecast {
  month: Month;
  /** Months after the last one known, 1…12. */
  ahead: number;
  /** FTE, or whatever the series counts. */
  point: number;
  /** Null where too few errors of the past are known to tell. */
  ranges: Ranges | null;
}

/** The forecast of one series, how it was chosen, and how well such forecasts did in the past. */
export interface SeriesForecast extends Choice {
  /** Months with a figure that was learnt from. */
  learnt: number;
  /** The last month of the series; the forecast starts after it. */
  lastMonth: Month;
  months: MonthForecast[];
  /** Errors of all ways to forecast by months ahead; the last line is over all of them. */
  errors: ErrorLine<Method>[];
  /** How often the real figure lay in the ranges; null where no range could be checked. */
  coverage: Coverage | null;
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
  const lastMonth = addMonths(series.from, series.values.length - 1);
  const points = forecastBy(choice.method, series);
  const made = withRanges(lastMonth, points, errorsOf<Method>(checks, choice.method));
  return { ...choice, learnt, lastMonth, errors, checks, ...made };
}

/** The forecast of one month; undefined where it lies outside the twelve that are forecast. */
export function forecastOf(forecast: Pick<SeriesForecast, 'months'>, month: Month): MonthForecast | undefined {
  return forecast.months.find((each) => each.month === month);
}

/** How far one way to forecast was off in the past. */
export function errorsOf<Way extends string>(checks: readonly Check<Way>[], way: Way): PastError[] {
  return checks.flatMap(({ origin, ahead, actual, forecast }) => {
    const said = forecast[way];
    return said === null ? [] : [{ origin, ahead, actual, forecast: said }];
  });
}

/** Months to come with their ranges, and how well such ranges did in the past. */
export function withRanges(
  lastMonth: Month,
  points: readonly (number | null)[],
  errors: readonly PastError[],
): Pick<SeriesForecast, 'months' | 'coverage'> {
  const widths = widthsOf(errors);
  const months = points.flatMap((point, step): MonthForecast[] => {
    const ahead = step + 1;
    return point === null
      ? []
      : [{ month: addMonths(lastMonth, ahead), ahead, point, ranges: rangesAround(point, ahead, widths) }];
  });
  return { months, coverage: coverageOf(errors) };
}
