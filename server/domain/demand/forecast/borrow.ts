import { mean } from './errors.ts';
import { type CheckedForecast, errorsOf, withRanges } from './forecast.ts';
import { type Method, pointOf } from './methods.ts';
import { type PastError, type Widths, widthsOf } from './ranges.ts';
import { type MonthlySeries, monthsSince } from './series.ts';

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
 * was like is felt in all of them: the doubt is that of the longest of them alone.
 */
function lentWidths(method: Method, figure: number, others: readonly Forecasted[]): Widths | undefined {
  const scaled: PastError[] = [];
  let longest: Widths | undefined;
  for (const { series, forecast } of others) {
    const usual = usualFigure(series);
    const errors = errorsOf<Method>(forecast.checks, method);
    const own = widthsOf(errors);
    if (usual === 0 || !own) continue;
    if (!longest || own.errors > longest.errors) longest = own;
    const times = figure / usual;
    for (const error of errors) {
      scaled.push({ ...error, actual: error.actual * times, forecast: error.forecast * times });
    }
  }
  const widths = widthsOf(scaled);
  return widths && longest && { ...widths, errors: longest.errors, doubt: longest.doubt };
}

function usualFigure({ values }: MonthlySeries): number {
  return mean(values.filter((value) => value !== null));
}
