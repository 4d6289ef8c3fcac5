import { describe, expect, it } from 'vitest';
import { atOnce, backtest, type Check } from '../../../../../../server/domain/demand/forecast/backtest.ts';
import { chooseMethod } from '../../../../../../server/domain/demand/forecast/choice.ts';
import { errorLines } from '../../../../../../server/domain/demand/forecast/errors.ts';
import { forecastSeries } from '../../../../../../server/domain/demand/forecast/forecast.ts';
import { METHODS } from '../../../../../../server/domain/demand/forecast/methods.ts';

/** A check two months of which are made by hand: so far off each way was. */
function check(ahead: number, actual: number, smoothing: number, lastYear: number | null, lastMonth: number): Check {
  const forecast = { smoothing, 'last-year': lastYear, 'last-month': lastMonth };
  return { origin: 24_000, ahead, since: ahead, isMarked: false, isOverMarked: false, actual, forecast };
}

const line = (smoothing: number, lastYear: number, lastMonth: number) => [
  {
    ahead: null,
    count: 9,
    meanActual: 10,
    errors: {
      smoothing: { sum: 9 * smoothing, fte: smoothing, share: null },
      'last-year': { sum: 9 * lastYear, fte: lastYear, share: null },
      'last-month': { sum: 9 * lastMonth, fte: lastMonth, share: null },
    },
  },
];

describe('errors of the past', () => {
  it('are means by months ahead, and over all of them each counting the same', () => {
    const checks = [check(1, 10, 11, 12, 10), check(1, 20, 19, 16, 20), check(3, 10, 10, 11, 14)];
    const [one, three, all] = errorLines(checks, METHODS);
    expect(one).toEqual({
      ahead: 1,
      count: 2,
      meanActual: 15,
      errors: {
        smoothing: { sum: 2, fte: 1, share: 1 / 15 },
        'last-year': { sum: 6, fte: 3, share: 0.2 },
        'last-month': { sum: 0, fte: 0, share: 0 },
      },
    });
    expect(three?.errors['last-month']).toEqual({ sum: 4, fte: 4, share: 0.4 });
    expect(all?.ahead).toBeNull();
    expect(all?.count).toBe(3);
    expect(all?.errors['last-year']).toMatchObject({ sum: 4, fte: 2 });
    expect(all?.meanActual).toBe(12.5);
  });

  it('leave marked months out', () => {
    const checks = [check(1, 10, 11, 12, 10), { ...check(1, 20, 99, 99, 99), isMarked: true }];
    expect(errorLines(checks, METHODS)).toEqual(errorLines(checks.slice(0, 1), METHODS));
  });

  it('compare all ways on the same months: a month that one says nothing of does not count', () => {
    expect(errorLines([check(1, 10, 11, null, 10)], METHODS)).toEqual([]);
  });

  it('tell only what was known: a figure never reaches a forecast made before it', () => {
    const values = Array.from({ length: 30 }, (_, at) => 10 + (at % 12));
    const [late] = [atOnce(backtest({ from: '2019-01', values: [...values.slice(0, 29), 99] }))];
    const before = atOnce(backtest({ from: '2019-01', values }));
    const said = (checks: Check[]) => checks.map(({ forecast }) => forecast);
    expect(said(late ?? [])).toEqual(said(before));
  });
});

describe('the way that is used', () => {
  it('is ours where it erred less than both naïve ones', () => {
    expect(chooseMethod(36, line(0.4, 0.7, 0.9))).toEqual({
      method: 'smoothing',
      reason: 'better',
      betterNaive: 'last-year',
    });
  });

  it('is the better naïve one where ours did not, and where they are as good', () => {
    expect(chooseMethod(36, line(0.8, 0.7, 0.9)).method).toBe('last-year');
    expect(chooseMethod(36, line(0.8, 0.9, 0.7)).method).toBe('last-month');
    expect(chooseMethod(36, line(0.7, 0.7, 0.9))).toMatchObject({ method: 'last-year', reason: 'not-better' });
  });

  it('takes errors that only rounding tells apart for the same', () => {
    expect(chooseMethod(36, line(0.7 - 1e-12, 0.7, 0.9))).toMatchObject({ method: 'last-year', reason: 'not-better' });
    expect(chooseMethod(36, line(0.9, 0.7, 0.7 - 1e-12)).betterNaive).toBe('last-year');
  });

  it('is the last figure where the history is too short to check', () => {
    const short = { method: 'last-month', reason: 'too-short', betterNaive: null };
    expect(chooseMethod(23, line(0.1, 0.7, 0.9))).toEqual(short);
    expect(chooseMethod(36, [])).toEqual(short);
  });

  it('comes out each way on series made for it', () => {
    const of = (values: number[]) => forecastSeries({ from: '2017-01', values });
    // a season that rises by the year: only ours follows both
    const rising = Array.from({ length: 60 }, (_, at) => 10 + at / 8 + (at % 12 === 8 ? 3 : 0));
    expect(of(rising)).toMatchObject({ method: 'smoothing', reason: 'better' });
    // the same every year to the hundredth: last year's month is never off
    const shape = [9, 12, 7, 15, 8, 11, 6, 3, 19, 4, 13, 10];
    const yearly = Array.from({ length: 48 }, (_, at) => shape[at % 12] ?? 0);
    expect(of(yearly)).toMatchObject({ method: 'last-year', reason: 'not-better' });
    // steps that stay: the last figure
    const steps = Array.from({ length: 48 }, (_, at) => (at < 20 ? 10 : at < 33 ? 17 : 6));
    expect(of(steps)).toMatchObject({ method: 'last-month', reason: 'not-better' });
    expect(of(rising.slice(0, 12))).toMatchObject({ method: 'last-month', reason: 'too-short' });
  });
});
