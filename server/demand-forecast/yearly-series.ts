import type { YearlySeries } from '../contract/demand-forecast.ts';
import { yearlyErrors } from '../domain/demand/forecast/yearly.ts';

/** Yearly figures as published, an area a series without a break, with how well they could have been forecast. */
export function yearlySeries(rows: readonly { area: string; year: number; referrals: number }[]): YearlySeries[] {
  return [...Map.groupBy(rows, ({ area }) => area)].map(([area, years]) => {
    const byYear = new Map(years.map(({ year, referrals }) => [year, referrals]));
    const firstYear = Math.min(...byYear.keys());
    const length = Math.max(...byYear.keys()) - firstYear + 1;
    const values = Array.from({ length }, (_, at) => byYear.get(firstYear + at) ?? null);
    const errors = yearlyErrors(values).map(({ checks, ...line }) => ({
      ...line,
      count: checks.length,
      checks: checks.map(({ at, ...check }) => ({ year: firstYear + at, ...check })),
    }));
    return { area, firstYear, values, errors };
  });
}
