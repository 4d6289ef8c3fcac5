import type { CostBasis } from '../../../../../server/domain/pay/cost-basis.ts';
import { type CostInput, costOf, type MonthCost } from '../../../../../server/domain/pay/month-costs.ts';
import { type OnCostRate, type PayPoint, prepareRates, type Rates } from '../../../../../server/domain/pay/rates.ts';

const POUNDS: Record<string, Record<number, number>> = {
  // as published
  '2020-04-01': { 4: 18_933, 5: 19_312, 6: 19_698, 7: 20_092, 10: 21_322 },
  // as published: the list has no point 10
  '2021-04-01': { 4: 19_264, 5: 19_650, 6: 20_043, 7: 20_444 },
  // derived from the awards of these years
  '2022-04-01': { 6: 21_968 },
  '2023-04-01': { 6: 23_893 },
};

/** Pay points 2020-21 and 2021-22 as published, and point 6 of the two years after. */
export const POINTS: PayPoint[] = Object.entries(POUNDS).flatMap(([fromDate, pounds]) =>
  Object.entries(pounds).map(([point, annual]) => ({ fromDate, point: Number(point), annualPence: annual * 100 })),
);

/** The example points with on-cost rates from dates on; 25.00 % throughout unless told. */
export function exampleRates(...onCosts: OnCostRate[]): Rates {
  return prepareRates(POINTS, onCosts.length > 0 ? onCosts : [{ fromDate: '2020-04-01', basisPoints: 2500 }]);
}

type Changes = Partial<{ minutes: number; onCost: boolean; funding: CostInput['funding'] }>;

const paid = { minutes: 2220, fullTimeMinutes: 2220, onCost: false };

/** Full-time pay at a point (or dated steps), no on-cost, base budget, unless told. */
export function pay(from: string, to: string, points: number | [from: string, point: number][], changes: Changes = {}) {
  return { kind: 'pay' as const, from, to, ...paid, points: steps(points), funding: [], ...changes };
}

/** An honorarium from one point to another, full time, no on-cost, base budget, unless told. */
export function honorarium(from: string, to: string, [base, acted]: [number, number], changes: Changes = {}) {
  const points = { points: steps(acted), basePoints: steps(base) };
  return { kind: 'difference' as const, from, to, ...paid, ...points, funding: [], ...changes };
}

/** An agency worker at £32.00 for 37 hours a week, on the base budget. */
export function agency(from: string, to: string) {
  return { kind: 'agency' as const, from, to, minutes: 2220, hourlyPence: 3200, funding: [] };
}

function steps(points: number | [from: string, point: number][]): Extract<CostBasis, { kind: 'pay' }>['points'] {
  if (typeof points === 'number') return [{ from: '2000-01-01', point: points }];
  return points.map(([from, point]) => ({ from, point }));
}

/** Months of a cost that has to come out whole. */
export function monthsOfCost(input: CostInput, rates = exampleRates()): readonly MonthCost[] {
  const outcome = costOf(input, rates);
  if (outcome.kind === 'refused') throw new Error('The cost was refused');
  if (outcome.missing.length > 0) throw new Error('A rate is missing');
  return outcome.months;
}

/** Pence by month, as `[['2020-09', 6375], …]`. */
export function penceByMonth(input: CostInput, rates = exampleRates()): [month: string, pence: number][] {
  return monthsOfCost(input, rates).map(({ month, pence }) => [month, pence]);
}
