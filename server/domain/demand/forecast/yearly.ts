import { mean } from './errors.ts';
import { ourForecast } from './ours.ts';

/** A value for each way to forecast a yearly figure. */
export interface ByWay {
  /** The last figure taken for all years to come. */
  lastYear: number;
  /** The last figure and as much more for each year to come as it rose by on average since the first. */
  drift: number;
  /** Level and trend, as the forecast of a district follows them. */
  ours: number;
}

/** A year that came, put against what was said so many years before. */
export interface YearCheck extends ByWay {
  /** Place of the year in the series. */
  at: number;
  actual: number;
}

/** Mean absolute errors of forecasts of a yearly figure, so many years ahead, as shares of the figure that came. */
export interface YearlyErrors extends ByWay {
  ahead: number;
  /** Each year that was put against what was said, with the error of each way as a share. */
  checks: YearCheck[];
}

/** Years that have to be known before a forecast is made. */
const LEAST_YEARS = 3;
const MOST_AHEAD = 3;

/**
 * Forecasts the past of a yearly series: after each year, with nothing but what was known by then. Yearly figures have
 * no season, so that the last figure, a steady change, and our way without its season are compared.
 * @param values one a year; null for a year without. Years of 0 are not put against anything: no share of 0 can be told
 */
export function yearlyErrors(values: readonly (number | null)[]): YearlyErrors[] {
  const checks = Array.from({ length: MOST_AHEAD }, (): YearCheck[] => []);
  for (let known = LEAST_YEARS; known < values.length; known += 1) {
    const said = saidAfter(values.slice(0, known));
    checks.forEach((of, step) => {
      const at = known + step;
      const actual = values[at] ?? null;
      const each = said?.[step];
      if (actual === null || actual === 0 || !each) return;
      of.push({ at, actual, ...ofWays((way) => Math.abs(each[way] - actual) / actual) });
    });
  }
  return checks.flatMap((of, step) =>
    of.length === 0 ? [] : [{ ahead: step + 1, checks: of, ...ofWays((way) => mean(of.map((check) => check[way]))) }],
  );
}

/** What each way says one, two and three years on; undefined where too few years are known. */
function saidAfter(past: readonly (number | null)[]): ByWay[] | undefined {
  const at = past.flatMap((value, year) => (value === null ? [] : [{ year, value }]));
  const [first] = at;
  const last = at.at(-1);
  if (at.length < LEAST_YEARS || !first || !last) return undefined;
  const aYear = (last.value - first.value) / (last.year - first.year);
  // each year stands in the place of a month: without a season nothing tells them apart
  return ourForecast({ from: '0001-01', values: past }, MOST_AHEAD, false).map(({ steady, following }, step) => ({
    lastYear: last.value,
    drift: last.value + (past.length + step - last.year) * aYear,
    ours: Math.max(0, (steady + following) / 2),
  }));
}

function ofWays(value: (way: keyof ByWay) => number): ByWay {
  return { lastYear: value('lastYear'), drift: value('drift'), ours: value('ours') };
}
