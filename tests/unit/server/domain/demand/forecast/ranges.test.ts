import { describe, expect, it } from 'vitest';
import { atOnce } from '../../../../../../server/domain/demand/forecast/backtest.ts';
import {
  type CheckedForecast,
  forecastOf,
  forecastSeries,
  forecastSteps,
} from '../../../../../../server/domain/demand/forecast/forecast.ts';
import {
  coverageOf,
  type PastError,
  quantile,
  rangesAround,
  widthsOf,
} from '../../../../../../server/domain/demand/forecast/ranges.ts';
import { totalSteps } from '../../../../../../server/domain/demand/forecast/total.ts';
import { yearlyErrors } from '../../../../../../server/domain/demand/forecast/yearly.ts';

const off = (by: number, ahead: number, origin: number): PastError => ({
  origin,
  ahead,
  actual: 10,
  forecast: 10 + by,
});

describe('ranges', () => {
  it('are, by hand, the share of past errors in units of the usual one, widened for few of them', () => {
    // one month ahead: errors of 1, 1, 1, 1, 3 and 5, usual 2; so 0.5 (four times), 1.5 and 2.5 times the usual one
    const errors = [1, 1, -1, 1, 3, -5].map((by, at) => off(by, 1, at));
    const widths = widthsOf(errors);
    const doubt = Math.sqrt(1 + 5 / 6);
    expect(widths?.[0]?.fifty).toBeCloseTo(2 * 0.5 * doubt, 9);
    expect(widths?.[0]?.eighty).toBeCloseTo(2 * 1.5 * doubt, 9);
    expect(widths?.[0]?.ninetyFive).toBeCloseTo(2 * (1.5 + 0.75) * doubt, 9);
    expect(widths?.[11]).toEqual(widths?.[0]);
  });

  it('are given from six errors on', () => {
    expect(widthsOf([1, 2, 3, 4, 5].map((by, at) => off(by, 1, at)))).toBeUndefined();
    expect(rangesAround(10, 1, undefined)).toBeNull();
  });

  it('never fall below 0', () => {
    const widths = widthsOf([9, 9, 9, 9, 9, 9].map((by, at) => off(by, 1, at)));
    expect(rangesAround(2, 1, widths)?.eighty.low).toBe(0);
  });

  it('take quantiles between two values in proportion', () => {
    expect(quantile([1, 2, 4], 0.5)).toBe(2);
    expect(quantile([1, 2, 4], 0.75)).toBe(3);
  });

  it('are checked with the errors known by then only', () => {
    const steady = Array.from({ length: 12 }, (_, at) => off(at % 2 === 0 ? 1 : -1, 1, at));
    expect(coverageOf(steady)).toEqual({ count: 6, fifty: 1, eighty: 1, ninetyFive: 1 });
    expect(coverageOf([...steady, off(50, 1, 12)])?.ninetyFive).toBeCloseTo(6 / 7, 9);
    expect(coverageOf(steady.slice(0, 5))).toBeNull();
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
  it('are compared by hand: the last figure, and a steady change', () => {
    // after 100, 110, 120 comes 130: the last figure is off by 10 of 130, a change of 10 a year by nothing
    expect(yearlyErrors([100, 110, 120, 130])).toEqual([{ ahead: 1, count: 1, lastYear: 10 / 130, drift: 0 }]);
    expect(yearlyErrors([100, 110, 120])).toEqual([]);
  });
});
