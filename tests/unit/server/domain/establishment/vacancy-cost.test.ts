import { describe, expect, it } from 'vitest';
import { costGround } from '../../../../../server/domain/establishment/cost-of-records.ts';
import { indexRecords } from '../../../../../server/domain/establishment/cost-sheet.ts';
import type { OccupancyRecord, PostRecord } from '../../../../../server/domain/establishment/records.ts';
import { vacancyCost, vacancyStretches } from '../../../../../server/domain/establishment/vacancy-cost.ts';
import { occupancyOf, postOf } from './vacancy-records.ts';

const AUTUMN = { from: '2020-09', to: '2020-12' };
const DAYS = { from: '2020-09-01', to: '2020-12-31' };
// a month of point 10 is £2,000.00 and of point 8 £1,600.00, without on-cost
const GROUND = costGround({
  payPoints: [
    { fromDate: '2020-04-01', point: 8, annualPence: 1_920_000 },
    { fromDate: '2020-04-01', point: 10, annualPence: 2_400_000 },
  ],
  onCosts: [{ fromDate: '2020-04-01', basisPoints: 0 }],
  gradeRanges: [],
  fundingLines: [],
  fullTimeMinutes: 2220,
});
const POST = postOf({ budgetPoint: 10 });
const cover = (given: Partial<OccupancyRecord> = {}) =>
  occupancyOf({
    id: 'cover',
    kind: 'fixed-term',
    payPoint: 8,
    startDate: '2020-10-01',
    endDate: '2020-11-30',
    ...given,
  });

function of(post: PostRecord, occupancies: OccupancyRecord[]) {
  const index = indexRecords(occupancies);
  const records = { ...index, inPost: occupancies.filter(({ postId }) => postId === post.id) };
  return { cost: vacancyCost(post, records, GROUND, AUTUMN), stretches: vacancyStretches(post, records, DAYS) };
}

describe('what the vacant hours of a post save', () => {
  it('is its whole budget where nobody is in it', () => {
    const { cost, stretches } = of(POST, []);
    expect(stretches).toEqual([{ ...DAYS, vacantMinutes: 2220, cover: [] }]);
    expect(cost).toMatchObject({ vacantPence: 800_000, coverPence: 0, savingPence: 800_000, gaps: [] });
  });

  it('is nothing where it is held, not established, or not there', () => {
    const none = { vacant: [], cover: [], vacantPence: 0, coverPence: 0, savingPence: 0, gaps: [] };
    expect(of(POST, [occupancyOf({ id: 'a' })]).cost).toEqual(none);
    expect(of({ ...POST, state: 'proposed' }, []).cost).toEqual(none);
    expect(of({ ...POST, startDate: '2021-01-01' }, []).cost).toEqual(none);
  });

  it('counts from the day after the holder left, to the day before the next begins', () => {
    const { cost, stretches } = of(POST, [
      occupancyOf({ id: 'a', endDate: '2020-09-15' }),
      occupancyOf({ id: 'b', startDate: '2020-11-16' }),
    ]);
    expect(stretches).toMatchObject([{ from: '2020-09-16', to: '2020-11-15', vacantMinutes: 2220 }]);
    // 15 ÷ 30 + 1 + 15 ÷ 30 of £2,000.00
    expect(cost.savingPence).toBe(400_000);
  });

  it('is less what those cost who cover it, for the days they do', () => {
    const { cost, stretches } = of(POST, [cover()]);
    expect(stretches.map(({ from, to, cover: covers }) => [from, to, covers.map(({ minutes }) => minutes)])).toEqual([
      ['2020-09-01', '2020-09-30', []],
      ['2020-10-01', '2020-11-30', [2220]],
      ['2020-12-01', '2020-12-31', []],
    ]);
    expect(cost).toMatchObject({ vacantPence: 800_000, coverPence: 320_000, savingPence: 480_000 });
  });

  it('counts cover only for hours that are vacant', () => {
    const half = occupancyOf({ id: 'holder', minutes: 1110 });
    expect(of(POST, [half, cover()]).cost).toMatchObject({ vacantPence: 400_000, coverPence: 160_000 });
  });

  it('does not count who covers a holder that is away: nothing is vacant then', () => {
    const away = occupancyOf({ id: 'away' });
    expect(of(POST, [away, cover({ coversId: 'away' })]).cost).toMatchObject({ vacantPence: 0, coverPence: 0 });
  });

  it('is below nothing where an agency covers it for more', () => {
    const { cost } = of(POST, [cover({ payPoint: null, hourlyPence: 2100, personId: null, endDate: '2020-10-31' })]);
    // £21.00 × 37 h ÷ 7 × 31 days = £3,441.00
    expect(cost.coverPence).toBe(344_100);
    expect(
      of(POST, [cover({ payPoint: null, hourlyPence: 5000, endDate: '2020-12-31' })]).cost.savingPence,
    ).toBeLessThan(0);
  });

  it('says what cannot be costed, and counts the rest', () => {
    const { cost } = of(POST, [cover({ payPoint: null })]);
    expect(cost).toMatchObject({ vacantPence: 800_000, coverPence: 0 });
    expect(cost.gaps).toEqual(['No pay point is recorded for Worker cover. Enter the point they are paid at.']);
    expect(of({ ...POST, budgetPoint: null }, []).cost.gaps.join()).toMatch(/points of the grade of post P-1/);
    expect(of({ ...POST, budgetPoint: 99 }, []).cost.gaps.join()).toMatch(/Point 99 has no pay/);
  });

  it('cuts where somebody in a chain of covers comes or goes', () => {
    const other = occupancyOf({ id: 'first', postId: 'P-2', endDate: '2020-10-31' });
    const { stretches } = of(POST, [cover({ coversId: 'first', endDate: null }), other]);
    expect(stretches.map(({ from }) => from)).toEqual(['2020-09-01', '2020-10-01', '2020-11-01']);
  });
});
