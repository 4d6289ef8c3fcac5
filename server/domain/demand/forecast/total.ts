import type { Month } from '../../calendar.ts';
import type { Check, Steps } from './backtest.ts';
import { type ErrorLine, errorLines } from './errors.ts';
import { type CheckedForecast, errorsOf, type Outlook, outlookSteps } from './forecast.ts';
import { METHODS, type Method, MONTHS_AHEAD } from './methods.ts';

/** What is compared for all districts together: what is used in each district, and each way used in all of them. */
export const TOTAL_WAYS = ['used', ...METHODS] as const;
export type TotalWay = 'used' | Method;

/**
 * All districts together. Each month is the sum of the districts’; its ranges come from the errors of the sums, not from
 * sums of ranges.
 */
export interface TotalForecast extends Outlook {
  /** Errors of the sums, by months ahead. */
  errors: ErrorLine<TotalWay>[];
}

/**
 * The districts’ forecasts added up, a district a step. A month of the past counts where every district has a forecast
 * to put against what came: what one district needs less makes up for what another needs more, as it does for the
 * service.
 * @param forecasts of all districts, which all end in `lastMonth`; at least one
 * @param gap months from the last figure that was learnt from to `lastMonth`; of the districts the most
 */
export function* totalSteps(forecasts: readonly CheckedForecast[], lastMonth: Month, gap = 0): Steps<TotalForecast> {
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
  return { errors, ...(yield* outlookSteps({ lastMonth, gap }, points, errorsOf<TotalWay>(checks, 'used'))) };
}

function addCheck(
  sums: Map<number, { check: Check<TotalWay>; districts: number }>,
  { forecast, ...check }: Check,
  method: Method,
): void {
  const { origin, ahead, actual } = check;
  const said = { ...forecast, used: forecast[method] };
  const key = origin * (MONTHS_AHEAD + 1) + ahead;
  const sum = sums.get(key);
  if (!sum) {
    sums.set(key, { check: { ...check, forecast: said }, districts: 1 });
    return;
  }
  sum.districts += 1;
  sum.check.actual += actual;
  sum.check.since = Math.max(sum.check.since, check.since);
  sum.check.isOverMarked ||= check.isOverMarked;
  for (const way of TOTAL_WAYS) sum.check.forecast[way] = add(sum.check.forecast[way], said[way]);
}

/** The sum; null where a part is. */
function add(sum: number | null, part: number | null): number | null {
  return sum === null || part === null ? null : sum + part;
}
