import type { Month } from '../../calendar.ts';
import type { Check, Steps } from './backtest.ts';
import { type ErrorLine, errorLines } from './errors.ts';
import { type CheckedForecast, errorsOf, type MonthForecast, withRanges } from './forecast.ts';
import { METHODS, type Method, MONTHS_AHEAD } from './methods.ts';
import type { Coverage } from './ranges.ts';

/** What is compared for all districts together: what is used in each district, and each way used in all of them. */
export const TOTAL_WAYS = ['used', ...METHODS] as const;
export type TotalWay = 'used' | Method;

/** All districts together. */
export interface TotalForecast {
  /** Each month is the sum of the districts’; its ranges come from the errors of the sums, not from sums of ranges. */
  months: MonthForecast[];
  /** Errors of the sums, by months ahead. */
  errors: ErrorLine<TotalWay>[];
  coverage: Coverage | null;
}

/**
 * The districts’ forecasts added up, a district a step. A month of the past counts where every district has a forecast
 * to put against what came: what one district needs less makes up for what another needs more, as it does for the
 * service.
 * @param forecasts of all districts, which all end in `lastMonth`; at least one
 */
export function* totalSteps(forecasts: readonly CheckedForecast[], lastMonth: Month): Steps<TotalForecast> {
  const sums = new Map<number, { check: Check<TotalWay>; districts: number }>();
  for (const { checks, method } of forecasts) {
    for (const check of checks) addCheck(sums, check, method);
    yield;
  }
  const checks = [...sums.values()].flatMap(({ check, districts }) => (districts === forecasts.length ? [check] : []));
  const errors = errorLines(checks, TOTAL_WAYS);
  yield;
  const points = Array.from({ length: MONTHS_AHEAD }, (_, step) =>
    forecasts.reduce<number | null>((sum, { months }) => add(sum, months[step]?.point ?? null), 0),
  );
  return { errors, ...withRanges(lastMonth, points, errorsOf<TotalWay>(checks, 'used')) };
}

function addCheck(
  sums: Map<number, { check: Check<TotalWay>; districts: number }>,
  { origin, ahead, actual, forecast }: Check,
  method: Method,
): void {
  const said = { ...forecast, used: forecast[method] };
  const key = origin * (MONTHS_AHEAD + 1) + ahead;
  const sum = sums.get(key);
  if (!sum) {
    sums.set(key, { check: { origin, ahead, actual, forecast: said }, districts: 1 });
    return;
  }
  sum.districts += 1;
  sum.check.actual += actual;
  for (const way of TOTAL_WAYS) sum.check.forecast[way] = add(sum.check.forecast[way], said[way]);
}

/** The sum; null where a part is. */
function add(sum: number | null, part: number | null): number | null {
  return sum === null || part === null ? null : sum + part;
}
