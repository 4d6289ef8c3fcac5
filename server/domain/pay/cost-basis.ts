import type { CivilDate } from '../calendar.ts';
import { type FinancialYear, financialYearOf } from './financial-year.ts';
import { awardAt, onCostAt, type Rates } from './rates.ts';

/** A pay point from a date on; the first of a list applies from the start, whatever its date. */
export interface PointStep {
  readonly from: CivilDate;
  readonly point: number;
}

interface Paid {
  /** Minutes a week, from 0. */
  readonly minutes: number;
  /** Minutes a week of a full-time post, above 0. */
  readonly fullTimeMinutes: number;
  /** At least one, earliest first. */
  readonly points: readonly PointStep[];
  /** Whether the employer's on-cost is added. */
  readonly onCost: boolean;
}

/**
 * What something costs: `pay` at a point; the `difference` between the acted and the substantive point (an honorarium);
 * or an `agency`'s hourly rate, fee included, on which there is no on-cost.
 */
export type CostBasis =
  | ({ readonly kind: 'pay' } & Paid)
  | ({ readonly kind: 'difference'; readonly basePoints: readonly PointStep[] } & Paid)
  | { readonly kind: 'agency'; readonly minutes: number; readonly hourlyPence: number };

/** What a day is paid by: a year's pay, or hours. */
export type DayRate =
  | {
      readonly by: 'year';
      /** Full time, before on-cost; of a difference the extra, below 0 where the acted point pays less. */
      readonly annualPence: number;
      readonly point: number;
      /** The substantive point of a difference, else null. */
      readonly basePoint: number | null;
      readonly minutes: number;
      readonly fullTimeMinutes: number;
      /** 0 where no on-cost is added. */
      readonly onCostBasisPoints: number;
    }
  | { readonly by: 'hour'; readonly hourlyPence: number; readonly minutes: number };

/** A rate that a day needs and nobody entered. */
export type Lack =
  | { readonly rate: 'point'; readonly point: number; readonly payYear: FinancialYear }
  | { readonly rate: 'on-cost'; readonly point: null; readonly payYear: FinancialYear };

/** What a day is paid by, or every rate that is missing for it. */
export function dayRateAt(basis: CostBasis, day: CivilDate, rates: Rates): DayRate | { lacks: Lack[] } {
  if (basis.kind === 'agency') return { by: 'hour', hourlyPence: basis.hourlyPence, minutes: basis.minutes };
  const award = awardAt(rates, day);
  const payYear = award?.payYear ?? financialYearOf(day);
  const lacks: Lack[] = [];
  const payOf = (point: number): number => {
    const pence = award?.annualPence.get(point);
    if (pence === undefined) lacks.push({ rate: 'point', point, payYear });
    return pence ?? 0;
  };
  const point = pointAt(basis.points, day);
  const basePoint = basis.kind === 'difference' ? pointAt(basis.basePoints, day) : null;
  const annualPence = payOf(point) - (basePoint === null ? 0 : payOf(basePoint));
  const onCostBasisPoints = basis.onCost ? onCostAt(rates, day) : 0;
  if (onCostBasisPoints === undefined) {
    lacks.push({ rate: 'on-cost', point: null, payYear: financialYearOf(day) });
    return { lacks };
  }
  if (lacks.length > 0) return { lacks };
  const { minutes, fullTimeMinutes } = basis;
  return { by: 'year', annualPence, point, basePoint, minutes, fullTimeMinutes, onCostBasisPoints };
}

/** Days on which a rate may change: steps of points, awards and on-cost rates. */
export function rateCuts(basis: CostBasis, rates: Rates): CivilDate[] {
  if (basis.kind === 'agency') return [];
  const cuts = [...basis.points.slice(1), ...(basis.kind === 'difference' ? basis.basePoints.slice(1) : [])].map(
    ({ from }) => from,
  );
  for (const { fromDate } of rates.awards) cuts.push(fromDate);
  if (basis.onCost) for (const { fromDate } of rates.onCosts) cuts.push(fromDate);
  return cuts;
}

/** True where two days are paid by the same. */
export function sameRate(a: DayRate, b: DayRate): boolean {
  if (a.by === 'hour') return b.by === 'hour' && a.hourlyPence === b.hourlyPence && a.minutes === b.minutes;
  return (
    b.by === 'year' &&
    a.annualPence === b.annualPence &&
    a.point === b.point &&
    a.basePoint === b.basePoint &&
    a.minutes === b.minutes &&
    a.fullTimeMinutes === b.fullTimeMinutes &&
    a.onCostBasisPoints === b.onCostBasisPoints
  );
}

/**
 * Refuses a basis that nothing can be computed of.
 * @throws RangeError naming what is wrong and its value
 */
export function checkBasis(basis: CostBasis): void {
  whole(basis.minutes, 'minutes', 0);
  if (basis.kind === 'agency') {
    whole(basis.hourlyPence, 'hourlyPence', 0);
    return;
  }
  whole(basis.fullTimeMinutes, 'fullTimeMinutes', 1);
  for (const points of basis.kind === 'difference' ? [basis.points, basis.basePoints] : [basis.points]) {
    if (points.length === 0) throw new RangeError(`A cost of kind “${basis.kind}” names no pay point`);
    const late = points.find(({ from }, at) => from <= (points[at - 1]?.from ?? ''));
    if (late) throw new RangeError(`The step to point ${late.point} on ${late.from} does not follow the one before it`);
  }
}

function whole(value: number, name: string, least: number): void {
  if (Number.isSafeInteger(value) && value >= least) return;
  throw new RangeError(`${name} is ${value}; it has to be a whole number from ${least}`);
}

function pointAt(steps: readonly PointStep[], day: CivilDate): number {
  const step = steps.findLast(({ from }) => from <= day) ?? steps[0];
  if (!step) throw new RangeError(`No pay point on ${day}`);
  return step.point;
}
