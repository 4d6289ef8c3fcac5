import { mean } from './errors.ts';
import { type CheckedForecast, errorsOf, withRanges } from './forecast.ts';
import { type Method, pointOf } from './methods.ts';
import type { PastError, Widths } from './ranges.ts';
import { type MonthlySeries, monthsSince } from './series.ts';
import { widthsOf } from './widths.ts';

/** Months with errors that tell no more than what a single year was like. */
const A_YEAR = 12;

/** A series with its forecast. */
export interface Forecasted {
  series: MonthlySeries;
  forecast: CheckedForecast;
}

/**
 * Ranges for a series with errors of a year at most, which cannot tell how years differ: from the errors the same way to
 * forecast made of the others, each as a share of the usual figure there. How ranges of its own did in the past says nothing
 * of them. A forecast with more errors stays as it is, and so does one that nobody can lend to who has more.
 */
export function withBorrowedRanges(one: Forecasted, others: readonly Forecasted[]): CheckedForecast {
  const { series, forecast } = one;
  const own = forecast.learntRanges?.errors ?? 0;
  if (own > A_YEAR) return forecast;
  const widths = lentWidths(forecast.method, usualFigure(series), others);
  if (!widths || (own > 0 && widths.errors <= A_YEAR)) return forecast;
  const end = { lastMonth: forecast.lastMonth, gap: monthsSince(series) };
  const points = forecast.workings.map(pointOf);
  const ranges = withRanges(end, points, errorsOf<Method>(forecast.checks, forecast.method), widths);
  return { ...forecast, ...ranges, coverage: null };
}

/**
 * The widths that others lend. Errors of one month in many districts are no more errors than in one, since what a month
 * was like is felt in all of them: a month counts once.
 */
function lentWidths(method: Method, figure: number, others: readonly Forecasted[]): Widths | undefined {
  const scaled = others.flatMap(({ series, forecast }): PastError[] => {
    const usual = usualFigure(series);
    const errors = errorsOf<Method>(forecast.checks, method);
    if (usual === 0 || !widthsOf(errors)) return [];
    const times = figure / usual;
    return errors.map((error) => ({ ...error, actual: error.actual * times, forecast: error.forecast * times }));
  });
  return widthsOf(scaled);
}

function usualFigure({ values }: MonthlySeries): number {
  return mean(values.filter((value) => value !== null));
}
