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
 * @throws RangeError where no weight is given, or nothing carries a total other than 0
 */
export function splitByLargestRemainder(total: number, weights: readonly FundWeight[]): FundPence[] {
  const { numerators, denominator } = overOneDenominator(weights.map(({ weight }) => weight));
  const sum = numerators.reduce((so, numerator) => so + numerator, 0n);
  const bothSigns = numerators.some((n) => n > 0n) && numerators.some((n) => n < 0n);
  if (total !== 0 && !bothSigns && sum === 0n) throw new RangeError(`Nothing carries the ${total} pence to be split`);
  if (sum === 0n && !bothSigns) return weights.map(({ fundId }) => ({ fundId, pence: 0 }));

  const sign = sum < 0n ? -1n : 1n;
  const [scale, divisor] = bothSigns ? [1n, denominator] : [BigInt(total) * sign, sum * sign];
  const parts = weights.map(({ fundId }, at) => {
    const exact = (numerators[at] ?? 0n) * scale;
    const floor = floorDivide(exact, divisor);
    return { fundId, at, floor, remainder: exact - floor * divisor };
  });
  const left = safe(BigInt(total) - parts.reduce((so, { floor }) => so + floor, 0n));
  const favoured = new Set(parts.toSorted(byRemainder).slice(0, left));
  return parts.map((part) => ({ fundId: part.fundId, pence: safe(part.floor) + (favoured.has(part) ? 1 : 0) }));
}

interface Part {
  fundId: string | null;
  at: number;
  remainder: bigint;
}

function byRemainder(a: Part, b: Part): number {
  if (a.remainder !== b.remainder) return a.remainder > b.remainder ? -1 : 1;
  if ((a.fundId === null) !== (b.fundId === null)) return a.fundId === null ? -1 : 1;
  return a.at - b.at;
}

/** Numerators over one shared denominator. */
function overOneDenominator(values: readonly Rational[]): { numerators: bigint[]; denominator: bigint } {
  const denominators = new Set(values.map((value) => value.denominator));
  const denominator = [...denominators].reduce((so, one) => so * one, 1n);
  return {
    numerators: values.map((value) => value.numerator * (denominator / value.denominator)),
    denominator,
  };
}
