import { mean } from './errors.ts';

/** Mean absolute errors of forecasts of a yearly figure, so many years ahead. */
export interface YearlyErrors {
  ahead: number;
  /** How many forecasts were put against what came. */
  count: number;
  /** As a share of the figure that came, 0…: the last figure taken for all years to come. */
  lastYear: number;
  /** The last figure and as much more for each year to come as it rose by on average since the first. */
  drift: number;
}

/** Years that have to be known before a forecast is made. */
const LEAST_YEARS = 3;
const MOST_AHEAD = 3;

/**
 * Forecasts the past of a yearly series: after each year, with nothing but what was known by then. Yearly figures have
 * no season, so that the last figure and a steady change are all that is compared.
 * @param values one a year without a break, each above 0
 */
export function yearlyErrors(values: readonly number[]): YearlyErrors[] {
  return Array.from({ length: MOST_AHEAD }, (_, step) => step + 1).flatMap((ahead) => {
    const lastYear: number[] = [];
    const drift: number[] = [];
    for (let known = LEAST_YEARS; known + ahead <= values.length; known += 1) {
      const [first = 0] = values;
      const last = values[known - 1] ?? 0;
      const actual = values[known + ahead - 1] ?? 0;
      const steady = last + (ahead * (last - first)) / (known - 1);
      lastYear.push(Math.abs(last - actual) / actual);
      drift.push(Math.abs(steady - actual) / actual);
    }
    return lastYear.length === 0
      ? []
      : [{ ahead, count: lastYear.length, lastYear: mean(lastYear), drift: mean(drift) }];
  });
}
