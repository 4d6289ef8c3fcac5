import { describe, expect, it } from 'vitest';
import {
  add,
  compare,
  multiply,
  productOf,
  type Rational,
  rational,
  roundHalfUp,
} from '../../../../../server/domain/pay/rational.ts';

const of = (numerator: number, denominator: number): Rational => rational(BigInt(numerator), BigInt(denominator));

describe('a rational', () => {
  it('adds and multiplies without loss', () => {
    expect(compare(add(of(1, 3), of(1, 6)), of(1, 2))).toBe(0);
    expect(compare(add(of(1, 7), of(2, 7)), of(3, 7))).toBe(0);
    expect(compare(multiply(of(2, 3), of(-3, 4)), of(-1, 2))).toBe(0);
  });

  it('is compared by value, whatever its form', () => {
    expect(compare(of(2, 4), of(1, 2))).toBe(0);
    expect(compare(of(1, 3), of(1, 2))).toBe(-1);
    expect(compare(of(1, -3), of(-1, 2))).toBe(1);
  });

  it.each([
    [7, 2, 4],
    [5, 2, 3],
    [-5, 2, -2],
    [-7, 3, -2],
    [-8, 3, -3],
    [-4, 2, -2],
    [0, 5, 0],
    [49_999, 100_000, 0],
  ])('%i ÷ %i rounds half up to %i', (numerator, denominator, rounded) => {
    expect(roundHalfUp(of(numerator, denominator))).toBe(rounded);
  });

  it('is no number over 0, and refuses to lose digits', () => {
    expect(() => of(1, 0)).toThrow(/1 ÷ 0/);
    expect(() => roundHalfUp(rational(2n ** 60n, 1n))).toThrow(/too large/);
  });
});

describe('a product of whole numbers', () => {
  it('is exact beyond what numbers hold', () => {
    expect(productOf(9_999_999, 31, 2219, 12_537)).toBe(9_999_999n * 31n * 2219n * 12_537n);
    expect(productOf(9_007_199_254_740_991, 1)).toBe(9_007_199_254_740_991n);
    expect(productOf(-3, 5)).toBe(-15n);
  });
});
