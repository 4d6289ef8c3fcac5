import { describe, expect, it } from 'vitest';
import { annualCostAt, totalsOf } from '../../../../../server/domain/pay/totals.ts';
import { agency, exampleRates, honorarium, monthsOfCost, pay } from './example-rates.ts';

const rates = exampleRates();

describe('totals', () => {
  const funding = [{ fundId: 'grant', from: '2021-03-01', to: '2021-04-30', shareBasisPoints: 5000 }];
  const months = [
    // 1,641.50 → 820.75 and 820.75; April 20,043 ÷ 12 = 1,670.25 → 835.12 and 835.13 (the tie)
    ...monthsOfCost(pay('2021-03-01', '2021-04-30', 6, { funding })),
    // 63.75 and 64.92
    ...monthsOfCost(honorarium('2021-03-01', '2021-04-30', [4, 6])),
  ];

  it('are sums of lines by fund, by financial year and by both', () => {
    const { pence, byFund, byFinancialYear, byFundAndYear } = totalsOf(months);
    expect([...byFund]).toEqual([
      [null, 82_075 + 83_513 + 6375 + 6492],
      ['grant', 82_075 + 83_512],
    ]);
    expect([...byFinancialYear]).toEqual([
      ['2020/21', 164_150 + 6375],
      ['2021/22', 167_025 + 6492],
    ]);
    expect(byFundAndYear).toEqual([
      { fundId: null, financialYear: '2020/21', pence: 88_450 },
      { fundId: 'grant', financialYear: '2020/21', pence: 82_075 },
      { fundId: null, financialYear: '2021/22', pence: 90_005 },
      { fundId: 'grant', financialYear: '2021/22', pence: 83_512 },
    ]);
    expect(pence).toBe(344_042);
  });

  it('do not depend on the order of the lines', () => {
    expect(totalsOf(months.toReversed())).toEqual(totalsOf(months));
  });

  it('of nothing are nothing', () => {
    expect(totalsOf([])).toEqual({
      pence: 0,
      byFund: new Map([[null, 0]]),
      byFinancialYear: new Map(),
      byFundAndYear: [],
    });
  });
});

describe('the cost of a year at a date', () => {
  const basis = pay('2020-04-01', '2022-03-31', 6, { onCost: true, minutes: 1110 });

  it('is annual pay × FTE × on-cost at the rates of that date', () => {
    // 19,698 × 0.5 × 1.25 = 12,311.25; from April 20,043 × 0.625 = 12,526.875 → 12,526.88
    expect(annualCostAt(basis, '2021-03-31', rates)).toEqual({ kind: 'costed', pence: 1_231_125 });
    expect(annualCostAt(basis, '2021-04-01', rates)).toEqual({ kind: 'costed', pence: 1_252_688 });
  });

  it('of an honorarium is the difference', () => {
    expect(annualCostAt(honorarium('2020-09-01', '2020-09-30', [4, 6]), '2020-09-01', rates)).toEqual({
      kind: 'costed',
      pence: 76_500,
    });
  });

  it('of an agency counts the days of the financial year', () => {
    // 32.00 × 37 ÷ 7 = 169.142857…: × 365 = 61,737.1428…, × 366 (2023/24 holds 29 February) = 61,906.2857…
    expect(annualCostAt(agency('2020-12-01', '2020-12-31'), '2021-03-31', rates)).toEqual({
      kind: 'costed',
      pence: 6_173_714,
    });
    expect(annualCostAt(agency('2020-12-01', '2020-12-31'), '2023-04-01', rates)).toEqual({
      kind: 'costed',
      pence: 6_190_629,
    });
  });

  it('is missing with its rate', () => {
    expect(annualCostAt(pay('2020-04-01', '2022-03-31', 10), '2021-04-01', rates)).toEqual({
      kind: 'missing',
      missing: [{ rate: 'point', point: 10, payYear: '2021/22' }],
    });
  });
});
