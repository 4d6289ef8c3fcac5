import { MONTHS_A_YEAR } from './season.ts';
import { countLearnt, type MonthlySeries } from './series.ts';
import { smoothingForecast } from './smoothing.ts';

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

const FORECASTS: Record<Method, (series: MonthlySeries) => (number | null)[]> = {
  smoothing: (series) => smoothingForecast(series, MONTHS_AHEAD),
  'last-year': lastYear,
  'last-month': ({ values }) => {
    const last = values.findLast((value) => value !== null) ?? null;
    return Array.from({ length: MONTHS_AHEAD }, () => last);
  },
};

/**
 * What a way to forecast says 1…12 months after the last month of a series; never below 0, since demand is not.
 * @returns null for each month it has nothing to say about
 */
export function forecastBy(method: Method, series: MonthlySeries): (number | null)[] {
  const isKnown = countLearnt(series) >= LEAST_LEARNT[method];
  const forecast = isKnown ? FORECASTS[method](series) : [];
  return Array.from({ length: MONTHS_AHEAD }, (_, step) => {
    const value = forecast[step] ?? null;
    return value === null ? null : Math.max(0, value);
  });
}

/** The same month a year before; where that is a gap the year before it, and so on. */
function lastYear({ values }: MonthlySeries): (number | null)[] {
  return Array.from({ length: MONTHS_AHEAD }, (_, step) => {
    for (let index = values.length + step - MONTHS_A_YEAR; index >= 0; index -= MONTHS_A_YEAR) {
      const value = values[index] ?? null;
      if (value !== null) return value;
    }
    return null;
  });
}
