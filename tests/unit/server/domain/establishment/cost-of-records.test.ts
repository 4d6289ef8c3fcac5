import { describe, expect, it } from 'vitest';
import {
  costGround,
  occupancyCost,
  postBudget,
  type RateRows,
} from '../../../../../server/domain/establishment/cost-of-records.ts';
import type { FundingRecord, OccupancyRecord, PostRecord } from '../../../../../server/domain/establishment/records.ts';
import { totalsOf } from '../../../../../server/domain/pay/totals.ts';

const YEARS = { from: '2020-04', to: '2022-03' };
const rows: RateRows = {
  payPoints: [
    { fromDate: '2020-04-01', point: 4, annualPence: 1_893_300 },
    { fromDate: '2020-04-01', point: 5, annualPence: 1_931_200 },
    { fromDate: '2020-04-01', point: 6, annualPence: 1_969_800 },
    { fromDate: '2020-04-01', point: 7, annualPence: 2_009_200 },
  ],
  onCosts: [{ fromDate: '2020-04-01', basisPoints: 2500 }],
  gradeRanges: [
    { gradeId: 'g3', fromDate: '2020-04-01', lowPoint: 5, highPoint: 6 },
    { gradeId: 'g3', fromDate: '2020-10-01', lowPoint: 5, highPoint: 7 },
  ],
  fundingLines: [],
  fullTimeMinutes: 2220,
};

const occupancy = (given: Partial<OccupancyRecord>): OccupancyRecord => ({
  id: 'A-0001',
  postId: 'P-1',
  personId: 'W-1',
  name: 'Sam Doe',
  kind: 'acting-up',
  minutes: 2220,
  startDate: '2020-09-01',
  endDate: '2021-03-31',
  payPoint: null,
  basePoint: null,
  steps: [],
  onCost: false,
  hourlyPence: null,
  coversId: null,
  reason: 'Cover',
  reviewDate: null,
  decisionReference: null,
  decisionId: null,
  capacityMinutes: 0,
  capacityDistrictId: null,
  coveredStops: false,
  endReason: null,
  version: 1,
  ...given,
});

const post: PostRecord = {
  id: 'P-1',
  title: 'Support worker',
  roleId: 'support',
  gradeId: 'g3',
  unitId: 'mash',
  districtId: null,
  budgetedMinutes: 1110,
  budgetPoint: null,
  costCode: 'EH01',
  startDate: '2020-09-01',
  endDate: null,
  endReason: null,
  permanence: 'permanent',
  state: 'established',
  frozenFrom: null,
  frozenTo: null,
  frozenReason: null,
  version: 1,
};

const funding = (given: Partial<FundingRecord>): FundingRecord => ({
  id: 'F-0001',
  postId: null,
  occupancyId: null,
  fundId: 'grant',
  fromDate: '2020-10-01',
  toDate: '2021-03-31',
  shareBasisPoints: 5000,
  reason: 'Grant',
  reviewDate: null,
  decisionReference: null,
  decisionId: null,
  version: 1,
  ...given,
});

function total(record: OccupancyRecord, more: Partial<RateRows> = {}, substantive?: OccupancyRecord) {
  const cost = occupancyCost(record, costGround({ ...rows, ...more }), YEARS, substantive);
  if (cost.kind !== 'costed') throw new Error(`not costed: ${JSON.stringify(cost)}`);
  expect(cost.missing).toEqual([]);
  return totalsOf(cost.months);
}

describe('what a record costs', () => {
  it.each([
    ['an honorarium for seven whole months', occupancy({ payPoint: 6, basePoint: 4 }), 44_625],
    ['an honorarium from 27 September', occupancy({ payPoint: 6, basePoint: 4, startDate: '2020-09-27' }), 39_100],
    ['an honorarium with on-cost, rounded each month', occupancy({ payPoint: 6, basePoint: 4, onCost: true }), 55_783],
    [
      'additional hours for six weeks',
      occupancy({
        kind: 'additional-hours',
        payPoint: 5,
        minutes: 1110,
        startDate: '2020-11-02',
        endDate: '2020-12-13',
      }),
      111_528,
    ],
  ])('is, for %s, as worked by hand', (_, record, pence) => {
    expect(total(record).pence).toBe(pence);
  });

  it('goes to the fund that its post’s line names, and the rest to the base budget', () => {
    const record = occupancy({ kind: 'fixed-term', payPoint: 7, startDate: '2020-10-01' });
    const { byFund } = total(record, { fundingLines: [funding({ postId: 'P-1' })] });
    expect([byFund.get('grant'), byFund.get(null)]).toEqual([502_296, 502_302]);
  });

  it('goes by the occupancy’s own lines where it has some', () => {
    const record = occupancy({ kind: 'fixed-term', payPoint: 7, startDate: '2020-10-01', endDate: '2020-10-31' });
    const fundingLines = [
      funding({ postId: 'P-1' }),
      funding({ id: 'F-0002', occupancyId: 'A-0001', fundId: 'reserve', shareBasisPoints: 10_000 }),
    ];
    // £20,092 ÷ 12 = £1,674.33
    expect(Object.fromEntries(total(record, { fundingLines }).byFund)).toEqual({ null: 0, reserve: 167_433 });
  });

  it('of an agency is its rate by the day, without on-cost', () => {
    // £30.00 × 37 h ÷ 7 × 31 days = £4,915.71
    const record = occupancy({
      kind: 'agency',
      hourlyPence: 3000,
      onCost: true,
      startDate: '2020-12-01',
      endDate: '2020-12-31',
    });
    expect(total(record).pence).toBe(491_571);
  });

  it('of an honorarium falls with an increment in the substantive post', () => {
    const substantive = occupancy({ kind: 'substantive', steps: [{ fromDate: '2021-01-01', point: 5 }] });
    // 4 months × £63.75 and 3 months × (£19,698 − £19,312) ÷ 12 = £32.17 (32.1666…)
    expect(total(occupancy({ payPoint: 6, basePoint: 4 }), {}, substantive).pence).toBe(4 * 6375 + 3 * 3217);
  });

  it('is nothing of its own for ring-fenced time, and not known without a pay point', () => {
    const ground = costGround(rows);
    expect(occupancyCost(occupancy({ kind: 'ring-fenced' }), ground, YEARS)).toEqual({ kind: 'free' });
    expect(occupancyCost(occupancy({ kind: 'fixed-term' }), ground, YEARS)).toMatchObject({
      kind: 'unpriced',
      sentence: expect.stringContaining('Sam Doe'),
    });
  });

  it('of an open end is counted to the end of the months asked for', () => {
    const record = occupancy({ kind: 'substantive', payPoint: 7, startDate: '2020-12-01', endDate: null });
    const cost = occupancyCost(record, costGround(rows), { from: '2021-01', to: '2021-03' });
    expect(cost.kind === 'costed' && cost.months.map(({ month }) => month)).toEqual(['2021-01', '2021-02', '2021-03']);
  });
});

describe('what a post is budgeted at', () => {
  it('is the highest point of its grade at each date, with on-cost', () => {
    const budget = postBudget(post, costGround(rows), { from: '2020-09', to: '2020-10' });
    // half of £19,698 ÷ 12 × 1.25 = £1,025.94 (1,025.9375); from October half of £20,092 ÷ 12 × 1.25 = £1,046.46 (1,046.458…)
    expect(budget.kind === 'costed' && budget.months.map(({ pence }) => pence)).toEqual([102_594, 104_646]);
  });

  it('is its budget point where it has one', () => {
    const budget = postBudget({ ...post, budgetPoint: 4 }, costGround(rows), { from: '2020-09', to: '2020-09' });
    // half of £18,933 ÷ 12 × 1.25 = £986.09 (986.0937…)
    expect(budget.kind === 'costed' && budget.months.map(({ pence }) => pence)).toEqual([98_609]);
  });

  it('is not known where the grade’s points are not', () => {
    expect(postBudget({ ...post, gradeId: 'g9' }, costGround(rows), YEARS)).toMatchObject({ kind: 'unpriced' });
  });
});
