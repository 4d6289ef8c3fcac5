import { describe, expect, it } from 'vitest';
import { addMonths } from '../../../../../../server/domain/calendar.ts';
import { atOnce } from '../../../../../../server/domain/demand/forecast/backtest.ts';
import { withBorrowedRanges } from '../../../../../../server/domain/demand/forecast/borrow.ts';
import { coverageOf } from '../../../../../../server/domain/demand/forecast/coverage.ts';
import { doubtOf, RANGES } from '../../../../../../server/domain/demand/forecast/doubt.ts';
import {
  type CheckedForecast,
  forecastOf,
  forecastSeries,
  forecastSteps,
} from '../../../../../../server/domain/demand/forecast/forecast.ts';
import { ourForecast } from '../../../../../../server/domain/demand/forecast/ours.ts';
import {
  halfWidth,
  type PastError,
  pastWithin,
  quantile,
  rangesAround,
  type Widths,
  widthsOf,
} from '../../../../../../server/domain/demand/forecast/ranges.ts';
import { totalSteps } from '../../../../../../server/domain/demand/forecast/total.ts';
import { yearlyErrors } from '../../../../../../server/domain/demand/forecast/yearly.ts';

const off = (by: number, ahead: number, origin: number, more: Partial<PastError> = {}): PastError => ({
  origin,
  ahead,
  since: ahead,
  isMarked: false,
  actual: 10,
  forecast: 10 + by,
  ...more,
});

/** The widths, where there have to be some. */
function widthsFrom(errors: readonly PastError[]): Widths {
  const widths = widthsOf(errors);
  if (!widths) throw new Error('There are errors enough');
  return widths;
}

describe('ranges', () => {
  it('are, by hand, the share of past errors in units of the usual one, widened for few of them', () => {
    // one month ahead: errors of 1, 1, 1, 1, 3 and 5, usual 2; so 0.5 (four times), 1.5 and 2.5 times the usual one
    const widths = widthsFrom([1, 1, -1, 1, 3, -5].map((by, at) => off(by, 1, at)));
    expect(widths).toMatchObject({ errors: 6, times: { fifty: 0.5, eighty: 1.5, ninetyFive: 1.5 + 0.75 } });
    // six errors are less than the seven that count as one: as with one degree of freedom
    expect(halfWidth(widths, 1, 'fifty')).toBeCloseTo(2 * 0.5 * (1 / 0.674), 9);
    expect(halfWidth(widths, 1, 'eighty')).toBeCloseTo(2 * 1.5 * (3.078 / 1.282), 9);
    expect(halfWidth(widths, 1, 'ninetyFive')).toBeCloseTo(2 * 2.25 * (12.706 / 1.96), 9);
    // nothing is known of later months, which are never surer
    expect(halfWidth(widths, 12, 'eighty')).toBe(halfWidth(widths, 1, 'eighty'));
  });

  it('grow with the months since the last figure that was learnt from', () => {
    const widths = widthsFrom([1, 1, 1, 1, 1, 1].flatMap((by, at) => [off(by, 1, at), off(3 * by, 4, at)]));
    expect(widths.usual.slice(0, 6)).toEqual([1, 1, 1, 3, 3, 3]);
    const width = (since: number) => rangesAround(10, since, widths).fifty.high - 10;
    expect(width(4)).toBeCloseTo(3 * width(1), 9);
    expect(width(30)).toBe(width(12));
  });

  it('are given from six errors on, marked months not counted', () => {
    const five = [1, 2, 3, 4, 5].map((by, at) => off(by, 1, at));
    expect(widthsOf(five)).toBeUndefined();
    expect(widthsOf([...five, off(9, 1, 5, { isMarked: true })])).toBeUndefined();
    expect(widthsOf([...five, off(9, 1, 5)])).toBeDefined();
  });

  it('never fall below 0', () => {
    const widths = widthsFrom([9, 9, 9, 9, 9, 9].map((by, at) => off(by, 1, at)));
    expect(rangesAround(2, 1, widths).eighty.low).toBe(0);
  });

  it('take quantiles between two values in proportion', () => {
    expect(quantile([1, 2, 4], 0.5)).toBe(2);
    expect(quantile([1, 2, 4], 0.75)).toBe(3);
  });

  it('tell how many past forecasts as far ahead were within as much', () => {
    const errors = [...[1, -2, 3, 4].map((by, at) => off(by, 2, at)), off(1, 3, 9), off(1, 2, 8, { isMarked: true })];
    expect(pastWithin(errors, 2, { fifty: 1, eighty: 3, ninetyFive: 9 })).toEqual({
      of: 4,
      fifty: 1,
      eighty: 3,
      ninetyFive: 4,
    });
  });
});

describe('the doubt of few errors', () => {
  it('is that of Student’s t, seven errors counting as one', () => {
    expect(doubtOf(14, 'eighty')).toBeCloseTo(1.886 / 1.282, 9);
    expect(doubtOf(70, 'ninetyFive')).toBeCloseTo(2.228 / 1.96, 9);
    // half way between two entries in 1 ÷ degrees of freedom: 1 ÷ 1.333… = (1 + 1 ÷ 2) ÷ 2
    expect(doubtOf((7 * 4) / 3, 'eighty')).toBeCloseTo((3.078 + 1.886) / 2 / 1.282, 9);
    expect(doubtOf(1e9, 'fifty')).toBeCloseTo(1, 6);
  });

  it.each(RANGES)('never grows with more errors: %s', (range) => {
    let before = Number.POSITIVE_INFINITY;
    for (let errors = 1; errors <= 200; errors += 1) {
      const doubt = doubtOf(errors, range);
      expect(doubt).toBeLessThanOrEqual(before);
      expect(doubt).toBeGreaterThan(1);
      before = doubt;
    }
  });
});

describe('the check of the ranges', () => {
  const steady = Array.from({ length: 12 }, (_, at) => off(at % 2 === 0 ? 1 : -1, 1, at));

  it('takes the errors known by then only', () => {
    expect(coverageOf(steady)).toEqual({
      count: 6,
      fifty: 6,
      eighty: 6,
      ninetyFive: 6,
      withMarked: null,
      missed: [],
    });
    expect(coverageOf([...steady, off(50, 1, 12)])).toMatchObject({ count: 7, ninetyFive: 6, missed: [13] });
    expect(coverageOf(steady.slice(0, 5))).toBeNull();
  });

  it('tells the marked months apart: they are put against the ranges, and nothing is learnt from them', () => {
    const marked = off(50, 1, 12, { isMarked: true });
    const held = coverageOf([...steady, marked, off(1, 1, 13)]);
    expect(held).toMatchObject({ count: 7, eighty: 7, missed: [], withMarked: { count: 8, eighty: 7 } });
  });

  it('names a month that most forecasts of it missed', () => {
    const late = [off(1, 2, 13), off(50, 3, 12), off(50, 1, 14)];
    expect(coverageOf([...steady, ...late])?.missed).toEqual([15]);
    expect(coverageOf([...steady, ...late.slice(0, 2)])?.missed).toEqual([]);
  });
});

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
