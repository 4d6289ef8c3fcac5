import { describe, expect, it } from 'vitest';
import {
  ASSUMED,
  monthsToLearnFrom,
  type StressRows,
  stressGround,
} from '../../../../../../server/domain/demand/stress/ground.ts';
import { schoolSeptembers } from '../../../../../../server/domain/demand/stress/suggest.ts';
import { NONE_HIDDEN } from '../../../../../support/stress-ground.ts';

const referral = (month: string, districtId: string, sourceId: string, referrals: number, engaged: number) => ({
  ...{ month, districtId, sourceId, referrals, engaged, contacts: referrals },
  ...{ repeatEntries: 0, straightToMash: 0, unwilling: 1 },
});
const flow = (month: string, districtId: string, levelId: string, opened: number, closed: number) => ({
  ...{ month, districtId, levelId, opened, closed, steppedUp: 2, steppedDown: 1, closedDays: 0 },
});
const count = (
  month: string,
  districtId: string,
  levelId: string,
  languageCode: string,
  openCases: number,
  families: number | null = null,
) => ({ month, districtId, levelId, languageCode, openCases, families });
const bare: StressRows = {
  asAt: '2021-04-01',
  districts: ['north', 'south'].map((id) => ({ id, name: id })),
  levels: ['low', 'high', 'unweighed'].map((id) => ({ id, name: id })),
  languages: [
    { code: 'en', needsSpeaker: false },
    { code: 'ur', needsSpeaker: true },
  ],
  standards: [{ fromDate: '2018-04-01', fullTimeMinutes: 2220, pointsPerFullTime: 100, source: 'a test' }],
  weights: ['low', 'high'].map((levelId) => ({ levelId, fromDate: '2018-04-01', points: 5 })),
  ...{ travel: [], counts: [], referrals: [], flows: [], notes: [], schoolSources: [], children: [] },
  counted: NONE_HIDDEN,
};
const northOf = (rows: Partial<StressRows>) => {
  const [north] = stressGround({ ...bare, ...rows }).districts;
  if (!north) throw new Error('There is no North');
  return north;
};

describe('a usual month, at its limits', () => {
  it('knows the languages that need a speaker and only levels with a weight', () => {
    const ground = stressGround(bare);
    expect(ground.standard.languagesThatNeedASpeaker).toEqual(new Set(['ur']));
    expect(ground.districts[0]?.levels.map(({ levelId }) => levelId)).toEqual(['low', 'high']);
  });

  it('is assumed alike at each level where nothing is recorded', () => {
    const north = northOf({});
    // two levels: half of all openings and half of the open cases each; nobody moves between them
    expect(north.levels.map(({ openingShare }) => openingShare.value)).toEqual([0.5, 0.5]);
    expect(north.levels.map(({ openPerChild }) => openPerChild.value)).toEqual([0.0075, 0.0075]);
    expect(north.levels.map(({ steppingUp, steppingDown }) => [steppingUp.value, steppingDown.value])).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(north.unwilling).toEqual({ value: ASSUMED.unwilling, basis: 'assumed', rate: null });
    expect(north.referrals.value).toBe(0);
  });

  it('has nothing of other districts and other months in it', () => {
    const north = northOf({
      counts: [count('2021-02', 'north', 'low', 'en', 10), count('2021-02', 'south', 'low', 'en', 90)],
      referrals: [referral('2021-02', 'north', 'school', 20, 10), referral('2021-02', 'south', 'school', 90, 1)],
      flows: [
        flow('2021-02', 'north', 'low', 5, 7),
        flow('2021-01', 'north', 'low', 50, 70),
        flow('2021-02', 'south', 'low', 90, 90),
      ],
      notes: [{ fromMonth: '2021-01', toMonth: '2021-01', anomalous: true }],
      children: [
        { districtId: 'south', children: 7 },
        { districtId: 'north', children: 500 },
      ],
    });
    // 10 open + 7 closed + 2 up + 1 down = 20 that were there
    const [low] = north.levels;
    expect([low?.closing.value, low?.steppingUp.value, low?.steppingDown.value]).toEqual([0.35, 0.1, 0.05]);
    expect(low?.openPerChild.value).toBe(10 / 500);
    expect(north.casesPerEngaged.value).toBe(5 / 10);
    expect([north.engaged.value, north.unwilling.value]).toEqual([0.5, 0.05]);
  });

  it('tells cases for each family that engages only from months with both', () => {
    const rows = {
      referrals: [referral('2021-01', 'north', 'school', 20, 10), referral('2021-02', 'north', 'school', 20, 8)],
      flows: [flow('2021-02', 'north', 'low', 12, 0), flow('2021-03', 'north', 'low', 99, 0)],
    };
    expect(northOf(rows).casesPerEngaged.value).toBe(12 / 8);
    // where no case opened in such a month, nothing is told by the engaged alone
    expect(northOf({ ...rows, flows: [flow('2021-02', 'north', 'low', 0, 3)] }).casesPerEngaged).toMatchObject({
      basis: 'assumed',
      value: ASSUMED.casesPerEngaged,
    });
  });

  it('tells cases for each family from counts with a family only', () => {
    const counts = [
      count('2021-02', 'north', 'low', 'en', 6, 4),
      count('2021-02', 'north', 'low', 'ur', 5, 0),
      count('2021-02', 'north', 'high', 'en', 9, null),
      count('2021-02', 'north', 'high', 'ur', 2, 1),
    ];
    expect(northOf({ counts }).casesPerFamily.rate).toEqual({ part: 8, whole: 5, value: 1.6 });
  });

  it('takes a share of all referrals for schools where no source is a school', () => {
    const referrals = [referral('2021-02', 'north', 'police', 20, 10)];
    expect(northOf({ referrals }).schoolReferrals).toEqual({ value: 5, basis: 'assumed', rate: null });
    expect(northOf({ referrals, schoolSources: ['school'] }).schoolReferrals.value).toBe(0);
  });

  it('takes the share of schools of all districts where a district records no referrals, of months that are no September', () => {
    const counts = [count('2021-02', 'north', 'low', 'en', 24)];
    const referrals = [
      referral('2021-02', 'south', 'school', 5, 10),
      referral('2021-02', 'south', 'police', 15, 10),
      referral('2020-09', 'south', 'school', 90, 10),
    ];
    // a sixth of 24 cases close; 30 of 110 engage: 4 ÷ (30 ÷ 110) referrals, a quarter of them from schools
    const { schoolReferrals } = northOf({ counts, referrals, schoolSources: ['school'] });
    expect(schoolReferrals).toEqual({
      value: expect.closeTo(4 / (30 / 110) / 4, 10),
      basis: 'all-districts',
      rate: null,
    });
  });

  it('has as many referrals as keep the open cases, for cases that each family brings', () => {
    const north = northOf({
      counts: [count('2021-02', 'north', 'low', 'en', 24), count('2021-02', 'south', 'low', 'en', 10)],
      referrals: [referral('2021-02', 'south', 'school', 20, 10)],
      flows: [{ ...flow('2021-02', 'south', 'low', 20, 10), steppedUp: 0, steppedDown: 0 }],
    });
    // as in South half of 24 close; half engage and bring 2 cases each: 12 ÷ (0.5 × 2)
    expect(north.referrals).toEqual({ value: 12, basis: 'assumed', rate: null });
    const nobody = { ...referral('2021-02', 'south', 'school', 20, 0) };
    const counts = [count('2021-02', 'north', 'low', 'en', 24)];
    expect(northOf({ counts, referrals: [nobody] }).referrals.value).toBe(0);
  });

  it('is spread over languages as the last month with a case is, whatever the order', () => {
    const counts = [
      count('2021-03', 'north', 'low', 'ur', 1),
      count('2021-01', 'north', 'low', 'bn', 50),
      count('2021-03', 'north', 'high', 'en', 3),
      count('2021-04', 'north', 'low', 'bn', 0),
    ];
    expect(northOf({ counts }).languages).toEqual([
      { code: 'en', share: 0.75 },
      { code: 'ur', share: 0.25 },
    ]);
    // an earlier month may stand last
    expect(northOf({ counts: [...counts, count('2021-02', 'north', 'low', 'bn', 9)] }).languages).toHaveLength(2);
    expect(northOf({ counts: counts.toReversed() }).languages.map(({ code }) => code)).toEqual(['en', 'ur']);
    expect(stressGround({ ...bare, counts }).months).toEqual(['2021-01', '2021-03', '2021-04']);
  });

  it('is learnt from the last year whatever the order of the months', () => {
    const months = ['2021-02', '2020-01', '2021-01', '2020-12'];
    expect(monthsToLearnFrom(months, '2021-02', '2021-04-01')).toEqual(['2020-01', '2020-12', '2021-01']);
    expect(monthsToLearnFrom(months, '2020-02', '2021-04-01')).toEqual(['2020-01']);
  });
});

describe('Septembers on record, at their limits', () => {
  it('count from three other months on, and never tell of less than no rise or no holding back', () => {
    const three: [string, number][] = [
      ['2020-09', 15],
      ['2020-08', 40],
      ['2020-07', 10],
      ['2019-10', 10],
      ['2019-09', 99],
    ];
    // (40 + 10 + 10) ÷ 3 = 20: September has less, August more; the September before is too long ago
    expect(schoolSeptembers(new Map(three), [])).toEqual([
      { month: '2020-09', referrals: 15, usual: 20, rise: 0, heldBack: 0 },
    ]);
    expect(schoolSeptembers(new Map(three.slice(0, 3)), [])).toEqual([]);
    expect(schoolSeptembers(new Map(three.map(([month]) => [month, 0])), [])).toEqual([]);
  });

  it('come oldest first', () => {
    const year = (of: number): [string, number][] => [
      [`${of}-09`, 30],
      [`${of}-08`, 10],
      [`${of}-07`, 10],
      [`${of}-06`, 10],
    ];
    expect(schoolSeptembers(new Map([...year(2020), ...year(2018)]), []).map(({ month }) => month)).toEqual([
      '2018-09',
      '2020-09',
    ]);
  });
});
