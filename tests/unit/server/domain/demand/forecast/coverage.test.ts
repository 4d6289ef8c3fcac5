import { describe, expect, it } from 'vitest';
import { atOnce, backtest } from '../../../../../../server/domain/demand/forecast/backtest.ts';
import { coverageSteps } from '../../../../../../server/domain/demand/forecast/coverage.ts';
import type { PastError } from '../../../../../../server/domain/demand/forecast/ranges.ts';
import { off } from '../../../../../support/past-errors.ts';

const coverageOf = (errors: readonly PastError[]) => atOnce(coverageSteps(errors));

describe('the check of the ranges', () => {
  const steady = Array.from({ length: 12 }, (_, at) => off(at % 2 === 0 ? 1 : -1, 1, at));

  it('takes the errors known by then only', () => {
    expect(coverageOf(steady)).toMatchObject({ count: 6, fifty: 6, eighty: 6, ninetyFive: 6, missed: [] });
    expect(coverageOf([...steady, off(50, 1, 12)])).toMatchObject({ count: 7, ninetyFive: 6, missed: [13] });
    expect(coverageOf(steady.slice(0, 6))).toBeNull();
  });

  it('says of each month how many forecasts of it held', () => {
    const { months = [] } = coverageOf([...steady, off(1, 2, 11), off(50, 1, 12)]) ?? {};
    expect(months.map(({ month }) => month)).toEqual([7, 8, 9, 10, 11, 12, 13]);
    expect(months.at(-1)).toEqual({ month: 13, sight: 'clear', count: 2, fifty: 1, eighty: 1, ninetyFive: 1 });
  });

  it('tells marked months apart, and months that were forecast over them', () => {
    const marked = off(50, 1, 12, { isMarked: true });
    const over = off(50, 2, 12, { isOverMarked: true });
    const held = coverageOf([...steady, marked, over, off(1, 1, 13)]);
    expect(held).toMatchObject({
      count: 7,
      eighty: 7,
      missed: [],
      overMarked: { count: 1, eighty: 0 },
      marked: { count: 1, eighty: 0 },
    });
    expect(held?.months.map(({ sight }) => sight)).toEqual([
      ...Array(6).fill('clear'),
      'marked',
      'overMarked',
      'clear',
    ]);
    expect(coverageOf(steady)).toMatchObject({ overMarked: null, marked: null });
  });

  it('names a month that most forecasts of it missed', () => {
    const late = [off(1, 2, 13), off(50, 3, 12), off(50, 1, 14)];
    expect(coverageOf([...steady, ...late])?.missed).toEqual([15]);
    expect(coverageOf([...steady, ...late.slice(0, 2)])?.missed).toEqual([]);
  });
});

describe('a forecast of the past', () => {
  it('looks over marked months where one lies between it and the last figure that was learnt from', () => {
    // 2020-05 and 2020-06 are marked
    const values = [1, 2, 3, 4, null, null, 7, 8];
    const notLearnt = [null, null, null, null, 5, 6, null, null];
    const checks = atOnce(backtest({ from: '2020-01', values, notLearnt }));
    const over = (origin: number, ahead: number) =>
      checks.find((check) => check.origin === 2020 * 12 + origin - 1 && check.ahead === ahead)?.isOverMarked;
    expect([over(3, 1), over(3, 4), over(3, 5)]).toEqual([false, true, true]);
    expect([over(5, 2), over(6, 1), over(6, 2)]).toEqual([true, true, true]);
    expect(over(7, 1)).toBe(false);
    // a month without a count is no marked one
    expect(atOnce(backtest({ from: '2020-01', values })).some(({ isOverMarked }) => isOverMarked)).toBe(false);
  });
});
