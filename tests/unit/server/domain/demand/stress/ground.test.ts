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
  month,
  districtId,
  sourceId,
  contacts: referrals,
  referrals,
  repeatEntries: 0,
  straightToMash: 0,
  engaged,
  unwilling: referrals - engaged,
});
const flow = (month: string, districtId: string, levelId: string, opened: number, closed: number) => ({
  ...{ month, districtId, levelId, opened, closed },
  steppedUp: 0,
  steppedDown: 0,
  closedDays: 0,
});
const count = (month: string, levelId: string, languageCode: string, openCases: number, families: number | null) => ({
  ...{ month, districtId: 'north', levelId, languageCode, openCases, families },
});
const rows: StressRows = {
  asAt: '2021-04-01',
  districts: [
    { id: 'north', name: 'North' },
    { id: 'south', name: 'South' },
  ],
  levels: [
    { id: 'low', name: 'Low' },
    { id: 'high', name: 'High' },
  ],
  languages: [
    { code: 'en', needsSpeaker: false },
    { code: 'ur', needsSpeaker: true },
  ],
  standards: [{ fromDate: '2018-04-01', fullTimeMinutes: 2220, pointsPerFullTime: 85, source: 'a test' }],
  weights: [
    { levelId: 'low', fromDate: '2018-04-01', points: 5 },
    { levelId: 'high', fromDate: '2018-04-01', points: 10 },
  ],
  travel: [],
  counts: [
    count('2021-01', 'low', 'en', 999, null),
    count('2021-02', 'low', 'en', 24, 20),
    count('2021-03', 'low', 'en', 16, null),
    count('2021-03', 'high', 'ur', 4, 4),
  ],
  referrals: [
    referral('2021-01', 'north', 'school', 99, 0),
    referral('2021-02', 'north', 'school', 10, 4),
    referral('2021-02', 'north', 'police', 10, 6),
    referral('2021-03', 'north', 'police', 20, 10),
  ],
  flows: [
    flow('2021-02', 'north', 'low', 12, 6),
    flow('2021-03', 'north', 'low', 8, 4),
    flow('2021-03', 'north', 'high', 5, 1),
  ],
  counted: NONE_HIDDEN,
  notes: [{ fromMonth: '2021-01', toMonth: '2021-01', anomalous: true }],
  schoolSources: ['school'],
  children: [{ districtId: 'north', children: 1000 }],
};

describe('a usual month', () => {
  const ground = stressGround(rows);
  const [north, south] = ground.districts;

  it('is the mean of the months that are not marked', () => {
    expect(ground.months).toEqual(['2021-02', '2021-03']);
    expect(north?.referrals).toEqual({ value: 20, basis: 'own', rate: { part: 40, whole: 2, value: 20 } });
    expect(north?.schoolReferrals.value).toBe(5);
    // 20 of 40 engage; 25 cases opened
    expect(north?.engaged.value).toBe(0.5);
    expect(north?.unwilling.value).toBe(0.5);
    expect(north?.casesPerEngaged.value).toBe(25 / 20);
    // counts that tell of families: 24 + 4 cases of 20 + 4 families
    expect(north?.casesPerFamily.value).toBe(28 / 24);
    expect(north?.languages).toEqual([
      { code: 'en', share: 0.8 },
      { code: 'ur', share: 0.2 },
    ]);
  });

  it('leaves Septembers out of what schools usually refer', () => {
    const more = [referral('2020-09', 'north', 'school', 60, 30), ...rows.referrals];
    const [found] = stressGround({ ...rows, referrals: more }).districts;
    // 10 in February, none in March
    expect(found?.schoolReferrals.value).toBe(5);
    expect(found?.referrals.value).toBeCloseTo(100 / 3, 10);
    const [only] = stressGround({ ...rows, referrals: more.slice(0, 1) }).districts;
    expect(only?.schoolReferrals.value).toBe(60);
  });

  it('has rates of closing of a month, not of the whole time', () => {
    const [low, high] = north?.levels ?? [];
    // 6 of 30 in February, 4 of 20 in March
    expect(low?.closing).toEqual({ value: 0.2, basis: 'own', rate: { part: 10, whole: 50, value: 0.2 } });
    // 1 of 5
    expect(high?.closing.value).toBe(0.2);
    expect(low?.openingShare.value).toBe(20 / 25);
    // 40 cases at the end of two months among 1,000 children
    expect(low?.openPerChild.value).toBe(0.02);
    expect(high?.openPerChild.value).toBe(0.002);
  });

  it('is taken from the other districts where a district has not recorded it', () => {
    expect(south?.engaged).toEqual({ value: 0.5, basis: 'all-districts', rate: { part: 20, whole: 40, value: 0.5 } });
    expect(south?.levels[0]?.closing).toMatchObject({ value: 0.2, basis: 'all-districts' });
    // no open cases: nothing has to come in to keep them
    expect(south?.referrals).toEqual({ value: 0, basis: 'assumed', rate: null });
    expect(south?.languages).toEqual([]);
  });

  it('is assumed, and says so, where nobody has recorded it', () => {
    const bare = stressGround({ ...rows, referrals: [], flows: [], children: [], schoolSources: [] });
    const [only] = bare.districts;
    expect(only?.engaged).toEqual({ value: ASSUMED.engaged, basis: 'assumed', rate: null });
    expect(only?.levels[0]?.closing).toEqual({ value: ASSUMED.closing, basis: 'assumed', rate: null });
    // Σ open × closing ÷ engaged: (20 + 2) ÷ 6 ÷ 0.8
    expect(only?.referrals.value).toBeCloseTo(22 / 6 / 0.8, 10);
    expect(only?.schoolReferrals.value).toBeCloseTo((22 / 6 / 0.8) * ASSUMED.schoolShare, 10);
    expect(only?.schoolReferrals.basis).toBe('assumed');
  });

  it('is that of marked months where all are marked', () => {
    const all = { fromMonth: '2020-01', toMonth: '2021-12', anomalous: true };
    expect(stressGround({ ...rows, notes: [all] }).months).toEqual(['2021-01', '2021-02', '2021-03']);
  });
});

describe('the months to learn from', () => {
  const recorded = Array.from(
    { length: 15 },
    (_, index) => `${2020 + Math.floor(index / 12)}-${two((index % 12) + 1)}`,
  );

  it('are the last year before the month, as far as it was complete at the date, and the last financial year', () => {
    // April 2020 to March 2021 are both
    expect(monthsToLearnFrom(recorded, '2021-05', '2021-04-01')).toEqual(recorded.slice(3));
    // March 2020 to February 2021, and what is recorded of April 2019 to March 2020
    expect(monthsToLearnFrom(recorded, '2021-05', '2021-03-15')).toEqual(recorded.slice(0, 14));
    expect(monthsToLearnFrom(recorded, '2020-03', '2021-04-01')).toEqual(['2020-01', '2020-02']);
  });

  it('are the first year where none lies before it, and none where nothing is recorded', () => {
    expect(monthsToLearnFrom(recorded, '2020-01', '2021-04-01')).toEqual(recorded.slice(0, 12));
    expect(monthsToLearnFrom([], '2020-01', '2021-04-01')).toEqual([]);
  });
});

describe('Septembers on record', () => {
  const usual = (year: number, august: number, september: number): [string, number][] => [
    ...Array.from({ length: 10 }, (_, index): [string, number] => {
      const month = ((index + 9) % 12) + 1;
      return [`${month > 9 ? year - 1 : year}-${two(month)}`, 20];
    }),
    [`${year}-08`, august],
    [`${year}-09`, september],
  ];

  it('say how far schools refer more than in the other months, and less in August', () => {
    // (10 × 20 + 9) ÷ 11 = 19
    expect(schoolSeptembers(new Map(usual(2020, 9, 57)), [])).toEqual([
      { month: '2020-09', referrals: 57, usual: 19, rise: 2, heldBack: expect.closeTo(10 / 19, 10) },
    ]);
  });

  it('count only where they and enough months before them are not marked', () => {
    const marked = (fromMonth: string, toMonth: string) => [{ fromMonth, toMonth, anomalous: true }];
    expect(schoolSeptembers(new Map(usual(2020, 9, 57)), marked('2020-09', '2020-09'))).toEqual([]);
    expect(schoolSeptembers(new Map([['2020-09', 57]]), [])).toEqual([]);
    const [found] = schoolSeptembers(new Map(usual(2020, 9, 40)), marked('2020-08', '2020-08'));
    expect(found).toEqual({ month: '2020-09', referrals: 40, usual: 20, rise: 1, heldBack: null });
  });
});

function two(number: number): string {
  return String(number).padStart(2, '0');
}
