import { describe, expect, it } from 'vitest';
import { dayAfter, dayBefore, monthsTouched } from '../../../../../server/domain/pay/days.ts';
import { financialYearOf, firstDayOf, lastDayOf, monthsOf } from '../../../../../server/domain/pay/financial-year.ts';

describe('a financial year', () => {
  it.each([
    ['2021-03-31', '2020/21'],
    ['2021-04-01', '2021/22'],
    ['2021-03', '2020/21'],
    ['2021-04', '2021/22'],
    ['2020-12-31', '2020/21'],
    ['2099-04-01', '2099/00'],
    ['2100-03-31', '2099/00'],
  ])('of %s is %s', (dayOrMonth, year) => {
    expect(financialYearOf(dayOrMonth)).toBe(year);
  });

  it('runs from 1 April to 31 March', () => {
    expect([firstDayOf('2020/21'), lastDayOf('2020/21')]).toEqual(['2020-04-01', '2021-03-31']);
    expect(firstDayOf('2099/00')).toBe('2099-04-01');
    expect(lastDayOf('2099/00')).toBe('2100-03-31');
    expect(monthsOf('2020/21').join(' ')).toBe(
      '2020-04 2020-05 2020-06 2020-07 2020-08 2020-09 2020-10 2020-11 2020-12 2021-01 2021-02 2021-03',
    );
  });

  it.each(['2020', '2020-13', '2020-00-01', '1 April 2020', ''])('is not that of “%s”', (text) => {
    expect(() => financialYearOf(text)).toThrow(RangeError);
  });

  it.each(['2020/22', '2020-21', '2020/2021', '20/21'])('is not written “%s”', (text) => {
    expect(() => monthsOf(text)).toThrow(RangeError);
  });
});

describe('days', () => {
  it.each([
    ['2020-02-28', '2020-02-29'],
    ['2020-02-29', '2020-03-01'],
    ['2021-02-28', '2021-03-01'],
    ['2020-12-31', '2021-01-01'],
    ['2020-04-30', '2020-05-01'],
    ['2020-05-09', '2020-05-10'],
    ['2100-02-28', '2100-03-01'],
  ])('%s is followed by %s', (day, next) => {
    expect(dayAfter(day)).toBe(next);
    expect(dayBefore(next)).toBe(day);
  });

  it('touch their months', () => {
    const touched = monthsTouched({ from: '2020-12-31', to: '2021-02-01' });
    expect(touched.map(({ month, days, financialYear }) => `${month} ${days} ${financialYear}`)).toEqual([
      '2020-12 31 2020/21',
      '2021-01 31 2020/21',
      '2021-02 28 2020/21',
    ]);
  });
});
