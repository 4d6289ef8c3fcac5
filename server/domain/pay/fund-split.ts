import { type FundShare, WHOLE } from './fund-shares.ts';
import { type FundPence, splitByLargestRemainder } from './largest-remainder.ts';
import { add, multiply, type Rational, rational, ZERO } from './rational.ts';

const ONE = rational(1n, 1n);
const BASIS_POINT = rational(1n, BigInt(WHOLE));

/** Exact amount of some days, and who shares in it. */
export interface SharedAmount {
  readonly amount: Rational;
  readonly shares: readonly FundShare[];
}

/**
 * Splits a rounded month between its funds: weights are the exact amounts of its parts × the shares on their days, and
 * what no fund meets falls on the base budget.
 * @param pence the month, rounded
 * @param parts its unrounded parts; shares of one part sum to 10000 at most
 * @returns base budget first, then funds in the order in which they first appear, without those that carry nothing; a
 * month of nothing is the base budget's. They sum to `pence` exactly.
 */
export function fundsOf(pence: number, parts: readonly SharedAmount[]): FundPence[] {
  if (parts.every(({ shares }) => shares.length === 0)) return [{ fundId: null, pence }];
  const weights = new Map<string | null, Rational>([[null, ZERO]]);
  for (const { amount, shares } of parts) {
    // the amount of an only part weighs the same for every fund
    const basisPoint = multiply(parts.length === 1 ? ONE : amount, BASIS_POINT);
    let left = WHOLE;
    for (const { fundId, shareBasisPoints } of shares) {
      give(weights, fundId, basisPoint, shareBasisPoints);
      left -= shareBasisPoints;
    }
    give(weights, null, basisPoint, left);
  }
  const split = splitByLargestRemainder(
    pence,
    Array.from(weights, ([fundId, weight]) => ({ fundId, weight })),
  ).filter((fund) => fund.pence !== 0);
  return split.length > 0 ? split : [{ fundId: null, pence: 0 }];
}

function give(weights: Map<string | null, Rational>, fundId: string | null, basisPoint: Rational, count: number) {
  const part = { numerator: basisPoint.numerator * BigInt(count), denominator: basisPoint.denominator };
  weights.set(fundId, add(weights.get(fundId) ?? ZERO, part));
}
