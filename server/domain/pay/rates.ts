import { type CivilDate, inForceAt } from '../calendar.ts';
import { type FinancialYear, financialYearOf } from './financial-year.ts';

/** Annual pay of a pay point in an award, full time, before on-cost. */
export interface PayPoint {
  /** First day of the award, 1 April of its pay year. */
  readonly fromDate: CivilDate;
  readonly point: number;
  readonly annualPence: number;
}

/** Employer's on-cost on pay from a date on, in hundredths of a per cent: 25.00 % = 2500. */
export interface OnCostRate {
  readonly fromDate: CivilDate;
  readonly basisPoints: number;
}

/** One pay award: what each of its points pays from its first day until the next award. */
export interface Award {
  readonly fromDate: CivilDate;
  readonly payYear: FinancialYear;
  readonly annualPence: ReadonlyMap<number, number>;
}

/** Rates ready for use: prepared once, asked for every arrangement. Both lists by date, earliest first. */
export interface Rates {
  readonly awards: readonly Award[];
  readonly onCosts: readonly OnCostRate[];
}

/**
 * Rates from rows in any order. An award is in force from its date until the next date on which any point has a row; a
 * point that the award in force does not name is missing: it is never carried on from an earlier award.
 * @throws RangeError where an amount is no whole number of pence or basis points from 0, or one stands twice
 */
export function prepareRates(payPoints: readonly PayPoint[], onCosts: readonly OnCostRate[]): Rates {
  const awards = [...Map.groupBy(payPoints, ({ fromDate }) => fromDate)].map(([fromDate, rows]): Award => {
    const annualPence = new Map<number, number>();
    for (const { point, annualPence: pence } of rows) {
      if (annualPence.has(point)) throw new RangeError(`Point ${point} stands twice in the award of ${fromDate}`);
      annualPence.set(point, whole(pence, `Annual pence of point ${point} from ${fromDate}`));
    }
    return { fromDate, payYear: financialYearOf(fromDate), annualPence };
  });
  for (const { fromDate, basisPoints } of onCosts) whole(basisPoints, `On-cost basis points from ${fromDate}`);
  const sorted = onCosts.toSorted(byDate);
  const twice = sorted.find((rate, at) => rate.fromDate === sorted[at + 1]?.fromDate);
  if (twice) throw new RangeError(`Two on-cost rates start on ${twice.fromDate}`);
  return { awards: awards.toSorted(byDate), onCosts: sorted };
}

/** The award in force at a day, or undefined before the first one. */
export function awardAt(rates: Rates, day: CivilDate): Award | undefined {
  return inForceAt(rates.awards, day);
}

/** The on-cost rate in force at a day in basis points, or undefined before the first one. */
export function onCostAt(rates: Rates, day: CivilDate): number | undefined {
  return inForceAt(rates.onCosts, day)?.basisPoints;
}

function byDate(a: { fromDate: CivilDate }, b: { fromDate: CivilDate }): number {
  return a.fromDate < b.fromDate ? -1 : Number(a.fromDate > b.fromDate);
}

function whole(value: number, name: string): number {
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new RangeError(`${name}: ${value} is no whole number from 0`);
}
