import { describe, expect, it } from 'vitest';
import { type StressRows, stressGround } from '../../../../../../server/domain/demand/stress/ground.ts';
import { schoolSeptembers } from '../../../../../../server/domain/demand/stress/suggest.ts';
import { NONE_HIDDEN } from '../../../../../support/stress-ground.ts';

const referral = (month: string, districtId: string, sourceId: string, engaged: number, unwilling: number) => ({
  ...{ month, districtId, sourceId, engaged, unwilling, contacts: 60, referrals: engaged + unwilling },
  ...{ repeatEntries: 0, straightToMash: 0 },
});
const flow = (month: string, districtId: string, levelId: string, opened: number, closed: number, steps = 0) => ({
  ...{ month, districtId, levelId, opened, closed, closedDays: 0 },
  ...{ steppedUp: levelId === 'low' ? steps : 0, steppedDown: levelId === 'high' ? steps : 0 },
});
/** The twelve months of a financial year and the one after it. */
const MONTHS = Array.from({ length: 13 }, (_, at) => {
  const number = ((at + 3) % 12) + 1;
  return `${2019 + Math.floor((at + 3) / 12)}-${String(number).padStart(2, '0')}`;
});
const each = <T>(of: (month: string, districtId: string) => T[]): T[] =>
  MONTHS.flatMap((month) => ['north', 'south'].flatMap((districtId) => of(month, districtId)));

/** Every month has 30 families that engage and 10 that are unwilling, 12 cases that open and close, and 1 step. */
function rowsOf(small: { unwilling?: string; opened?: string } = {}, on = true): StressRows {
  const referrals = each((month, districtId) => {
    const isSmall = districtId === 'north' && month === small.unwilling;
    return [referral(month, districtId, 'school', 20, isSmall ? 2 : 10), referral(month, districtId, 'police', 10, 0)];
  });
  const flows = each((month, districtId) => {
    const isSmall = districtId === 'north' && month === small.opened;
    return [flow(month, districtId, 'low', isSmall ? 3 : 12, 12, 1), flow(month, districtId, 'high', 12, 12, 1)];
  });
  const smallNumbers = { on };
  return {
    asAt: '2020-06-01',
    districts: ['north', 'south'].map((id) => ({ id, name: id })),
    levels: ['low', 'high'].map((id) => ({ id, name: id })),
    languages: [],
    standards: [{ fromDate: '2018-04-01', fullTimeMinutes: 2220, pointsPerFullTime: 100, source: 'a test' }],
    weights: ['low', 'high'].map((levelId) => ({ levelId, fromDate: '2018-04-01', points: 5 })),
    counts: each((month, districtId) =>
      ['low', 'high'].map((levelId) => ({
        month,
        districtId,
        levelId,
        languageCode: 'en',
        openCases: 50,
        families: null,
      })),
    ),
    ...{ travel: [], notes: [], schoolSources: ['school'], children: [], referrals, flows },
    counted: { referrals: { rows: referrals, smallNumbers }, flows: { rows: flows, smallNumbers } },
  };
}
const [LAST = ''] = MONTHS.slice(-1);
const northOf = (rows: StressRows) => {
  const [north] = stressGround(rows).districts;
  if (!north) throw new Error('There is no North');
  return north;
};

describe('what may be learnt of counts that are too small to show', () => {
  it('is what the last year tells where every month of it is shown', () => {
    const { referrals, engaged, unwilling } = northOf(rowsOf());
    expect(referrals).toMatchObject({ basis: 'own', value: 40 });
    expect([engaged, unwilling]).toMatchObject([
      { basis: 'own', rate: { part: 360, whole: 480 } },
      { basis: 'own', rate: { part: 120, whole: 480 } },
    ]);
  });

  it('is that of the financial year that is over where the last year would tell a hidden month', () => {
    // April 2020 is hidden; the year to March 2020 is shown, and 2 of 32 in April would follow from the last twelve months
    const { unwilling } = northOf(rowsOf({ unwilling: LAST }));
    expect(unwilling).toMatchObject({ basis: 'own', rate: { part: 120, whole: 480 } });
    const shown = northOf({ ...rowsOf({ unwilling: LAST }), counted: NONE_HIDDEN });
    expect(shown.unwilling).toMatchObject({ basis: 'own', rate: { part: 112, whole: 472 } });
  });

  it('takes steps of a financial year only, since they are shown by it', () => {
    const [low, high] = northOf(rowsOf()).levels;
    // 12 × (50 open + 12 closed + 1 step)
    expect(low?.steppingUp).toMatchObject({ basis: 'own', rate: { part: 12, whole: 756 } });
    expect(high?.steppingDown).toMatchObject({ basis: 'own', rate: { part: 12, whole: 756 } });
    expect(low?.closing).toMatchObject({ basis: 'own', rate: { part: 144, whole: 756 } });
  });

  it('has no part of a district of which no year is shown, nor have the others of it', () => {
    const rows = rowsOf();
    const few = rows.flows.map((row) =>
      row.districtId === 'north' && row.month !== '2019-04' ? { ...row, steppedUp: 0 } : row,
    );
    const [north, south] = stressGround({
      ...rows,
      flows: few,
      counted: { ...rows.counted, flows: { rows: few, smallNumbers: { on: true } } },
    }).districts;
    // one step up in a year: South’s alone stand for both
    expect(north?.levels[0]?.steppingUp).toMatchObject({ basis: 'all-districts', rate: { part: 12, whole: 756 } });
    expect(south?.levels[0]?.steppingUp).toMatchObject({ basis: 'own', rate: { part: 12, whole: 756 } });
  });

  it('spreads openings over levels by figures of the same months', () => {
    // April 2020 has 3 openings at the lower level: too few, so both levels are those of the year before
    const [low, high] = northOf(rowsOf({ opened: '2020-04' })).levels;
    expect([low?.openingShare, high?.openingShare]).toMatchObject([
      { basis: 'own', rate: { part: 144, whole: 288 } },
      { basis: 'own', rate: { part: 144, whole: 288 } },
    ]);
  });

  it('leaves out Septembers, and Augusts, that would tell referrals too few to show', () => {
    const referrals = new Map(
      ['2020-04', '2020-05', '2020-06', '2020-07', '2020-08', '2020-09'].map((month) => [
        month,
        month < '2020-08' ? 10 : 4,
      ]),
    );
    const but = (hidden: string) =>
      schoolSeptembers(referrals, [], (months) => !(months.size === 1 && months.has(hidden)));
    expect(but('2020-09')).toEqual([]);
    expect(but('2020-08')).toMatchObject([{ month: '2020-09', heldBack: null }]);
    expect(schoolSeptembers(referrals, [], (months) => months.size === 1)).toEqual([]);
    expect(but('2020-04')).toMatchObject([{ month: '2020-09', heldBack: expect.closeTo(1 - 4 / 8.8, 10) }]);
  });
});
