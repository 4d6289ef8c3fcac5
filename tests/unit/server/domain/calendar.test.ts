import { describe, expect, it } from 'vitest';
import { addMonths, inForceAt, isWithin, latestCompleteMonth, monthOf } from '../../../../server/domain/calendar.ts';

describe('months', () => {
  it('reads the month of a date', () => {
    expect(monthOf('2021-04-01')).toBe('2021-04');
  });

  it.each([
    ['2021-01', 1, '2021-02'],
    ['2020-12', 1, '2021-01'],
    ['2021-01', -1, '2020-12'],
    ['2021-03', -36, '2018-03'],
    ['2021-03', 0, '2021-03'],
  ])('%s and %i months is %s', (month, count, result) => {
    expect(addMonths(month, count)).toBe(result);
  });

  it.each([
    // counts are taken at the end of a month: its last day is the first on which it is complete
    ['2021-03-31', '2021-03'],
    ['2021-04-01', '2021-03'],
    ['2021-03-30', '2021-02'],
    ['2021-02-28', '2021-02'],
    ['2020-02-28', undefined],
    ['2020-02-29', '2020-02'],
    ['2025-01-01', '2021-03'],
  ])('on %s the latest complete month with figures is %s', (date, month) => {
    expect(latestCompleteMonth(['2021-03', '2020-02', '2021-02'], date)).toBe(month);
  });
});

describe('periods', () => {
  it.each([
    ['2021-04-01', '2021-04-01', '2021-04-01', true],
    ['2021-03-31', '2021-04-01', null, false],
    ['2021-04-01', '2021-04-01', null, true],
    ['2021-06-30', '2021-04-01', '2021-06-30', true],
    ['2021-07-01', '2021-04-01', '2021-06-30', false],
  ])('%s within %s to %s: %s', (date, from, to, within) => {
    expect(isWithin(date, from, to)).toBe(within);
  });

  it('takes the entry with the latest start that is not after the date, in any order', () => {
    const entries = [
      { fromDate: '2021-04-01', points: 110 },
      { fromDate: '2019-04-01', points: 90 },
      { fromDate: '2020-04-01', points: 100 },
    ];
    expect(inForceAt(entries, '2021-03-31')?.points).toBe(100);
    expect(inForceAt(entries, '2021-04-01')?.points).toBe(110);
    expect(inForceAt(entries, '2019-03-31')).toBeUndefined();
  });
});
