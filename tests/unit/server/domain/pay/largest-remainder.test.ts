import { describe, expect, it } from 'vitest';
import { splitByLargestRemainder } from '../../../../../server/domain/pay/largest-remainder.ts';
import { rational } from '../../../../../server/domain/pay/rational.ts';

/** Pence by weights `['A', 3, 2]` = 3⁄2 for fund A. */
function split(total: number, ...weights: [fundId: string | null, numerator: number, denominator?: number][]) {
  return splitByLargestRemainder(
    total,
    weights.map(([fundId, numerator, denominator = 1]) => ({
      fundId,
      weight: rational(BigInt(numerator), BigInt(denominator)),
    })),
  ).map(({ pence }) => pence);
}

describe('the split by largest remainder', () => {
  it('gives the penny to the largest remainder', () => {
    // 10 × 1 ÷ 7 = 1.43, 10 × 2 ÷ 7 = 2.86, 10 × 4 ÷ 7 = 5.71: below 1 + 2 + 5, two left for .86 and .71
    expect(split(10, ['A', 1], ['B', 2], ['C', 4])).toEqual([1, 3, 6]);
  });

  it('gives it to the base budget in a tie, wherever that stands', () => {
    expect(split(5, ['A', 1], [null, 1])).toEqual([2, 3]);
    expect(split(5, [null, 1], ['A', 1])).toEqual([3, 2]);
  });

  it('then to the earlier in the list', () => {
    expect(split(5, ['B', 1], ['A', 1])).toEqual([3, 2]);
    expect(split(2, ['A', 1], ['B', 1], ['C', 1])).toEqual([1, 1, 0]);
  });

  it('compares weights of different denominators exactly', () => {
    // 1⁄3 and 1⁄6 are 2 to 1: 3 → 2 and 1
    expect(split(3, ['A', 1, 3], ['B', 1, 6])).toEqual([2, 1]);
  });

  it('gives a fund without weight nothing, even in a tie of the others', () => {
    expect(split(5, [null, 0], ['A', 1], ['B', 1])).toEqual([0, 3, 2]);
  });

  it('splits less than nothing too', () => {
    expect(split(-5, ['A', 1], [null, 1])).toEqual([-3, -2]);
    expect(split(-5, ['A', -1], [null, -1])).toEqual([-3, -2]);
    expect(split(5, ['A', -1], [null, -1])).toEqual([2, 3]);
  });

  it('takes weights of both signs for the exact pence', () => {
    // 100.4 − 99.9 = 0.5 → 1: below 100 and −100, one left; remainders .4 and .1
    expect(split(1, ['A', 1004, 10], [null, -999, 10])).toEqual([101, -100]);
    expect(() => split(7, ['A', 1004, 10], [null, -999, 10])).toThrow(/7 is not the rounded sum/);
    expect(() => split(-1, ['A', 1004, 10], [null, -999, 10])).toThrow(/-1 is not the rounded sum/);
  });

  it('has nothing to split of nothing', () => {
    expect(split(0, ['A', 0], [null, 0])).toEqual([0, 0]);
    expect(split(0, ['A', 1], [null, 2])).toEqual([0, 0]);
    expect(() => split(3, ['A', 0])).toThrow(/Nothing carries the 3 pence/);
    expect(() => split(3)).toThrow(/Nothing carries the 3 pence/);
  });
});
