import type { CivilDate } from '../calendar.ts';
import { yearlyAmountOf } from './amount.ts';
import { type CostBasis, checkBasis, dayRateAt, type Lack } from './cost-basis.ts';
import { calendarMonth } from './days.ts';
import { type FinancialYear, financialYearOf, monthsOf } from './financial-year.ts';
import type { MonthCost } from './month-costs.ts';
import type { Rates } from './rates.ts';
import { roundHalfUp } from './rational.ts';

/** Pence of one fund in one financial year; `fundId` null is the base budget. */
export interface FundYear {
  readonly fundId: string | null;
  readonly financialYear: FinancialYear;
  readonly pence: number;
}

/** Sums of lines in pence: each of the three adds up to `pence`. */
export interface Totals {
  readonly pence: number;
  /** Base budget (null) first, then funds in the order in which they first appear. */
  readonly byFund: ReadonlyMap<string | null, number>;
  /** Earliest first. */
  readonly byFinancialYear: ReadonlyMap<FinancialYear, number>;
  /** By year, within a year in the order of `byFund`; only funds that have a line in that year. */
  readonly byFundAndYear: readonly FundYear[];
}

/** Sums the lines of any number of arrangements by fund, by financial year and by both. */
export function totalsOf(months: Iterable<MonthCost>): Totals {
  const years = new Map<FinancialYear, Map<string | null, number>>();
  for (const { financialYear, funds } of months) {
    const year = years.get(financialYear) ?? new Map<string | null, number>();
    years.set(financialYear, year);
    for (const { fundId, pence } of funds) year.set(fundId, (year.get(fundId) ?? 0) + pence);
  }
  const sorted = [...years].sort(([a], [b]) => (a < b ? -1 : 1));
  const byFund = new Map<string | null, number>([[null, 0]]);
  for (const [, year] of sorted) {
    for (const [fundId, pence] of year) byFund.set(fundId, (byFund.get(fundId) ?? 0) + pence);
  }
  const order = [...byFund.keys()];
  return {
    pence: sum(byFund.values()),
    byFund,
    byFinancialYear: new Map(sorted.map(([financialYear, year]) => [financialYear, sum(year.values())])),
    byFundAndYear: sorted.flatMap(([financialYear, year]) =>
      order.flatMap((fundId) => {
        const pence = year.get(fundId);
        return pence === undefined ? [] : [{ fundId, financialYear, pence }];
      }),
    ),
  };
}

/** Pence a year at a date's rates, rounded once; or the rates that are missing for it. */
export type AnnualCost =
  | { readonly kind: 'costed'; readonly pence: number }
  | { readonly kind: 'missing'; readonly missing: readonly Lack[] };

/**
 * What something would cost in a year at the rates of a day: annual pay × FTE × (1 + on-cost); of an agency rate × hours
 * a week ÷ 7 × days in the financial year of the day. For budgets, and for what a vacancy saves.
 * @throws RangeError as `costOf` for a basis that nothing can be computed of
 */
export function annualCostAt(basis: CostBasis, day: CivilDate, rates: Rates): AnnualCost {
  checkBasis(basis);
  const rate = dayRateAt(basis, day, rates);
  if ('lacks' in rate) return { kind: 'missing', missing: rate.lacks };
  const daysInYear = sum(monthsOf(financialYearOf(day)).map((month) => calendarMonth(month).days));
  return { kind: 'costed', pence: roundHalfUp(yearlyAmountOf(rate, daysInYear)) };
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
