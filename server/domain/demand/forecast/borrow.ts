import { mean } from './errors.ts';
import { type CheckedForecast, errorsOf, withRanges } from './forecast.ts';
import { type Method, pointOf } from './methods.ts';
import type { PastError, Widths } from './ranges.ts';
import { type MonthlySeries, monthsSince } from './series.ts';
import { widthsOf } from './widths.ts';

/** A series with its forecast. */
export interface Forecasted {
  series: MonthlySeries;
  forecast: CheckedForecast;
}

/**
 * Ranges for a series with too few errors of its own: from the errors the same way to forecast made of the others, each
 * as a share of the usual figure there. A forecast with ranges stays as it is, and so does one that nobody can lend to.
 */
export function withBorrowedRanges(one: Forecasted, others: readonly Forecasted[]): CheckedForecast {
  const { series, forecast } = one;
  if (forecast.learntRanges !== null) return forecast;
  const widths = lentWidths(forecast.method, usualFigure(series), others);
  if (!widths) return forecast;
  const end = { lastMonth: forecast.lastMonth, gap: monthsSince(series) };
  const points = forecast.workings.map(pointOf);
  return { ...forecast, ...withRanges(end, points, errorsOf<Method>(forecast.checks, forecast.method), widths) };
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
