import { describe, expect, it } from 'vitest';
import { monthlyBalances, sides, together } from '../../../../server/demand-stress/monthly-balances.ts';
import { stressEffect } from '../../../../server/domain/demand/stress/effect.ts';
import { exampleDistrict, exampleGround } from '../../../support/stress-ground.ts';

describe('demand of a month without cases and with them', () => {
  it('is covered as far as capacity goes', () => {
    expect(sides(8, 2, 6)).toEqual({
      beforeFte: 8,
      extraFte: 2,
      afterFte: 10,
      coverageBefore: 0.75,
      coverageAfter: 0.6,
    });
  });

  it('never falls below none, and then less comes on top', () => {
    expect(sides(1, -3, 6)).toEqual({
      beforeFte: 1,
      extraFte: -1,
      afterFte: 0,
      coverageBefore: 6,
      coverageAfter: null,
    });
  });

  it('is not known where the month is not', () => {
    const unknown = { beforeFte: null, afterFte: null, coverageBefore: null, coverageAfter: null };
    expect(sides(null, 2, 6)).toEqual({ ...unknown, extraFte: 2 });
    // one of two districts is not known, so neither is the sum; what comes on top is
    expect(together([sides(4, 1, 3), sides(null, 2, 3)], 6)).toEqual({ ...unknown, extraFte: 3 });
    expect(together([sides(4, 1, 3), sides(4, 1, 3)], 6)).toEqual(sides(8, 2, 6));
  });
});

describe('every month of an effect', () => {
  // 20 referrals more, half of them engage: 7.5 cases of 5 points and 2.5 of 10, in both districts 62.5 points of 100
  const surge = { kind: 'publicity', rise: 0.5, monthsUntil: 0, falls: 1, districtIds: ['north'] } as const;
  const effect = stressEffect([surge], exampleGround(exampleDistrict('north'), exampleDistrict('south')), '2021-03');
  const capacity = new Map([
    ['north', 5],
    ['south', 5],
  ]);
  const fte = (march: number, april: number | null) =>
    new Map(
      april === null
        ? [['2021-03', march]]
        : [
            ['2021-03', march],
            ['2021-04', april],
          ],
    );
  const counted = new Map([
    ['north', fte(4, null)],
    ['south', fte(4, null)],
  ]);
  const forecast = new Map([['north', fte(99, 6)]]);
  const { districts, total } = monthlyBalances(effect, { counted, forecast }, capacity);

  it('rests on the counts, after them on the forecast, and on nothing after that', () => {
    expect(districts.map(([march]) => march?.beforeFte)).toEqual([4, 4]);
    expect(districts.map(([, april]) => april?.beforeFte)).toEqual([6, null]);
    expect(districts[0]?.[2]).toMatchObject({ beforeFte: null, extraFte: expect.closeTo(0.15625, 10) });
    expect(districts.map((months) => months.length)).toEqual([13, 13]);
  });

  it('says in words how a district stands beside the others, where all are known', () => {
    // before: 5 of 10 each; after: North’s fair share is 4.625 ÷ 8.625 × 10 = 5.36, South’s 4.64
    expect(districts.map(([march]) => [march?.wordBefore, march?.wordAfter])).toEqual([
      ['fair', 'tight'],
      ['fair', 'over'],
    ]);
    expect(districts.map(([, april]) => [april?.wordBefore, april?.wordAfter])).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  it('adds the districts up', () => {
    expect(total[0]).toEqual({
      beforeFte: 8,
      extraFte: expect.closeTo(0.625, 10),
      afterFte: expect.closeTo(8.625, 10),
      coverageBefore: 1.25,
      coverageAfter: expect.closeTo(10 / 8.625, 10),
    });
    expect(total[1]).toMatchObject({ beforeFte: null, afterFte: null, extraFte: expect.closeTo(0.3125, 10) });
  });
});
