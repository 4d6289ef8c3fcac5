import type { Told } from './errors.ts';
import { forecastBy, METHODS, type Method, MONTHS_AHEAD } from './methods.ts';
import { type MonthlySeries, monthNumber, monthsSince, startOf } from './series.ts';

/** Work in small steps, so that a caller may let others in between; what it comes to is what it returns. */
export type Steps<T> = Generator<undefined, T, void>;

/** Forecasts of one month of the past, made after one month before it, put against what came. */
export interface Check<Way extends string = Method> extends Told<Way> {
  /** The last month that was known when they were made, as a number (`monthNumber`). */
  origin: number;
  /** Months after the last figure that was learnt from by then: `ahead`, and more where a gap came last. */
  since: number;
  /** True where a marked month lies between the last figure that was learnt from and this one. */
  isOverMarked: boolean;
}

/**
 * Forecasts the past: after every month of the series, with nothing but what was known by then, each way to forecast
 * says the next twelve months, and each is put against what came. Nothing is put against a month that was not counted;
 * what came in a marked month is told apart.
 */
export function* backtest(series: MonthlySeries): Steps<Check[]> {
  const checks: Check[] = [];
  const { values, notLearnt = [] } = series;
  const first = monthNumber(series.from);
  for (let known = 1; known < values.length; known += 1) {
    const past = startOf(series, known);
    if (past.values.every((value) => value === null)) continue;
    const gap = monthsSince(past);
    const firstMarked = markedAfter(series, known - 1 - gap);
    const forecasts = METHODS.map((method) => forecastBy(method, past));
    for (let ahead = 1; ahead <= MONTHS_AHEAD && known + ahead <= values.length; ahead += 1) {
      const at = known + ahead - 1;
      const learnt = values[at] ?? null;
      const actual = learnt ?? notLearnt[at] ?? null;
      if (actual === null) continue;
      const [smoothing = null, lastYear = null, lastMonth = null] = forecasts.map((all) => all[ahead - 1] ?? null);
      const forecast = { smoothing, 'last-year': lastYear, 'last-month': lastMonth };
      checks.push({
        origin: first + known - 1,
        ahead,
        since: ahead + gap,
        isMarked: learnt === null,
        isOverMarked: firstMarked < at,
        actual,
        forecast,
      });
    }
    yield;
  }
  return checks;
}

/** Place of the first marked month after a place; beyond all where there is none. */
function markedAfter({ notLearnt = [] }: MonthlySeries, place: number): number {
  const found = notLearnt.findIndex((value, at) => at > place && value !== null);
  return found < 0 ? Number.POSITIVE_INFINITY : found;
}

/** Does stepwise work at one go. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
