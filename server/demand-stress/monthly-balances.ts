import type { StressMonth, StressTotal } from '../contract/demand-stress.ts';
import type { StressEffect } from '../domain/demand/stress/effect.ts';
import { balance, coverage, fairShares } from '../domain/fair-share.ts';
import { FAIR_SHARE_TOLERANCE, SEVERE_SHORTFALL } from '../domain/policy.ts';
import type { ExpectedDemand } from './expected-demand.ts';

/** Demand and coverage of a month without the cases and with them. */
export type Sides = Omit<StressTotal['months'][number], 'month'>;
/** The same with the words of how a district stands beside the others. */
export type Balanced = Sides & Pick<StressMonth, 'wordBefore' | 'wordAfter'>;

/**
 * Every district in every month of an effect, and all together, with the capacity of today against the demand of the
 * month. Demand never falls below none. The words are those of fair shares: how a district stands beside the others.
 */
export function monthlyBalances(
  effect: StressEffect,
  { counted, forecast }: Pick<ExpectedDemand, 'counted' | 'forecast'>,
  capacity: ReadonlyMap<string, number>,
): { districts: Balanced[][]; total: Sides[] } {
  const totalCapacity = [...capacity.values()].reduce((sum, fte) => sum + fte, 0);
  const byMonth = effect.months.map((month, at) => {
    const own = effect.districts.map(({ districtId, months }) => {
      const before = counted.get(districtId)?.get(month) ?? forecast.get(districtId)?.get(month) ?? null;
      return { districtId, ...sides(before, months[at]?.demandFte ?? 0, capacity.get(districtId) ?? 0) };
    });
    const words = (side: 'beforeFte' | 'afterFte') => wordsOf(own, side, capacity, totalCapacity);
    const [before, after] = [words('beforeFte'), words('afterFte')];
    return {
      districts: own.map(({ districtId, ...each }): Balanced => {
        return { ...each, wordBefore: before.get(districtId) ?? null, wordAfter: after.get(districtId) ?? null };
      }),
      total: together(own, totalCapacity),
    };
  });
  return {
    districts: effect.districts.map((_, index) => byMonth.flatMap(({ districts }) => districts[index] ?? [])),
    total: byMonth.map(({ total }) => total),
  };
}

/** Demand without and with what comes on top, and what capacity covers of each. @param before null where it is not known */
export function sides(before: number | null, extra: number, capacityFte: number): Sides {
  const after = before === null ? null : Math.max(0, before + extra);
  return {
    beforeFte: before,
    extraFte: before === null || after === null ? extra : after - before,
    afterFte: after,
    coverageBefore: before === null ? null : coverage(capacityFte, before),
    coverageAfter: after === null ? null : coverage(capacityFte, after),
  };
}

/** Districts as one. */
export function together(own: readonly Sides[], capacityFte: number): Sides {
  const known = own.every(({ beforeFte }) => beforeFte !== null);
  const extra = own.reduce((sum, { extraFte }) => sum + extraFte, 0);
  return sides(known ? own.reduce((sum, { beforeFte }) => sum + (beforeFte ?? 0), 0) : null, extra, capacityFte);
}

function wordsOf(
  own: readonly (Sides & { districtId: string })[],
  side: 'beforeFte' | 'afterFte',
  capacity: ReadonlyMap<string, number>,
  totalCapacity: number,
): Map<string, Balanced['wordBefore']> {
  if (own.some((each) => each[side] === null)) return new Map();
  const shares = fairShares(new Map(own.map((each) => [each.districtId, each[side] ?? 0])), totalCapacity);
  return new Map(
    [...shares].map(([districtId, share]) => [
      districtId,
      balance(capacity.get(districtId) ?? 0, share, FAIR_SHARE_TOLERANCE, SEVERE_SHORTFALL).word,
    ]),
  );
}
