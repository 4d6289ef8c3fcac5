/** An exact fraction; the denominator is above 0. It is kept as made: a month adds too few terms for reducing to pay. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const ZERO: Rational = { numerator: 0n, denominator: 1n };

/**
 * The fraction of two integers.
 * @throws RangeError where the denominator is 0
 */
export function rational(numerator: bigint, denominator: bigint): Rational {
  if (denominator === 0n) throw new RangeError(`${numerator} ÷ 0 is no number`);
  return denominator > 0n ? { numerator, denominator } : { numerator: -numerator, denominator: -denominator };
}

/** The product of whole numbers as one integer; multiplied as numbers for as long as these are exact. */
export function productOf(...factors: readonly number[]): bigint {
  const product = factors.reduce((so, factor) => so * factor, 1);
  if (Number.isSafeInteger(product)) return BigInt(product);
  return factors.reduce((so, factor) => so * BigInt(factor), 1n);
}

/** a + b, exactly. */
export function add(a: Rational, b: Rational): Rational {
  if (a.numerator === 0n) return b;
  if (a.denominator === b.denominator) return { numerator: a.numerator + b.numerator, denominator: a.denominator };
  return {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}

/** a × b, exactly. */
export function multiply(a: Rational, b: Rational): Rational {
  return { numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator };
}

/** Below 0 where a < b, 0 where they are equal, above 0 where a > b. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : Number(difference > 0n);
}

/** The integer nearest to a fraction; halves go up, towards +∞: 2.5 → 3, −2.5 → −2. */
export function roundHalfUp({ numerator, denominator }: Rational): number {
  return safe(floorDivide(2n * numerator + denominator, 2n * denominator));
}

/** The greatest integer not above n ÷ d; d above 0. */
export function floorDivide(n: bigint, d: bigint): bigint {
  const quotient = n / d;
  return n < 0n && quotient * d !== n ? quotient - 1n : quotient;
}

/**
 * An integer as a number.
 * @throws RangeError beyond ±(2^53 − 1), where numbers stop being exact
 */
export function safe(integer: bigint): number {
  const value = Number(integer);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${integer} is too large to be kept exactly`);
  return value;
}
