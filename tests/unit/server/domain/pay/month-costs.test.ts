import { describe, expect, it } from 'vitest';
import { type CostInput, costOf } from '../../../../../server/domain/pay/month-costs.ts';
import { prepareRates } from '../../../../../server/domain/pay/rates.ts';
import { agency, exampleRates, honorarium, monthsOfCost, POINTS, pay, penceByMonth } from './example-rates.ts';

const rates = exampleRates();

/** Months that came out and what is missing. */
function outcome(input: CostInput, at = rates) {
  const cost = costOf(input, at);
  if (cost.kind === 'refused') throw new Error('The cost was refused');
  return { months: cost.months.map(({ month, pence }) => [month, pence]), missing: cost.missing };
}

describe('a missing rate', () => {
  it('leaves its months out and says which point of which pay year', () => {
    // March: 21,322 ÷ 12 = 1,776.8333…
    expect(outcome(pay('2021-03-01', '2021-05-15', 10))).toEqual({
      months: [['2021-03', 177_683]],
      missing: [{ rate: 'point', point: 10, payYear: '2021/22', from: '2021-04-01', to: '2021-05-15' }],
    });
  });

  it('is never made up from the year before, nor ends before the next award', () => {
    // point 7 stands in 2020 and 2021; the awards of 2022 and 2023 name point 6 only
    const { months, missing } = outcome(pay('2022-03-01', '2024-06-30', 7));
    expect(months).toEqual([['2022-03', 170_367]]);
    expect(missing).toEqual([
      { rate: 'point', point: 7, payYear: '2022/23', from: '2022-04-01', to: '2023-03-31' },
      { rate: 'point', point: 7, payYear: '2023/24', from: '2023-04-01', to: '2024-06-30' },
    ]);
  });

  it('on some days leaves out the whole month, before and after', () => {
    const known = { from: '2020-04-01', point: 6 };
    const input = pay('2020-10-01', '2020-12-31', [
      [known.from, known.point],
      ['2020-11-10', 99],
      ['2020-11-20', 6],
    ]);
    expect(outcome(input)).toEqual({
      months: [
        ['2020-10', 164_150],
        ['2020-12', 164_150],
      ],
      missing: [{ rate: 'point', point: 99, payYear: '2020/21', from: '2020-11-10', to: '2020-11-19' }],
    });
  });

  it('is said once for each run of days', () => {
    const input = pay('2020-10-01', '2020-12-31', [
      ['2020-04-01', 99],
      ['2020-10-20', 6],
      ['2020-11-10', 99],
      ['2020-12-10', 6],
    ]);
    const ranges = outcome(input).missing.map(({ from, to }) => `${from} ${to}`);
    expect(ranges).toEqual(['2020-10-01 2020-10-19', '2020-11-10 2020-12-09']);
  });

  it('is said for each of the two points of an honorarium', () => {
    expect(outcome(honorarium('2020-09-01', '2020-09-30', [98, 99])).missing.map(({ point }) => point)).toEqual([
      99, 98,
    ]);
  });

  it('before the first award is of the financial year of the day', () => {
    expect(outcome(pay('2020-03-01', '2020-04-30', 6))).toEqual({
      months: [['2020-04', 164_150]],
      missing: [{ rate: 'point', point: 6, payYear: '2019/20', from: '2020-03-01', to: '2020-03-31' }],
    });
  });

  it('may be the on-cost', () => {
    const late = exampleRates({ fromDate: '2020-10-15', basisPoints: 2000 });
    // November: 1,641.50 × 1.2
    expect(outcome(pay('2020-10-01', '2020-11-30', 6, { onCost: true }), late)).toEqual({
      months: [['2020-11', 196_980]],
      missing: [{ rate: 'on-cost', point: null, payYear: '2020/21', from: '2020-10-01', to: '2020-10-14' }],
    });
    expect(outcome(pay('2020-10-01', '2020-11-30', 6), late).missing).toEqual([]);
  });
});

describe('what an award is', () => {
  it('holds until the next one, for years without any', () => {
    const only2020 = prepareRates(
      POINTS.filter(({ fromDate }) => fromDate === '2020-04-01'),
      [],
    );
    expect(penceByMonth(pay('2023-01-01', '2023-01-31', 6), only2020)).toEqual([['2023-01', 164_150]]);
  });

  it('needs no order of its rows', () => {
    const shuffled = prepareRates(POINTS.toReversed(), []);
    const input = pay('2021-03-01', '2021-04-30', 6);
    expect(penceByMonth(input, shuffled)).toEqual(penceByMonth(input));
  });

  it.each([
    ['a point twice', () => prepareRates([...POINTS, ...POINTS.slice(0, 1)], []), /Point 4 stands twice/],
    [
      'an on-cost date twice',
      () => exampleRates({ fromDate: '2020-04-01', basisPoints: 1 }, { fromDate: '2020-04-01', basisPoints: 2 }),
      /Two on-cost rates start on 2020-04-01/,
    ],
    [
      'half a penny',
      () => prepareRates([{ fromDate: '2020-04-01', point: 4, annualPence: 0.5 }], []),
      /0\.5 is no whole/,
    ],
    ['a negative on-cost', () => exampleRates({ fromDate: '2020-04-01', basisPoints: -1 }), /-1 is no whole number/],
  ])('refuses %s', (_, prepare, message) => {
    expect(prepare).toThrow(message);
  });
});

describe('funding', () => {
  const line = (fundId: string, from: string, to: string, shareBasisPoints: number) => ({
    fundId,
    from,
    to,
    shareBasisPoints,
  });
  const funds = (funding: CostInput['funding'], changes = {}) =>
    monthsOfCost(pay('2020-10-01', '2020-10-31', 6, { funding, ...changes }))[0]?.funds;

  it('of more than 100 % on some days is refused with the days', () => {
    const funding = [line('A', '2020-04-01', '2020-12-15', 6000), line('B', '2020-11-10', '2021-03-31', 4001)];
    expect(costOf(pay('2020-10-01', '2021-03-31', 6, { funding }), rates)).toEqual({
      kind: 'refused',
      overFunded: [{ from: '2020-11-10', to: '2020-12-15', shareBasisPoints: 10_001 }],
    });
  });

  it('of more than 100 % on other days than the arrangement’s is no matter here', () => {
    const funding = [line('A', '2020-04-01', '2020-12-15', 6000), line('B', '2020-11-10', '2021-03-31', 4001)];
    expect(costOf(pay('2020-10-01', '2020-11-09', 6, { funding }), rates).kind).toBe('costed');
  });

  it('of exactly 100 % leaves nothing to the base budget', () => {
    expect(funds([line('A', '2020-10-01', '2020-10-31', 10_000)])).toEqual([{ fundId: 'A', pence: 164_150 }]);
  });

  it('adds up two lines of one fund', () => {
    const lines = [line('A', '2020-10-01', '2020-10-31', 3000), line('A', '2020-10-01', '2020-10-31', 2000)];
    expect(funds(lines)).toEqual([
      { fundId: null, pence: 82_075 },
      { fundId: 'A', pence: 82_075 },
    ]);
  });

  it('of a month that costs nothing is the base budget’s', () => {
    const lines = [line('A', '2020-10-01', '2020-10-31', 10_000)];
    expect(funds(lines, { minutes: 0 })).toEqual([{ fundId: null, pence: 0 }]);
  });

  it('renewed at the same share changes nothing, not even the working', () => {
    const once = [line('A', '2020-10-01', '2020-10-31', 5000)];
    const renewed = [line('A', '2020-10-01', '2020-10-14', 5000), line('A', '2020-10-15', '2020-10-31', 5000)];
    const months = (funding: CostInput['funding']) => monthsOfCost(pay('2020-10-01', '2020-10-31', 6, { funding }));
    expect(months(renewed)).toEqual(months(once));
    expect(months(renewed)[0]?.working).toHaveLength(1);
  });
});

describe('a difference below nothing', () => {
  it('is less, by the same formula', () => {
    expect(penceByMonth(honorarium('2020-09-01', '2020-09-30', [6, 4]))).toEqual([['2020-09', -6375]]);
  });

  it('beside an extra in the same month is its own fund’s', () => {
    // 15 ÷ 30 × 63.75 = 31.875 to the grant; from the 16th acting below: −31.875 on the base budget; together 0.00.
    // Below: 31.87 and −31.88; the one penny left goes, of equal remainders, to the base budget.
    const input = {
      ...honorarium('2020-09-01', '2020-09-30', [4, 6]),
      points: [
        { from: '2020-09-01', point: 6 },
        { from: '2020-09-16', point: 4 },
      ],
      basePoints: [
        { from: '2020-09-01', point: 4 },
        { from: '2020-09-16', point: 6 },
      ],
      funding: [{ fundId: 'grant', from: '2020-09-01', to: '2020-09-15', shareBasisPoints: 10_000 }],
    };
    const [september] = monthsOfCost(input);
    expect(september?.pence).toBe(0);
    expect(september?.funds).toEqual([
      { fundId: null, pence: -3187 },
      { fundId: 'grant', pence: 3187 },
    ]);
  });
});

describe('a window of months', () => {
  const input = pay('2020-05-20', '2021-08-10', 5, { onCost: true, minutes: 1000 });

  it('has the lines that the whole has', () => {
    const whole = costOf(input, rates);
    const part = costOf(input, rates, { from: '2021-03', to: '2021-04' });
    if (whole.kind === 'refused' || part.kind === 'refused') throw new Error('The cost was refused');
    expect(part.months).toEqual(whole.months.filter(({ month }) => month === '2021-03' || month === '2021-04'));
    expect(part.months).toHaveLength(2);
  });

  it('that does not touch the arrangement has none', () => {
    expect(costOf(input, rates, { from: '2021-09', to: '2022-03' })).toEqual({
      kind: 'costed',
      months: [],
      missing: [],
    });
  });
});

describe('what nothing can be computed of', () => {
  const sound = pay('2020-10-01', '2020-10-31', 6);

  it.each<[string, CostInput, RegExp]>([
    ['an end before the start', { ...sound, to: '2020-09-30' }, /end 2020-09-30 is before the start 2020-10-01/],
    ['an end that is only a month', { ...sound, to: '2021-03' }, /“2021-03” is no day/],
    ['a start that the calendar has not', { ...sound, from: '2020-02-30' }, /“2020-02-30” is no day/],
    ['negative minutes', { ...sound, minutes: -1 }, /minutes is -1/],
    ['broken minutes', { ...sound, minutes: 1110.5 }, /minutes is 1110\.5/],
    ['a full time of nothing', { ...sound, fullTimeMinutes: 0 }, /fullTimeMinutes is 0/],
    ['no point', { ...sound, points: [] }, /names no pay point/],
    ['no base point', { ...honorarium('2020-10-01', '2020-10-31', [4, 6]), basePoints: [] }, /names no pay point/],
    [
      'steps out of order',
      pay('2020-10-01', '2020-10-31', [
        ['2020-10-01', 6],
        ['2020-10-01', 7],
      ]),
      /step to point 7 on 2020-10-01/,
    ],
    ['a broken hourly rate', { ...agency('2020-10-01', '2020-10-31'), hourlyPence: 0.5 }, /hourlyPence is 0\.5/],
  ])('is a fault: %s', (_, input, message) => {
    expect(() => costOf(input, rates)).toThrow(message);
  });
});
