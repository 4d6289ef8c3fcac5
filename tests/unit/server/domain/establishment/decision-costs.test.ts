import { describe, expect, it } from 'vitest';
import { decisionCosts } from '../../../../../server/domain/establishment/decision-costs.ts';
import { financialWords } from '../../../../../server/domain/establishment/decision-financial.ts';
import { FACTS, ground, line, occupancy, post } from './decision-records.ts';

const { HALF, GRANT, AGENCY, COVER_ACTS, ACTS, MORE } = FACTS;
const ALL = [HALF, GRANT, AGENCY, COVER_ACTS, ACTS, MORE];
const of = (costs: ReturnType<typeof decisionCosts>, id: string) =>
  costs.items.find(({ subjectId }) => subjectId === id) ?? {
    pence: Number.NaN,
    lines: [],
    note: null,
    moved: false,
    gaps: [],
  };

describe('the costs of the decision of 18 November 2020', () => {
  const costs = decisionCosts(ground(ALL));

  it('an honorarium of two points over seven months is £446.25 without on-cost', () => {
    expect(of(costs, 'A-14')).toMatchObject({ pence: 44_625, gaps: [] });
  });

  it('the same with the configured 25.00 % is £557.83: seven months of £79.69', () => {
    const withOnCost = decisionCosts(ground([{ ...ACTS, onCost: true }]));
    expect(withOnCost.pence).toBe(55_783);
    expect(withOnCost.items[0]?.working[0]).toBe('September: £63.75 × 1.25 on-cost = £79.69');
  });

  it('from 27 September it is £391.00', () => {
    expect(of(costs, 'A-13').pence).toBe(39_100);
  });

  it('half-time to full-time for six weeks is £1,115.28', () => {
    expect(of(costs, 'A-15').pence).toBe(111_528);
  });

  it('an agency across two financial years is split by the year', () => {
    // £31.20 × 37 h ÷ 7 = £164.9142… a day; by month 31, 31, 28, 31 and then 30, 31 days
    expect(of(costs, 'A-12')).toMatchObject({
      pence: 3_001_439,
      lines: [
        { fundId: null, financialYear: '2020/21', pence: 1_995_462 },
        { fundId: null, financialYear: '2021/22', pence: 1_005_977 },
      ],
    });
  });

  it('half of the supervisor’s cost moves to the grant, and nothing more is spent', () => {
    expect(of(costs, 'F-1')).toMatchObject({
      moved: true,
      pence: 0,
      lines: [
        { fundId: null, financialYear: '2020/21', pence: -502_296 },
        { fundId: 'grant', financialYear: '2020/21', pence: 502_296 },
      ],
    });
  });

  it('the supervisor’s time has no cost of its own', () => {
    expect(of(costs, 'A-11')).toMatchObject({ pence: 0, lines: [], note: expect.stringContaining('paid for already') });
  });

  it('every total is the sum of what stands above it', () => {
    expect(costs.pence).toBe(44_625 + 39_100 + 111_528 + 3_001_439);
    expect(costs.byYear).toEqual([
      { financialYear: '2020/21', pence: 44_625 + 39_100 + 111_528 + 1_995_462 },
      { financialYear: '2021/22', pence: 1_005_977 },
    ]);
    expect(costs.byFund.map(({ fundId, pence }) => [fundId, pence])).toEqual([
      [null, costs.pence - 502_296],
      ['grant', 502_296],
    ]);
    for (const { pence, years } of costs.byFund) expect(years.reduce((sum, year) => sum + year.pence, 0)).toBe(pence);
  });

  it('is said in sentences', () => {
    expect(financialWords(costs, () => 'School grant')).toBe(
      'This costs £31,966.92: £21,907.15 in 2020/21 and £10,059.77 in 2021/22. It falls on the base budget. Of what is spent already, £5,022.96 is met by School grant instead of the base budget. Together: £26,943.96 on the base budget and £5,022.96 on School grant.',
    );
  });
});

describe('what is counted once only:', () => {
  it('a funding line of an arrangement that is decided with it', () => {
    const own = line({ id: 'F-2', occupancyId: ACTS.id, fromDate: '2020-09-01', shareBasisPoints: 10_000 });
    const costs = decisionCosts(ground([ACTS, own]));
    expect(of(costs, 'F-2')).toMatchObject({ lines: [], note: 'Counted by fund in A-14' });
    expect(costs.byFund).toMatchObject([{ fundId: 'grant', pence: 44_625 }]);
  });

  it('a post and whoever is taken on in it', () => {
    const costs = decisionCosts(ground([AGENCY, ...ground([AGENCY]).posts.filter(({ id }) => id === 'P-2')]));
    expect(of(costs, 'P-2')).toMatchObject({ lines: [], note: 'Counted with who is in it: A-12' });
    expect(costs.pence).toBe(3_001_439);
  });

  it('two lines of one post move together what both move', () => {
    const both = decisionCosts(
      ground([GRANT, line({ id: 'F-3', postId: 'P-1', fundId: 'other', shareBasisPoints: 3333 })]),
    );
    const whole = decisionCosts(ground([line({ id: 'F-4', postId: 'P-1', shareBasisPoints: 8333 })]));
    const base = (costs: typeof both) => costs.byFund.find(({ fundId }) => fundId === null)?.pence;
    expect(base(both)).toBe(base(whole));
    expect(both.pence).toBe(0);
  });
});

describe('a post', () => {
  it('costs its budget with on-cost; without an end to the end of the next financial year', () => {
    const added = post({ id: 'P-9', gradeId: 'grade-6', startDate: '2021-03-01' });
    const costs = decisionCosts(ground([added]));
    // £20,092 ÷ 12 × 1.25 = £2,092.92 for March 2021; £20,444 ÷ 12 × 1.25 = £2,129.58 in each month of 2021/22
    expect(costs.byYear).toEqual([
      { financialYear: '2020/21', pence: 209_292 },
      { financialYear: '2021/22', pence: 12 * 212_958 },
    ]);
    expect(of(costs, 'P-9').note).toBe('To 31 Mar 2022; it has no end');
  });

  it('whose funding line has nobody to pay moves its budget', () => {
    const empty = post({ id: 'P-9', gradeId: 'grade-6' });
    const costs = decisionCosts(ground([line({ id: 'F-9', postId: 'P-9' })], { posts: [empty], around: [] }));
    expect(of(costs, 'F-9')).toMatchObject({ note: 'No longer in the records' });
    const known = ground([line({ id: 'F-9', postId: 'P-2' })], { around: [] });
    expect(of(decisionCosts(known), 'F-9')).toMatchObject({
      moved: true,
      note: 'Of the budget of post P-2: nobody is in it',
      // six months of £2,092.92, half each
      lines: [{ pence: -627_876 }, { pence: 627_876 }],
    });
  });
});

describe('what cannot be costed', () => {
  it('names the arrangement, never the person', () => {
    const unpaid = occupancy({ ...AGENCY, kind: 'fixed-term', hourlyPence: null, name: 'Secret Name' });
    const costs = decisionCosts(ground([unpaid]));
    expect(of(costs, 'A-12').gaps).toEqual([
      'No pay point is recorded for arrangement A-12. Enter the point they are paid at.',
    ]);
    expect(JSON.stringify(costs)).not.toContain('Secret');
  });

  it('says which point is missing, and costs the rest', () => {
    const missing = occupancy({ ...ACTS, endDate: '2021-04-30' });
    const costs = decisionCosts(ground([missing]));
    expect(costs.pence).toBe(44_625);
    expect(of(costs, 'A-14').gaps.join(' ')).toMatch(/Point 6 has no pay in the award of 2021\/22/);
  });
});
