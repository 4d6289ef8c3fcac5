import { describe, expect, it } from 'vitest';
import { forecastBy, pointOf, workingBy } from '../../../../../../server/domain/demand/forecast/methods.ts';
import { ourForecast } from '../../../../../../server/domain/demand/forecast/ours.ts';
import { seasonOf } from '../../../../../../server/domain/demand/forecast/season.ts';
import {
  learntSeries,
  type MonthlySeries,
  monthsSince,
} from '../../../../../../server/domain/demand/forecast/series.ts';
import { smoothingForecast } from '../../../../../../server/domain/demand/forecast/smoothing.ts';

const series = (values: (number | null)[], from = '2019-01'): MonthlySeries => ({ from, values });

describe('the series that is learnt from', () => {
  it('has a gap where a month is marked or was not counted, and ends at the last month', () => {
    const figures = new Map([
      ['2020-01', 5],
      ['2020-02', 6],
      ['2020-04', 8],
      ['2020-06', 9],
    ]);
    const marked = [
      { fromMonth: '2020-02', toMonth: '2020-02', anomalous: true },
      { fromMonth: '2020-04', toMonth: '2020-04', anomalous: false },
    ];
    const learnt = series([5, null, null, 8, null], '2020-01');
    // what came in the marked month is kept apart
    expect(learntSeries(figures, marked, '2020-05')).toEqual({ ...learnt, notLearnt: [null, 6, null, null, null] });
    expect(learntSeries(figures, [], '2020-02')).toEqual(series([5, 6], '2020-01'));
    expect(monthsSince(learnt)).toBe(1);
    expect(learntSeries(figures, marked, '2019-12')).toBeUndefined();
  });
});

describe('the naïve ways', () => {
  it('take the last figure that was known, over gaps too', () => {
    expect(forecastBy('last-month', series([3, 4, null]))).toEqual(Array.from({ length: 12 }, () => 4));
  });

  it('take the same month a year before, two years before where that is a gap, and nothing where there is none', () => {
    const two = series([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 21, null, 23]);
    expect(forecastBy('last-year', two)).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12, 21, 2, 23]);
    expect(forecastBy('last-year', series([1, 2]))).toEqual([...Array(10).fill(null), 1, 2]);
  });
});

describe('ours', () => {
  it('needs a year of figures', () => {
    expect(forecastBy('smoothing', series(Array(11).fill(5)))).toEqual(Array(12).fill(null));
    expect(forecastBy('smoothing', series([...Array(11).fill(5), null]))[0]).toBeNull();
    expect(forecastBy('smoothing', series(Array(12).fill(5)))).toEqual(Array(12).fill(5));
  });

  it('finds a peak in September, drawn in for the doubt of a single year', () => {
    // 6 above the others; every round moves 1 ÷ 1.25 of what it sees there, and all twelve come to 0
    const season = seasonOf(series([10, 10, 10, 10, 10, 10, 10, 10, 16, 10, 10, 10]));
    expect(season[8]).toBeCloseTo((6 / 1.25) * (11 / 12), 6);
    expect(season.reduce((sum, each) => sum + each, 0)).toBeCloseTo(0, 9);
    expect(season.indexOf(Math.max(...season))).toBe(8);
  });

  it('sees the children return to school', () => {
    const year = [10, 10, 10, 10, 10, 10, 10, 8, 14, 12, 11, 10];
    const [january, ...rest] = forecastBy('smoothing', series([...year, ...year, ...year]));
    expect(january).toBeCloseTo(10, 0);
    expect(rest[7]).toBeGreaterThan(13);
    expect(rest[6]).toBeLessThan(9);
  });

  it('follows a steady rise, and less so the further ahead', () => {
    const forecast = forecastBy('smoothing', series(Array.from({ length: 36 }, (_, at) => 10 + at / 10)));
    expect(forecast[0]).toBeGreaterThan(13.5);
    expect(forecast[11]).toBeGreaterThan(13.8);
    expect(forecast[11]).toBeLessThan(14.8);
  });

  it('is not carried off by one odd month', () => {
    const noise = Array.from({ length: 36 }, (_, at) => 10 + (at % 2) / 10);
    const odd = noise.map((value, at) => (at === 35 ? 4 : value));
    expect(forecastBy('smoothing', series(odd))[0]).toBeGreaterThan(8);
  });

  it('is, by hand, the mean of what holds the level and what follows it', () => {
    // two years flat at 10, then a year at 13: the last six figures are 13; of 24 rises from year to year half are 0 and
    // half 3, middle 1.5, an eighth of an FTE a month, believed in by 0.8 × 24 ÷ 30; the level lies 2.5 months back
    const steps = series([...Array(24).fill(10), ...Array(12).fill(13)]);
    const [first] = ourForecast(steps, 1);
    const season = seasonOf(steps)[0] ?? Number.NaN;
    expect(first?.rise).toBeCloseTo((1.5 / 12) * 0.8 * (24 / 30) * 3.5, 9);
    expect(first?.steady).toBeCloseTo((first?.level ?? 0) + (first?.rise ?? 0) + season, 9);
    const [following] = smoothingForecast(steps, seasonOf(steps), 1);
    expect(forecastBy('smoothing', steps)[0]).toBeCloseTo(((first?.steady ?? 0) + (following ?? 0)) / 2, 9);
  });

  it('tells how each month was reached', () => {
    const two = series([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 21, null, 23]);
    expect(workingBy('last-year', two).slice(9, 11)).toEqual([
      { kind: 'figure', month: '2020-01', fte: 21 },
      { kind: 'figure', month: '2019-02', fte: 2 },
    ]);
    expect(workingBy('last-month', two)[5]).toEqual({ kind: 'figure', month: '2020-03', fte: 23 });
    expect(workingBy('smoothing', two).map(pointOf)).toEqual(forecastBy('smoothing', two));
  });

  it('is never below 0', () => {
    const falling = series(Array.from({ length: 24 }, (_, at) => Math.max(0, 12 - at)));
    expect(forecastBy('smoothing', falling).every((value) => value !== null && value >= 0)).toBe(true);
  });
});
