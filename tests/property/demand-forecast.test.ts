import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths } from '../../server/domain/calendar.ts';
import { forecastSeries, type SeriesForecast } from '../../server/domain/demand/forecast/forecast.ts';
import { learntSeries } from '../../server/domain/demand/forecast/series.ts';

const FROM = '2018-04';
const RUNS = { numRuns: 40, seed: 20210401 };
/** Figures far enough from 0 that no forecast is held at it. */
const figures = fc.array(fc.integer({ min: 400, max: 700 }), { minLength: 24, maxLength: 44 });

const points = ({ months }: SeriesForecast) => months.map(({ point }) => point);
const bounds = ({ months }: SeriesForecast) =>
  months.flatMap(({ ranges }) =>
    ranges ? [ranges.fifty, ranges.eighty, ranges.ninetyFive].flatMap(({ low, high }) => [low, high]) : [],
  );

function expectClose(actual: readonly number[], expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, at) => {
    expect(value).toBeCloseTo(expected[at] ?? Number.NaN, 6);
  });
}

describe('a forecast', () => {
  it('of a flat series is that figure, whatever gaps it has', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 50 }),
        fc.array(fc.boolean(), { minLength: 13, maxLength: 50 }),
        (flat, gaps) => {
          const values = [flat, ...gaps.map((isGap) => (isGap ? null : flat))];
          const forecast = forecastSeries({ from: FROM, values });
          expectClose(
            points(forecast),
            Array.from({ length: forecast.months.length }, () => flat),
          );
          expectClose(
            bounds(forecast),
            bounds(forecast).map(() => flat),
          );
        },
      ),
      RUNS,
    );
  });

  it('of a multiple is the multiple, ranges too', () => {
    fc.assert(
      fc.property(figures, fc.constantFrom(0.5, 2, 4), (values, times) => {
        const plain = forecastSeries({ from: FROM, values });
        const scaled = forecastSeries({ from: FROM, values: values.map((value) => value * times) });
        expect(scaled.method).toBe(plain.method);
        expectClose(
          points(scaled),
          points(plain).map((point) => point * times),
        );
        expectClose(
          bounds(scaled),
          bounds(plain).map((bound) => bound * times),
        );
      }),
      RUNS,
    );
  });

  it('moves with the series: a number added to every month is added to the forecast and to every range', () => {
    fc.assert(
      fc.property(figures, fc.integer({ min: -512, max: 512 }), (values, more) => {
        // far enough up that no range is held at 0
        const raise = (from: readonly number[], by: number) => from.map((value) => value + by);
        const plain = forecastSeries({ from: FROM, values: raise(values, 50_000) });
        const moved = forecastSeries({ from: FROM, values: raise(values, 50_000 + more) });
        expect(moved.method).toBe(plain.method);
        expectClose(points(moved), raise(points(plain), more));
        expectClose(bounds(moved), raise(bounds(plain), more));
      }),
      RUNS,
    );
  });

  it('is the same whatever happened in marked months', () => {
    fc.assert(
      fc.property(figures, fc.nat({ max: 20 }), fc.integer({ min: 0, max: 5_000 }), (values, at, other) => {
        const month = addMonths(FROM, at);
        const marked = [{ fromMonth: month, toMonth: addMonths(month, 2), anomalous: true }];
        const of = (changed: readonly number[]) => {
          const byMonth = new Map(changed.map((value, index) => [addMonths(FROM, index), value]));
          const series = learntSeries(byMonth, marked, addMonths(FROM, changed.length - 1));
          if (!series) throw new Error('There are figures');
          const { method, reason, learnt, months: to, errors, learntRanges, coverage } = forecastSeries(series);
          // all but how the marked months themselves came out
          const months = coverage?.months.filter(({ sight }) => sight !== 'marked');
          const checked = coverage && { ...coverage, marked: null, months };
          return { method, reason, learnt, to, errors, learntRanges, checked };
        };
        expect(of(values.map((value, index) => (index >= at && index <= at + 2 ? other : value)))).toEqual(of(values));
      }),
      RUNS,
    );
  });

  it('has ranges that hold the forecast, lie within each other, and never narrow the further ahead', () => {
    fc.assert(
      fc.property(figures, (values) => {
        let before = 0;
        for (const { point, ranges } of forecastSeries({ from: FROM, values }).months) {
          if (!ranges) throw new Error('Two years have ranges');
          const { fifty, eighty, ninetyFive } = ranges;
          const lows = [ninetyFive.low, eighty.low, fifty.low, point, fifty.high, eighty.high, ninetyFive.high];
          expect(lows).toEqual(lows.toSorted((a, b) => a - b));
          const width = eighty.high - eighty.low;
          expect(width).toBeGreaterThanOrEqual(before - 1e-9);
          before = width;
        }
      }),
      RUNS,
    );
  });
});
