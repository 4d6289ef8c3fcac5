import { describe, expect, it } from 'vitest';
import {
  addCalendarMonths,
  addDays,
  daysBetween,
} from '../../../../../server/domain/establishment/arrangement-dates.ts';
import { daysLeftAt, isRetrospective, stateAt } from '../../../../../server/domain/establishment/arrangement-state.ts';

describe('days', () => {
  it('are counted over clock changes and leap days', () => {
    expect(daysBetween('2020-02-28', '2020-03-01')).toBe(2);
    expect(daysBetween('2021-03-27', '2021-03-29')).toBe(2);
    expect(daysBetween('2021-03-29', '2021-03-27')).toBe(-2);
    expect(addDays('2020-10-24', 2)).toBe('2020-10-26');
    expect(addDays('2021-01-01', -1)).toBe('2020-12-31');
  });

  it.each([
    ['2020-11-30', 3, '2021-02-28'],
    ['2019-11-30', 3, '2020-02-29'],
    ['2020-09-01', 12, '2021-09-01'],
    ['2021-01-31', -2, '2020-11-30'],
  ])('%s and %i months are %s', (date, months, after) => {
    expect(addCalendarMonths(date, months)).toBe(after);
  });
});

describe('how an arrangement stands', () => {
  const one = { startDate: '2021-01-01', endDate: '2021-06-30' };

  it.each([
    ['2020-12-31', 'not-begun', null],
    ['2021-01-01', 'running', 180],
    ['2021-03-31', 'running', 91],
    ['2021-04-01', 'ends-in-90', 90],
    ['2021-05-01', 'ends-in-60', 60],
    ['2021-05-31', 'ends-in-30', 30],
    ['2021-06-30', 'ends-in-30', 0],
    ['2021-07-01', 'ended', null],
  ] as const)('on %s: %s, %s days left', (asAt, state, days) => {
    expect(stateAt(one, asAt)).toBe(state);
    expect(daysLeftAt(one, asAt)).toBe(days);
  });

  it('runs on where it has no end', () => {
    expect(stateAt({ ...one, endDate: null }, '2030-01-01')).toBe('running');
  });

  it('is retrospective where the decision came later, and not where nobody knows', () => {
    expect(isRetrospective(one, '2021-01-02')).toBe(true);
    expect(isRetrospective(one, '2021-01-01')).toBe(false);
    expect(isRetrospective(one, null)).toBe(false);
  });
});
