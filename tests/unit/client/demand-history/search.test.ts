import { describe, expect, it } from 'vitest';
import { demandHistorySearch, monthOver, requestOf } from '../../../../client/features/demand-history/search.ts';

describe('monthOver', () => {
  it.each([
    ['2021-04-01', '2021-03'],
    ['2021-03-31', '2021-03'],
    ['2021-03-30', '2021-02'],
    ['2020-02-29', '2020-02'],
    ['2021-01-15', '2020-12'],
  ])('at %s is %s', (asAt, month) => {
    expect(monthOver(asAt)).toBe(month);
  });
});

describe('requestOf', () => {
  it('takes the first split of a measure where the one asked for is not allowed', () => {
    const search = demandHistorySearch({ measure: 'referrals', by: 'level', from: '2020-13' });
    expect(requestOf(search, '2021-04-01', ['en', 'ur'])).toEqual({
      measure: 'referrals',
      by: 'district',
      to: '2021-03',
    });
  });

  it('leaves English out of languages unless lines are chosen', () => {
    const of = (only?: string) =>
      requestOf(demandHistorySearch({ by: 'language', only }), '2021-04-01', ['en', 'ur', 'unknown']).only;
    expect(of()).toBe('ur,unknown');
    expect(of('en')).toBe('en');
  });
});
