import { describe, expect, it } from 'vitest';
import { financialYearEnds, nextFirst, previousFirst } from '../../../../client/layout/date-steps.ts';

describe('steps of the as-at date', () => {
  it.each([
    ['2021-03-15', '2021-03-01', '2021-04-01'],
    ['2021-04-01', '2021-03-01', '2021-05-01'],
    ['2021-01-01', '2020-12-01', '2021-02-01'],
    ['2020-12-31', '2020-12-01', '2021-01-01'],
    ['0999-12-02', '0999-12-01', '1000-01-01'],
  ])('from %s go back to %s and on to %s', (date, back, on) => {
    expect([previousFirst(date), nextFirst(date)]).toEqual([back, on]);
  });

  it('know the financial years around a date', () => {
    expect(financialYearEnds('2021-03-31').map(({ year }) => year)).toEqual(['2019/20', '2020/21', '2021/22']);
    expect(financialYearEnds('2021-04-01')).toEqual([
      { date: '2021-03-31', year: '2020/21' },
      { date: '2022-03-31', year: '2021/22' },
      { date: '2023-03-31', year: '2022/23' },
    ]);
    expect(financialYearEnds('1999-12-31')[1]).toEqual({ date: '2000-03-31', year: '1999/00' });
  });
});
