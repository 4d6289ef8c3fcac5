import { describe, expect, it } from 'vitest';
import { overFundedDays, overFundedSentence, sharesAt } from '../../../../../server/domain/pay/fund-shares.ts';

const line = (fundId: string, from: string, to: string, shareBasisPoints: number) => ({
  fundId,
  from,
  to,
  shareBasisPoints,
});

const lines = [
  line('A', '2020-10-01', '2020-12-31', 5000),
  line('B', '2020-11-15', '2021-01-31', 3000),
  line('A', '2020-12-01', '2020-12-10', 2500),
];

describe('shares at a day', () => {
  it.each<[string, [string, number][]]>([
    ['2020-09-30', []],
    ['2020-10-01', [['A', 5000]]],
    [
      '2020-11-15',
      [
        ['A', 5000],
        ['B', 3000],
      ],
    ],
    [
      '2020-12-10',
      [
        ['A', 7500],
        ['B', 3000],
      ],
    ],
    [
      '2020-12-11',
      [
        ['A', 5000],
        ['B', 3000],
      ],
    ],
    ['2021-01-31', [['B', 3000]]],
    ['2021-02-01', []],
  ])('%s: %j', (day, shares) => {
    expect(sharesAt(lines, day).map(({ fundId, shareBasisPoints }) => [fundId, shareBasisPoints])).toEqual(shares);
  });
});

describe('lines of more than 100 %', () => {
  it('are named by their days', () => {
    expect(overFundedDays(lines)).toEqual([{ from: '2020-12-01', to: '2020-12-10', shareBasisPoints: 10_500 }]);
  });

  it('are looked at only on the days asked for', () => {
    expect(overFundedDays(lines, { from: '2020-12-05', to: '2021-03-31' })).toEqual([
      { from: '2020-12-05', to: '2020-12-10', shareBasisPoints: 10_500 },
    ]);
    expect(overFundedDays(lines, { from: '2020-12-03', to: '2020-12-03' })[0]).toMatchObject({ to: '2020-12-03' });
    expect(overFundedDays(lines, { from: '2020-10-01', to: '2020-11-30' })).toEqual([]);
  });

  it('are one stretch while their sum stays, and two where it changes', () => {
    const whole = line('A', '2020-04-01', '2021-03-31', 10_000);
    const renewed = [whole, line('B', '2020-06-01', '2020-06-30', 1000), line('B', '2020-07-01', '2020-07-31', 1000)];
    expect(overFundedDays(renewed)).toEqual([{ from: '2020-06-01', to: '2020-07-31', shareBasisPoints: 11_000 }]);
    const raised = [whole, line('B', '2020-06-01', '2020-06-30', 1000), line('B', '2020-07-01', '2020-07-31', 2000)];
    expect(overFundedDays(raised).map(({ from, shareBasisPoints }) => [from, shareBasisPoints])).toEqual([
      ['2020-06-01', 11_000],
      ['2020-07-01', 12_000],
    ]);
  });

  it('are two stretches where sound days lie between', () => {
    const whole = line('A', '2020-04-01', '2021-03-31', 10_000);
    const apart = [whole, line('B', '2020-06-01', '2020-06-30', 1000), line('B', '2020-07-02', '2020-07-31', 1000)];
    expect(overFundedDays(apart).map(({ from, to }) => `${from} ${to}`)).toEqual([
      '2020-06-01 2020-06-30',
      '2020-07-02 2020-07-31',
    ]);
  });

  it('are said with dates and a remedy', () => {
    expect(overFundedSentence(overFundedDays(lines))).toBe(
      'Funding lines come to 105.00 % from 1 Dec 2020 to 10 Dec 2020; 100.00 % is the whole cost. Lower a share, or end a line earlier.',
    );
  });

  it.each([
    ['100.00 % at once', [line('A', '2020-04-01', '2020-04-30', 10_000)]],
    [
      '100.00 % one after the other',
      [line('A', '2020-04-01', '2020-04-30', 10_000), line('B', '2020-05-01', '2020-05-31', 10_000)],
    ],
    ['nothing', []],
  ])('are not: %s', (_, sound) => {
    expect(overFundedDays(sound)).toEqual([]);
  });

  it('are a fault where a line is none', () => {
    expect(() => overFundedDays([line('A', '2020-05-01', '2020-04-30', 1)])).toThrow(/ends on 2020-04-30, before/);
    expect(() => overFundedDays([line('A', '2020-04-01', '2020-04-30', 0.5)])).toThrow(/0\.5 basis points/);
    expect(() => overFundedDays([line('A', '2020-04-01', '2020-04-30', -1)])).toThrow(/-1 basis points/);
  });
});
