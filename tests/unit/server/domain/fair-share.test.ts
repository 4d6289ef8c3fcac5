import { describe, expect, it } from 'vitest';
import { balance, coverage, fairShares } from '../../../../server/domain/fair-share.ts';

describe('fair share', () => {
  it('divides the whole capacity as demand is divided', () => {
    // 10 : 5 : 5 of 16 FTE
    const shares = fairShares(
      new Map([
        ['central', 10],
        ['east', 5],
        ['west', 5],
      ]),
      16,
    );
    expect([...shares]).toEqual([
      ['central', 8],
      ['east', 4],
      ['west', 4],
    ]);
  });

  it('gives nothing where there is no demand', () => {
    const shares = fairShares(
      new Map([
        ['north', 0],
        ['south', 0],
      ]),
      10,
    );
    expect([...shares.values()]).toEqual([0, 0]);
  });

  it('measures coverage against demand', () => {
    expect(coverage(9, 12)).toBe(0.75);
    expect(coverage(9, 0)).toBeNull();
  });
});

describe('how a district stands', () => {
  it.each([
    // tolerance 2 %, severe 10 %, fair share 10 FTE
    [8.99, -1.01, 'short'],
    [9, -1, 'tight'],
    [9.79, -0.21, 'tight'],
    [9.8, -0.2, 'fair'],
    [10, 0, 'fair'],
    [10.2, 0.2, 'fair'],
    [10.21, 0.21, 'over'],
  ])('%f FTE of 10 is %f FTE off: %s', (capacity, difference, word) => {
    const result = balance(capacity, 10, 0.02, 0.1);
    expect(result.word).toBe(word);
    expect(result.differenceFte).toBeCloseTo(difference, 12);
    expect(result.difference).toBeCloseTo(difference / 10, 12);
  });

  it('has no word for balance without a fair share', () => {
    expect(balance(3, 0, 0.02, 0.1)).toEqual({ differenceFte: 3, difference: null, word: 'no demand' });
  });
});
