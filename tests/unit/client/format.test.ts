import { describe, expect, it } from 'vitest';
import {
  formatCount,
  formatDate,
  formatDateTime,
  formatFte,
  formatFteDifference,
  formatHours,
  formatMonth,
  formatNumber,
  formatOrdinal,
  formatPercent,
  formatPercentDifference,
  parseHours,
} from '../../../client/format.ts';

describe('numbers', () => {
  it('shows FTE with two decimals', () => {
    expect(formatFte(17.2)).toBe('17.20');
    expect(formatFte(0)).toBe('0.00');
    expect(formatFte(1234.567)).toBe('1,234.57');
  });
  it('signs differences with a plus or a true minus, and never shows minus zero', () => {
    expect(formatFteDifference(0.3)).toBe('+0.30');
    expect(formatFteDifference(-1.25)).toBe('\u22121.25');
    expect(formatFteDifference(-0.001)).toBe('0.00');
    expect(formatFteDifference(0.004)).toBe('0.00');
    expect(formatNumber(-0)).toBe('0');
  });
  it('shows fractions as percentages and what is not there as a dash', () => {
    expect(formatPercent(0.934)).toBe('93\u00a0%');
    expect(formatPercent(0.3342, 1)).toBe('33.4\u00a0%');
    expect(formatPercent(null)).toBe('–');
    expect(formatPercentDifference(-0.042)).toBe('\u22124\u00a0%');
    expect(formatPercentDifference(0.2)).toBe('+20\u00a0%');
    expect(formatPercentDifference(null)).toBe('–');
  });
  it('counts in words that agree', () => {
    expect(formatCount(1, 'person', 'people')).toBe('1 person');
    expect(formatCount(1200, 'person', 'people')).toBe('1,200 people');
    expect(formatCount(0, 'case')).toBe('0 cases');
  });
  it('ranks in English', () => {
    expect([1, 2, 3, 4, 11, 12, 13, 21, 112].map(formatOrdinal)).toEqual([
      '1st',
      '2nd',
      '3rd',
      '4th',
      '11th',
      '12th',
      '13th',
      '21st',
      '112th',
    ]);
  });
});

describe('dates', () => {
  it('writes dates and months out, September in three letters', () => {
    expect(formatDate('2021-04-01')).toBe('1 Apr 2021');
    expect(formatDate('2020-09-27')).toBe('27 Sep 2020');
    expect(formatDate(null)).toBe('');
    expect(formatMonth('2021-03')).toBe('Mar 2021');
  });
  it('shows points in time in London, summer and winter', () => {
    expect(formatDateTime('2021-04-01T09:05:00Z')).toBe('1 Apr 2021, 10:05');
    expect(formatDateTime('2021-01-31T23:30:00Z')).toBe('31 Jan 2021, 23:30');
    expect(formatDateTime('2021-06-30T23:30:00Z')).toBe('1 Jul 2021, 00:30');
  });
});

describe('hours', () => {
  it('shows contracted minutes as hours and minutes', () => {
    expect(formatHours(1776)).toBe('29:36');
    expect(formatHours(2220)).toBe('37:00');
    expect(formatHours(5)).toBe('0:05');
  });
  it('reads hours as people type them', () => {
    expect(parseHours('29:36')).toBe(1776);
    expect(parseHours(' 29h36 ')).toBe(1776);
    expect(parseHours('29.6')).toBe(1776);
    expect(parseHours('29,6')).toBe(1776);
    expect(parseHours('37')).toBe(2220);
    expect(parseHours('18.5h')).toBe(1110);
  });
  it('refuses what is not a time', () => {
    for (const text of ['', 'full time', '29:75', '-5', '1:2:3', '3.705']) expect(parseHours(text)).toBeUndefined();
  });
  it('reads back everything it shows', () => {
    for (const minutes of [1, 59, 60, 1110, 1776, 3000]) expect(parseHours(formatHours(minutes))).toBe(minutes);
  });
});
