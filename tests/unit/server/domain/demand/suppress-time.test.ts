import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followsInTime, GRAINS, type Grain, periodOf } from '../../../../../server/domain/demand/suppress-time.ts';
import { solver, sumOfAll } from '../../../../support/recover.ts';

const YEAR = ['2020-04', '2020-05', '2020-06', '2020-07', '2020-08', '2020-09', '2020-10', '2020-11', '2020-12'].concat(
  ['2021-01', '2021-02', '2021-03'],
);
const told =
  (...shown: readonly string[]) =>
  (grain: Grain, period: string) =>
    shown.includes(`${grain} ${period}`);
const follows = (shown: readonly string[], months: readonly string[]) =>
  followsInTime(told(...shown), YEAR, new Set(months));

describe('a sum over months', () => {
  it('follows from the periods that make it up', () => {
    expect(follows(['year 2020-04'], YEAR)).toBe(true);
    expect(follows(['quarter 2020-04', 'month 2020-07'], YEAR.slice(0, 4))).toBe(true);
    expect(follows(['quarter 2020-04'], YEAR.slice(0, 4))).toBe(false);
    expect(follows([], [])).toBe(true);
  });

  it('follows from a longer period less the others', () => {
    expect(follows(['year 2020-04', 'quarter 2020-04'], YEAR.slice(3))).toBe(true);
    expect(follows(['year 2020-04', 'month 2020-04'], YEAR.slice(1))).toBe(true);
    expect(follows(['quarter 2020-04', 'month 2020-05'], ['2020-04', '2020-06'])).toBe(true);
    expect(follows(['year 2020-04'], YEAR.slice(3))).toBe(false);
  });

  it('follows only where it can be worked out from what is told', () => {
    const periods = GRAINS.flatMap((grain) => [...new Set(YEAR.map((month) => `${grain} ${periodOf(month, grain)}`))]);
    fc.assert(
      fc.property(fc.subarray(periods), fc.subarray(YEAR, { minLength: 1 }), (shown, months) => {
        if (!follows(shown, months)) return;
        const readings = shown.map((name) => {
          const terms = sumOfAll(
            YEAR.filter((month) => GRAINS.some((grain) => `${grain} ${periodOf(month, grain)}` === name)),
          );
          return { terms, value: terms.size };
        });
        expect(solver(readings)(sumOfAll(months))).toBeCloseTo(months.length, 6);
      }),
      { seed: 6, numRuns: 400 },
    );
  });
});
