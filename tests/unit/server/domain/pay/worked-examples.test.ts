import { describe, expect, it } from 'vitest';
import { totalsOf } from '../../../../../server/domain/pay/totals.ts';
import { agency, exampleRates, honorarium, monthsOfCost, pay, penceByMonth } from './example-rates.ts';

const total = (lines: [string, number][]) => lines.reduce((sum, [, pence]) => sum + pence, 0);

describe('the five worked examples', () => {
  it('1: an honorarium from point 4 to 6 for seven whole months is £446.25', () => {
    const lines = penceByMonth(honorarium('2020-09-01', '2021-03-31', [4, 6]));
    expect(lines.map(([month]) => month).join(' ')).toBe('2020-09 2020-10 2020-11 2020-12 2021-01 2021-02 2021-03');
    expect(lines.map(([, pence]) => pence)).toEqual([6375, 6375, 6375, 6375, 6375, 6375, 6375]);
    expect(total(lines)).toBe(44_625);
  });

  it('2: the same from 27 September is £391.00', () => {
    const lines = penceByMonth(honorarium('2020-09-27', '2021-03-31', [4, 6]));
    expect(lines[0]).toEqual(['2020-09', 850]);
    expect(total(lines.slice(1))).toBe(38_250);
    expect(total(lines)).toBe(39_100);
  });

  it('3: with on-cost of 25 %, lines are rounded by the month: £557.83', () => {
    const lines = penceByMonth(honorarium('2020-09-01', '2021-03-31', [4, 6], { onCost: true }));
    expect(new Set(lines.map(([, pence]) => pence))).toEqual(new Set([7969]));
    expect(total(lines)).toBe(55_783);
  });

  it('4: half-time to full-time for six weeks is £777.84 and £337.44, together £1,115.28', () => {
    const lines = penceByMonth(pay('2020-11-02', '2020-12-13', 5, { minutes: 1110 }));
    expect(lines).toEqual([
      ['2020-11', 77_784],
      ['2020-12', 33_744],
    ]);
    expect(total(lines)).toBe(111_528);
  });

  it('5: half of a supervisor to a grant is £5,022.96 and £5,023.02, together £10,045.98', () => {
    const grant = { fundId: 'grant', from: '2020-10-01', to: '2021-03-31', shareBasisPoints: 5000 };
    const months = monthsOfCost(pay('2020-10-01', '2021-03-31', 7, { funding: [grant] }));
    for (const { pence, funds } of months) {
      expect(pence).toBe(167_433);
      expect(funds).toEqual([
        { fundId: null, pence: 83_717 },
        { fundId: 'grant', pence: 83_716 },
      ]);
    }
    const { pence, byFund } = totalsOf(months);
    expect([byFund.get('grant'), byFund.get(null), pence]).toEqual([502_296, 502_302, 1_004_598]);
  });
});

describe('more, worked by hand', () => {
  it('an award on 1 April changes the honorarium of that month', () => {
    // March: (19,698 − 18,933) ÷ 12 = 765 ÷ 12 = 63.75; April: (20,043 − 19,264) ÷ 12 = 779 ÷ 12 = 64.9166… → 64.92
    expect(penceByMonth(honorarium('2021-03-01', '2021-04-30', [4, 6]))).toEqual([
      ['2021-03', 6375],
      ['2021-04', 6492],
    ]);
  });

  it('an increment in mid-month splits it by days before the one rounding', () => {
    // 15 ÷ 30 × 19,312 ÷ 12 = 804.6666…; 15 ÷ 30 × 19,698 ÷ 12 = 820.75; together 1,625.4166… → 1,625.42
    const steps: [string, number][] = [
      ['2020-04-01', 5],
      ['2020-11-16', 6],
    ];
    expect(penceByMonth(pay('2020-11-01', '2020-11-30', steps))).toEqual([['2020-11', 162_542]]);
  });

  it('parts that would each round down are rounded together', () => {
    // 10 ÷ 30 × 19,312 ÷ 12 = 536.444…; 20 ÷ 30 × 20,092 ÷ 12 = 1,116.222…; together 1,652.6666… → 1,652.67;
    // rounded one by one: 536.44 + 1,116.22 = 1,652.66
    const steps: [string, number][] = [
      ['2020-04-01', 5],
      ['2020-11-11', 7],
    ];
    expect(penceByMonth(pay('2020-11-01', '2020-11-30', steps))).toEqual([['2020-11', 165_267]]);
  });

  it('February of a leap year has 29 days', () => {
    // 10–29 Feb 2024: 20 ÷ 29 × 23,893 ÷ 12 = 20 ÷ 29 × 1,991.0833… = 1,373.1609… → 1,373.16
    expect(penceByMonth(pay('2024-02-10', '2024-02-29', 6))).toEqual([['2024-02', 137_316]]);
    // 10–28 Feb 2023: 19 ÷ 28 × 21,968 ÷ 12 = 19 ÷ 28 × 1,830.6666… = 1,242.2380… → 1,242.24
    expect(penceByMonth(pay('2023-02-10', '2023-02-28', 6))).toEqual([['2023-02', 124_224]]);
    // a whole February is a twelfth, whatever its length: 23,893 ÷ 12 = 1,991.0833…
    expect(penceByMonth(pay('2024-02-01', '2024-02-29', 6))).toEqual([['2024-02', 199_108]]);
    expect(penceByMonth(pay('2024-02-01', '2024-02-28', 6))).toEqual([['2024-02', 192_243]]); // 28 ÷ 29 of it: 1,922.4252…
  });

  it('an on-cost rate that changes in mid-month counts from its day', () => {
    // 19,698 ÷ 12 = 1,641.50; 14 ÷ 31 × 1,641.50 × 1.25 = 926.6532…; 17 ÷ 31 × 1,641.50 × 1.2637 = 1,137.5542…;
    // together 2,064.2074… → 2,064.21
    const rates = exampleRates(
      { fromDate: '2020-04-01', basisPoints: 2500 },
      { fromDate: '2020-10-15', basisPoints: 2637 },
    );
    expect(penceByMonth(pay('2020-10-01', '2020-10-31', 6, { onCost: true }), rates)).toEqual([['2020-10', 206_421]]);
  });

  it('two funds at 33.33 % and 66.67 % carry the whole month, to the penny', () => {
    // 1,641.50: A 547.11195, B 1,094.38805; below: 547.11 + 1,094.38 = 1,641.49; the penny goes to B (0.805 > 0.195)
    const line = { from: '2020-10-01', to: '2020-10-31' };
    const funding = [
      { fundId: 'A', ...line, shareBasisPoints: 3333 },
      { fundId: 'B', ...line, shareBasisPoints: 6667 },
    ];
    expect(monthsOfCost(pay('2020-10-01', '2020-10-31', 6, { funding }))[0]?.funds).toEqual([
      { fundId: 'A', pence: 54_711 },
      { fundId: 'B', pence: 109_439 },
    ]);
  });

  it('an agency worker across two financial years costs by the day', () => {
    // 32.00 × 37 ÷ 7 = 169.142857… a day: × 31 = 5,243.4285… → 5,243.43; × 28 = 4,736.00; × 30 = 5,074.2857… → 5,074.29
    const months = monthsOfCost(agency('2020-12-01', '2021-05-31'));
    expect(months.map(({ pence }) => pence)).toEqual([524_343, 524_343, 473_600, 524_343, 507_429, 524_343]);
    // 3 × 5,243.43 + 4,736.00 = 20,466.29; 5,074.29 + 5,243.43 = 10,317.72
    expect([...totalsOf(months).byFinancialYear]).toEqual([
      ['2020/21', 2_046_629],
      ['2021/22', 1_031_772],
    ]);
  });

  it('a funding line that starts in mid-month moves its days only', () => {
    // 1,641.50 × 15 ÷ 30 × 50 % = 410.375 to the grant, 1,231.125 to the base budget: a tie, so the penny is the base’s
    const funding = [{ fundId: 'grant', from: '2020-11-16', to: '2021-03-31', shareBasisPoints: 5000 }];
    const [november, december] = monthsOfCost(pay('2020-11-01', '2020-12-31', 6, { funding }));
    expect(november?.pence).toBe(164_150);
    expect(november?.funds).toEqual([
      { fundId: null, pence: 123_113 },
      { fundId: 'grant', pence: 41_037 },
    ]);
    expect(december?.funds).toEqual([
      { fundId: null, pence: 82_075 },
      { fundId: 'grant', pence: 82_075 },
    ]);
  });

  it('a grant weighs more on days that cost more', () => {
    // point 5 to 15 Nov, all base: 804.6666…; point 7 from 16 Nov, all grant: 837.1666…; together 1,641.8333… → 1,641.83;
    // of these 1,641.83 × 837.1666… ÷ 1,641.8333… = 837.16496… is the grant’s; base 804.66503…: the penny goes to base
    const steps: [string, number][] = [
      ['2020-04-01', 5],
      ['2020-11-16', 7],
    ];
    const funding = [{ fundId: 'grant', from: '2020-11-16', to: '2020-11-30', shareBasisPoints: 10_000 }];
    expect(monthsOfCost(pay('2020-11-01', '2020-11-30', steps, { funding }))[0]?.funds).toEqual([
      { fundId: null, pence: 80_467 },
      { fundId: 'grant', pence: 83_716 },
    ]);
  });

  it('half a penny rounds up', () => {
    // 6,000.06 a year ÷ 12 = 500.005 → 500.01
    const rates = exampleRates();
    const odd = new Map([[4, 600_006]]);
    const tie = { ...rates, awards: [{ fromDate: '2020-04-01', payYear: '2020/21', annualPence: odd }] };
    expect(penceByMonth(pay('2020-10-01', '2020-10-31', 4), tie)).toEqual([['2020-10', 50_001]]);
  });
});
