import { describe, expect, it } from 'vitest';
import {
  formatWeeklyHours,
  readCount,
  readDate,
  readMonth,
  readText,
  readWeeklyHours,
} from '../../../../server/imports/read-values.ts';

describe('readWeeklyHours', () => {
  it.each([
    ['37', 2220],
    ['18.5', 1110],
    ['18,5', 1110],
    ['18:30', 1110],
    ['29.6', 1776],
    ['22.20', 1332],
    ['50', 3000],
  ])('reads %s as minutes', (text, minutes) => {
    expect(readWeeklyHours(text)).toEqual({ value: minutes });
  });

  it('suspects minutes and says how to turn them into hours', () => {
    expect(readWeeklyHours('2220')).toEqual({
      wrong: 'is more than 50',
      remedy: 'Maybe these are minutes a week: divide by 60.',
    });
  });

  it.each(['52', '160', '0', '-5', 'full time', '37h', '1e3', '', '0.001', '37:75'])('refuses %j', (text) => {
    expect(readWeeklyHours(text)).toHaveProperty('remedy');
  });

  it('writes every number of minutes so that it reads back the same', () => {
    for (let minutes = 1; minutes <= 3000; minutes += 1) {
      expect(readWeeklyHours(formatWeeklyHours(minutes))).toEqual({ value: minutes });
    }
  });
});

describe('readDate', () => {
  it.each([
    ['2021-04-01', '2021-04-01'],
    ['01/04/2021', '2021-04-01'],
    ['1/4/2021', '2021-04-01'],
    ['29/02/2020', '2020-02-29'],
    ['2021-04-01 00:00:00', '2021-04-01'],
  ])('reads %s', (text, date) => {
    expect(readDate(text)).toEqual({ value: date });
  });

  it.each(['29/02/2021', '2021-13-01', '04/31/2021', '01/04/21', 'soon', '0021-04-01', '9999-01-01'])(
    'refuses %s',
    (text) => {
      expect(readDate(text)).toHaveProperty('wrong');
    },
  );

  it('tells which day a spreadsheet’s number is', () => {
    expect(readDate('44287')).toMatchObject({ remedy: 'Format the column as a date: 44287 is 2021-04-01.' });
  });
});

describe('readMonth', () => {
  it.each([
    '2021-03',
    '2021-3',
    '03/2021',
    '3/2021',
    'Mar 2021',
    'March 2021',
    'Mar-21',
    'mar-2021',
    '31/03/2021',
    '2021-03-31',
  ])('reads %s', (text) => {
    expect(readMonth(text)).toEqual({ value: '2021-03' });
  });

  it.each(['2021-13', '2021', 'Q1 2021', 'Foo 2021', '13/2021', '0099-01'])('refuses %s', (text) => {
    expect(readMonth(text)).toHaveProperty('wrong');
  });
});

describe('readCount', () => {
  it('reads whole numbers, with thousands set off by commas', () => {
    expect(readCount('0')).toEqual({ value: 0 });
    expect(readCount('12.0')).toEqual({ value: 12 });
    expect(readCount('1,234')).toEqual({ value: 1234 });
  });

  it.each(['-1', '1.5', '1,2', 'twelve', '100001', '0x10', 'Infinity'])('refuses %s', (text) => {
    expect(readCount(text)).toHaveProperty('wrong');
  });
});

describe('readText', () => {
  it('evens out whitespace', () => {
    expect(readText('  Ann\u00a0 Marie\nSmith ', 120)).toEqual({ value: 'Ann Marie Smith' });
  });

  it('refuses characters that were lost before, control characters and too much text', () => {
    expect(readText('Zo\uFFFD', 120)).toMatchObject({ wrong: expect.stringContaining('lost') });
    expect(readText('a\u0007b', 120)).toHaveProperty('wrong');
    expect(readText('x'.repeat(121), 120)).toMatchObject({ wrong: 'is longer than 120 characters' });
  });
});
