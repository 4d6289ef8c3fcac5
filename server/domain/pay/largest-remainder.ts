import { floorDivide, type Rational, safe } from './rational.ts';

/** Pence of one fund; `fundId` null is the base budget. */
export interface FundPence {
  readonly fundId: string | null;
  readonly pence: number;
}

/** What a fund carries of a sum, in any unit: only the ratios count. */
export interface FundWeight {
  readonly fundId: string | null;
  readonly weight: Rational;
}

/**
 * Splits a rounded total by weights, by largest remainder (Hamilton's method): everyone gets the pence below their exact
 * part, then those with the largest remainder one more each until the total is met. A tie goes to the base budget, then
 * to the earlier in the list.
 *
 * Weights of both signs (a difference in pay that turns from extra to less within a month) are taken for the exact pence
 * that the total was rounded from, and only the rounding is handed out: parts of their sum could be of any size.
 * @param total whole pence
 * @param weights at least one, each fund once
 * @returns one entry for each weight, in their order; they sum to `total` exactly
 * @throws RangeError where no weight is given, nothing carries a total other than 0, or weights of both signs do not round
 * to the total
 */
export function splitByLargestRemainder(total: number, weights: readonly FundWeight[]): FundPence[] {
  const { numerators, denominator } = overOneDenominator(weights);
  const sum = numerators.reduce((so, numerator) => so + numerator, 0n);
  const bothSigns = numerators.some((n) => n > 0n) && numerators.some((n) => n < 0n);
  if (sum === 0n && !bothSigns) {
    if (total !== 0) throw new RangeError(`Nothing carries the ${total} pence to be split`);
    return weights.map(({ fundId }) => ({ fundId, pence: 0 }));
  }
  const sign = sum < 0n ? -1n : 1n;
  const [scale, divisor] = bothSigns ? [1n, denominator] : [BigInt(total) * sign, sum * sign];
  let left = total;
  const parts = weights.map(({ fundId }, at): Part => {
    const exact = (numerators[at] ?? 0n) * scale;
    const floor = floorDivide(exact, divisor);
    const pence = safe(floor);
    left -= pence;
    return { fundId, at, pence, remainder: exact - floor * divisor };
  });
  if (left < 0 || left > parts.length) throw new RangeError(`${total} is not the rounded sum of its weights`);
  if (left > 0) for (const part of parts.toSorted(byRemainder).slice(0, left)) part.pence += 1;
  return parts.map(({ fundId, pence }) => ({ fundId, pence }));
}

interface Part {
  fundId: string | null;
  at: number;
  pence: number;
  remainder: bigint;
}

function byRemainder(a: Part, b: Part): number {
  if (a.remainder !== b.remainder) return a.remainder > b.remainder ? -1 : 1;
  if ((a.fundId === null) !== (b.fundId === null)) return a.fundId === null ? -1 : 1;
  return a.at - b.at;
}

/** Numerators over one shared denominator; weights of one month mostly share one already. */
function overOneDenominator(weights: readonly FundWeight[]): { numerators: bigint[]; denominator: bigint } {
  let denominator = 1n;
  for (const { weight } of weights) if (denominator % weight.denominator !== 0n) denominator *= weight.denominator;
  return {
    numerators: weights.map(({ weight }) => weight.numerator * (denominator / weight.denominator)),
    denominator,
  };
}
