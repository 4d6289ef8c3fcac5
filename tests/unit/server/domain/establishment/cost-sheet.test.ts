import { describe, expect, it } from 'vitest';
import { costGround } from '../../../../../server/domain/establishment/cost-of-records.ts';
import {
  type CostRecords,
  type CostSheet,
  costSheetSteps,
} from '../../../../../server/domain/establishment/cost-sheet.ts';
import { occupancyOf, postOf } from './vacancy-records.ts';

// a month of point 10 is £2,000.00; half of the post P-2 is met by a grant until September
const GROUND = costGround({
  payPoints: [{ fromDate: '2020-04-01', point: 10, annualPence: 2_400_000 }],
  onCosts: [{ fromDate: '2020-04-01', basisPoints: 0 }],
  gradeRanges: [],
  fundingLines: [
    {
      ...{ id: 'F-1', postId: 'P-2', occupancyId: null, fundId: 'grant', reason: 'Grant', version: 1 },
      ...{ fromDate: '2020-04-01', toDate: '2020-09-30', shareBasisPoints: 5000 },
      ...{ reviewDate: null, decisionReference: null, decisionId: null },
    },
  ],
  fullTimeMinutes: 2220,
});

function sheetOf(records: CostRecords, year = '2020/21'): { sheet: CostSheet; steps: number } {
  const work = costSheetSteps(records, GROUND, year);
  for (let steps = 0; ; steps += 1) {
    const { done, value } = work.next();
    if (done) return { sheet: value, steps };
  }
}

const holder = (postId: string, given = {}) => occupancyOf({ id: `in-${postId}`, postId, payPoint: 10, ...given });
const TWO: CostRecords = {
  posts: [postOf({ budgetPoint: 10 }), postOf({ id: 'P-2', budgetPoint: 10 })],
  occupancies: [holder('P-1'), holder('P-2', { endDate: '2020-12-31' })],
};

describe('the cost sheet of a year', () => {
  it('has the budget, the forecast and the saving of each post, in the order given', () => {
    const { sheet } = sheetOf(TWO);
    expect(sheet.year).toBe('2020/21');
    expect(sheet.months).toHaveLength(12);
    expect(
      sheet.posts.map(({ post, budget, occupancies, vacantPence, coverPence }) => [
        post.id,
        budget?.pence,
        occupancies.map(({ record, cost }) => [record.id, cost.pence]),
        vacantPence,
        coverPence,
      ]),
    ).toEqual([
      ['P-1', 2_400_000, [['in-P-1', 2_400_000]], 0, 0],
      ['P-2', 2_400_000, [['in-P-2', 1_800_000]], 600_000, 0],
    ]);
  });

  it('puts each month under the fund that meets it', () => {
    const [, second] = sheetOf(TWO).sheet.posts;
    const half = [...Array<number>(6).fill(100_000), ...Array<number>(6).fill(0)];
    expect(second?.budget?.funds.find(({ fundId }) => fundId === 'grant')?.months).toEqual(half);
    const base = [...Array<number>(6).fill(100_000), ...Array<number>(3).fill(200_000), 0, 0, 0];
    expect(second?.occupancies[0]?.cost.funds.find(({ fundId }) => fundId === null)?.months).toEqual(base);
  });

  it('leaves out a post and an occupancy of other years, and keeps a post that is gone where somebody is still in it', () => {
    const left = holder('P-1', { id: 'left', startDate: '2018-04-01', endDate: '2020-03-31' });
    const gone = postOf({ id: 'P-3', budgetPoint: 10, endDate: '2020-03-31' });
    const later = postOf({ id: 'P-4', startDate: '2021-04-01' });
    const stays = holder('P-3', { endDate: '2020-04-30' });
    const { sheet } = sheetOf({ posts: [...TWO.posts, gone, later], occupancies: [...TWO.occupancies, left, stays] });
    expect(sheet.posts.map(({ post, occupancies }) => [post.id, occupancies.map(({ record }) => record.id)])).toEqual([
      ['P-1', ['in-P-1']],
      ['P-2', ['in-P-2']],
      ['P-3', ['in-P-3']],
    ]);
    expect(sheet.posts[2]).toMatchObject({
      budget: { pence: 0, gaps: [] },
      occupancies: [{ cost: { pence: 200_000 } }],
    });
  });

  it('gives a proposed post no budget', () => {
    const proposed = postOf({ id: 'P-5', state: 'proposed' });
    expect(sheetOf({ posts: [proposed], occupancies: [] }).sheet.posts[0]).toMatchObject({
      budget: null,
      vacantPence: 0,
    });
  });

  it('says beside the sum what it lacks', () => {
    const unpriced = holder('P-1', { id: 'unpriced', payPoint: null });
    const { sheet } = sheetOf({ posts: [postOf()], occupancies: [unpriced] });
    expect(sheet.posts[0]?.budget).toMatchObject({ pence: 0, gaps: [expect.stringContaining('grade of post P-1')] });
    expect(sheet.posts[0]?.occupancies[0]?.cost.gaps.join()).toMatch(/No pay point is recorded/);
    const { sheet: next } = sheetOf(TWO, '2019/20');
    expect(next.posts[0]?.budget?.gaps.join()).toMatch(/Point 10 has no pay/);
  });

  it('names whoever is paid in full twice', () => {
    const twice = holder('P-2', { id: 'twice', personId: 'W-in-P-1', startDate: '2020-10-01' });
    const { sheet } = sheetOf({ ...TWO, occupancies: [...TWO.occupancies, twice] });
    expect(sheet.posts[1]?.occupancies.find(({ record }) => record.id === 'twice')?.cost.gaps.join()).toMatch(
      /paid in full in post P-1 and in post P-2 from 1 Oct 2020/,
    );
  });

  it('is worked out a post at a time, so that others are let in', () => {
    expect(sheetOf(TWO).steps).toBe(3);
  });
});
