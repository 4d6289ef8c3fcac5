import { addMonths, type Month } from '../../calendar.ts';
import { type OurParts, ourForecast } from './ours.ts';
import { MONTHS_A_YEAR } from './season.ts';
import { countLearnt, type MonthlySeries } from './series.ts';

/** How far ahead is forecast, in months. */
export const MONTHS_AHEAD = 12;

/** Ways to forecast: ours, and the two naïve ones it has to beat. */
export const METHODS = ['smoothing', 'last-year', 'last-month'] as const;
export type Method = (typeof METHODS)[number];
/** The naïve ways: the same month a year before, and the last figure known. */
export const NAIVE_METHODS = ['last-year', 'last-month'] as const;
export type NaiveMethod = (typeof NAIVE_METHODS)[number];

/** Months with a figure that a way to forecast has to have seen. */
const LEAST_LEARNT = { smoothing: MONTHS_A_YEAR, 'last-year': 1, 'last-month': 1 } as const satisfies Record<
  Method,
  number
>;

/** How a forecast of one month was reached: a figure that was taken over, or our two parts. */
export type PointWorking = { kind: 'figure'; month: Month; fte: number } | ({ kind: 'parts' } & OurParts);

type Told = (series: MonthlySeries) => (PointWorking | null)[];

const FORECASTS: Record<Method, Told> = {
  smoothing: (series) => ourForecast(series, MONTHS_AHEAD).map((parts) => ({ kind: 'parts', ...parts })),
  'last-year': lastYear,
  'last-month': (series) => {
    const last = figureAt(
      series,
      series.values.findLastIndex((value) => value !== null),
    );
    return Array.from({ length: MONTHS_AHEAD }, () => last);
  },
};

/**
 * What a way to forecast says 1…12 months after the last month of a series; never below 0, since demand is not.
 * @returns null for each month it has nothing to say about
 */
export function forecastBy(method: Method, series: MonthlySeries): (number | null)[] {
  return workingBy(method, series).map(pointOf);
}

/** The same with how it was reached, before what lies below 0 is held at it. */
export function workingBy(method: Method, series: MonthlySeries): (PointWorking | null)[] {
  const isKnown = countLearnt(series) >= LEAST_LEARNT[method];
  const forecast = isKnown ? FORECASTS[method](series) : [];
  return Array.from({ length: MONTHS_AHEAD }, (_, step) => forecast[step] ?? null);
}

/** The figure that a working comes to. */
export function pointOf(working: PointWorking | null): number | null {
  if (working === null) return null;
  return Math.max(0, working.kind === 'figure' ? working.fte : (working.steady + working.following) / 2);
}

function figureAt({ from, values }: MonthlySeries, index: number): PointWorking | null {
  const fte = values[index] ?? null;
  return fte === null ? null : { kind: 'figure', month: addMonths(from, index), fte };
}

/** The same month a year before; where that is a gap, also for being marked, the year before it, and so on. */
function lastYear(series: MonthlySeries): (PointWorking | null)[] {
  return Array.from({ length: MONTHS_AHEAD }, (_, step) => {
    for (let index = series.values.length + step - MONTHS_A_YEAR; index >= 0; index -= MONTHS_A_YEAR) {
      const figure = figureAt(series, index);
      if (figure !== null) return figure;
    }
    return null;
  });
}
