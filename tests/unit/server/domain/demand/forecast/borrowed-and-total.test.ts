import { describe, expect, it } from 'vitest';
import { addMonths } from '../../../../../../server/domain/calendar.ts';
import { atOnce } from '../../../../../../server/domain/demand/forecast/backtest.ts';
import { withBorrowedRanges } from '../../../../../../server/domain/demand/forecast/borrow.ts';
import {
  type CheckedForecast,
  forecastOf,
  forecastSeries,
  forecastSteps,
} from '../../../../../../server/domain/demand/forecast/forecast.ts';
import { ourForecast } from '../../../../../../server/domain/demand/forecast/ours.ts';
import { totalSteps } from '../../../../../../server/domain/demand/forecast/total.ts';
import { yearlyErrors } from '../../../../../../server/domain/demand/forecast/yearly.ts';

describe('ranges that are borrowed', () => {
  const noise = (length: number, scale: number) => ({
    from: addMonths('2021-12', 1 - length),
    values: Array.from({ length }, (_, at) => scale * (10 + ((at * 7) % 5))),
  });
  const made = (length: number, scale: number) => {
    const series = noise(length, scale);
    return { series, forecast: atOnce(forecastSteps(series)) };
  };

  it('are in proportion to the figures, for a series that has too few errors of its own', () => {
    const few = made(5, 3);
    expect(few.forecast.months[0]?.ranges).toBeNull();
    const lent = withBorrowedRanges(few, [made(48, 1)]);
    const double = withBorrowedRanges(few, [made(48, 2)]);
    expect(lent.learntRanges?.borrowed).toBe(true);
    expect(lent.months.map(({ point }) => point)).toEqual(few.forecast.months.map(({ point }) => point));
    expect(lent.months[0]?.spread?.half.eighty).toBeGreaterThan(0);
    expect(double.months[0]?.spread?.half.eighty).toBeCloseTo(lent.months[0]?.spread?.half.eighty ?? 0, 9);
  });

  it('are taken in place of ranges from the errors of one year, and never checked by those', () => {
    const year = made(11, 3);
    expect(year.forecast.learntRanges).toMatchObject({ errors: 10, borrowed: false });
    const lent = withBorrowedRanges(year, [made(48, 1)]);
    expect(lent).toMatchObject({ learntRanges: { borrowed: true }, coverage: null });
    expect(lent.learntRanges?.errors).toBeGreaterThan(12);
    // as for the few errors that there are without them
    const few = withBorrowedRanges(made(5, 3), [made(48, 1)]);
    expect(lent.learntRanges?.times.eighty).toBeCloseTo(few.learntRanges?.times.eighty ?? 0, 9);
  });

  it('are no surer for many that lend, since they went through the same months', () => {
    const few = made(5, 1);
    const one = withBorrowedRanges(few, [made(48, 1)]);
    const two = withBorrowedRanges(few, [made(48, 1), made(48, 1)]);
    expect(two.learntRanges?.doubt).toEqual(one.learntRanges?.doubt);
    expect(two.learntRanges?.errors).toBe(one.learntRanges?.errors);
  });

  it('are asked for by nobody who has errors enough, and given by nobody who has not', () => {
    const many = made(48, 1);
    expect(withBorrowedRanges(many, [made(48, 2)])).toBe(many.forecast);
    const few = made(5, 1);
    expect(withBorrowedRanges(few, [made(5, 2)])).toBe(few.forecast);
    const year = made(11, 1);
    expect(year.forecast.learntRanges?.borrowed).toBe(false);
    expect(withBorrowedRanges(year, [made(11, 2)])).toBe(year.forecast);
  });
});

describe('all districts together', () => {
  const make = (values: number[]): CheckedForecast => atOnce(forecastSteps({ from: '2018-01', values }));
  const one = make(Array.from({ length: 48 }, (_, at) => 10 + (at % 2)));
  const other = make(Array.from({ length: 48 }, (_, at) => 10 - (at % 2)));

  it('are the sum of the districts, month by month', () => {
    const total = atOnce(totalSteps([one, other], '2021-12'));
    total.months.forEach(({ point, month }, at) => {
      expect(point).toBeCloseTo((one.months[at]?.point ?? 0) + (other.months[at]?.point ?? 0), 9);
      expect(month).toBe(one.months[at]?.month);
    });
  });

  it('have ranges of the errors of the sums: what makes up for each other is no error', () => {
    const total = atOnce(totalSteps([one, { ...other, method: one.method }], '2021-12'));
    const width = (of: { ranges: { eighty: { low: number; high: number } } | null } | undefined) =>
      (of?.ranges?.eighty.high ?? 0) - (of?.ranges?.eighty.low ?? 0);
    const noise = make(Array.from({ length: 48 }, (_, at) => 10 + ((at * 7) % 5)));
    const alone = width(noise.months[0]);
    const twice = width(atOnce(totalSteps([noise, noise], '2021-12')).months[0]);
    expect(twice).toBeCloseTo(2 * alone, 6);
    expect(width(total.months[0])).toBeLessThanOrEqual(width(one.months[0]) + width(other.months[0]) + 1e-9);
  });
});

describe('a forecast', () => {
  it('is found by its month', () => {
    const forecast = forecastSeries({ from: '2019-01', values: Array(24).fill(4) });
    expect(forecastOf(forecast, '2021-03')).toMatchObject({ month: '2021-03', ahead: 3, point: 4 });
    expect(forecastOf(forecast, '2020-12')).toBeUndefined();
    expect(forecastOf(forecast, '2022-01')).toBeUndefined();
  });
});

describe('yearly figures', () => {
  it('are compared by hand: the last figure, a steady change, and ours', () => {
    // after 100, 110, 120 comes 130: the last figure is off by 10 of 130, a change of 10 a year by nothing
    const [line] = yearlyErrors([100, 110, 120, 130]);
    expect(line).toMatchObject({ ahead: 1, lastYear: 10 / 130, drift: 0 });
    expect(line?.checks).toMatchObject([{ at: 3, actual: 130, lastYear: 10 / 130, drift: 0 }]);
    const [ours] = ourForecast({ from: '2000-01', values: [100, 110, 120] }, 1, false);
    // middle of the three 110; two rises of 10, believed in by 0.8 × 2 ÷ 8, from 2.5 years back
    expect(ours?.steady).toBeCloseTo(110 + 10 * 0.8 * (2 / 8) * 3.5, 9);
    expect(line?.ours).toBeCloseTo((130 - ((ours?.steady ?? 0) + (ours?.following ?? 0)) / 2) / 130, 9);
    expect(yearlyErrors([100, 110, 120])).toEqual([]);
  });

  it('pass over a year without a figure, and put nothing against a year of 0', () => {
    const [line, second] = yearlyErrors([100, 110, null, 130, 140, 0]);
    // from 100 in the first year to 130 in the fourth: 10 a year; then 140 came
    expect(line).toMatchObject({ ahead: 1, lastYear: 10 / 140, drift: 0 });
    expect(line?.checks).toHaveLength(1);
    expect(second).toBeUndefined();
  });
});
