import { describe, expect, it } from 'vitest';
import { hardestMonth, stressEffect } from '../../../../../../server/domain/demand/stress/effect.ts';
import { stressedFacts } from '../../../../../../server/domain/demand/stress/facts.ts';
import {
  ASSUMED,
  monthsToLearnFrom,
  type StressRows,
  stressGround,
} from '../../../../../../server/domain/demand/stress/ground.ts';
import { schoolSeptembers } from '../../../../../../server/domain/demand/stress/suggest.ts';
import type { FactDistrict } from '../../../../../../server/domain/facts.ts';
import { exampleDistrict, exampleGround } from '../../../../../support/stress-ground.ts';

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
    expect(northOf({ counts: counts.toReversed() }).languages.map(({ code }) => code)).toEqual(['en', 'ur']);
    expect(stressGround({ ...bare, counts }).months).toEqual(['2021-01', '2021-03', '2021-04']);
  });

  it('is learnt from the last year whatever the order of the months', () => {
    const months = ['2021-02', '2020-01', '2021-01', '2020-12'];
    expect(monthsToLearnFrom(months, '2021-02', '2021-04-01')).toEqual(['2020-01', '2020-12', '2021-01']);
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

const north: FactDistrict = {
  ...{ id: 'north', name: 'North', demandFte: 5, minimums: [], openCases: 20, unknownLanguageCases: 4 },
  languageDemand: [{ code: 'ur', demandFte: 1 }],
  working: [
    { levelId: 'low', levelName: 'Low', openCases: 10, pointsPerCase: 5, points: 50 },
    { levelId: 'high', levelName: 'High', openCases: 10, pointsPerCase: 10, points: 100 },
  ],
};
const facts = { pointsPerFullTime: 100, districts: [north] };
const surge = { kind: 'publicity', rise: 0.5, monthsUntil: 0, falls: 1, districtIds: null } as const;
const spoken = (...languages: { code: string; share: number }[]) =>
  exampleGround(exampleDistrict('north', { languages }));
const stressed = (ground: ReturnType<typeof exampleGround>, of = facts) =>
  stressedFacts(of, stressEffect([surge], ground, '2021-05')).districts[0];

describe('the facts of a plan with cases on top, at their limits', () => {
  it('spread the cases over languages, of which some need a speaker and some are not known', () => {
    // 20 referrals more, half engage: 10 cases; 7.5 × 5 + 2.5 × 10 = 62.5 points; a quarter is Urdu, a fifth not known
    const languages = [
      { code: 'unknown', share: 0.2 },
      { code: 'ur', share: 0.25 },
      { code: 'en', share: 0.55 },
    ];
    const found = stressed(spoken(...languages));
    expect(found?.unknownLanguageCases).toBeCloseTo(6, 10);
    expect(found?.languageDemand).toEqual([{ code: 'ur', demandFte: expect.closeTo(1.15625, 10) }]);
    expect(found).not.toHaveProperty('chasing');
    expect(stressed(spoken(...languages.slice(1)))?.unknownLanguageCases).toBe(4);
    // where no open case tells, none of them has a language
    expect(stressed(spoken())?.unknownLanguageCases).toBeCloseTo(14, 10);
  });

  it('list the languages by code', () => {
    const of = { ...facts, districts: [{ ...north, languageDemand: [{ code: 'ur', demandFte: 1 }] }] };
    const ground = spoken({ code: 'ur', share: 0.5 }, { code: 'bn', share: 0.5 });
    const all = { ...ground, standard: { ...ground.standard, languagesThatNeedASpeaker: new Set(['ur', 'bn']) } };
    expect(stressed(all, of)?.languageDemand.map(({ code }) => code)).toEqual(['bn', 'ur']);
  });

  it('chase from none where no referrals were recorded, and leave chasing alone where nobody is unwilling', () => {
    const chased = (unwilling: number | null) => ({
      ...facts,
      districts: [{ ...north, chasing: { unwilling, pointsEach: 2, points: 2 * (unwilling ?? 0) } }],
    });
    // 20 referrals × a tenth = 2 families
    expect(stressed(spoken(), chased(null))?.chasing).toEqual({ unwilling: 2, pointsEach: 2, points: 4 });
    const willing = exampleGround(exampleDistrict('north', { unwilling: { value: 0, basis: 'own', rate: null } }));
    expect(stressed(willing, chased(null))?.chasing).toEqual({ unwilling: null, pointsEach: 2, points: 0 });
    // held back: 10 × 1 × a tenth = 1 family fewer a month, never fewer than none
    const held = { kind: 'school-return', rise: 0, monthsHeldBack: 1, heldBack: 1, districtIds: null } as const;
    const effect = stressEffect([held], spoken(), '2021-05');
    const chasingOf = (unwilling: number) => stressedFacts(chased(unwilling), effect, '2021-04').districts[0]?.chasing;
    expect([chasingOf(3)?.unwilling, chasingOf(0)?.unwilling]).toEqual([2, 0]);
  });

  it('call a level that the plan does not know by its name, else by its id', () => {
    const of = { ...facts, districts: [{ ...north, working: [] }] };
    expect(stressed(spoken(), of)?.working.map(({ levelName }) => levelName)).toEqual(['low', 'high']);
  });
});

describe('the hardest month', () => {
  it('is the one that the cases are applied to where none asks more, and the first of equal ones', () => {
    const nothing = { ...surge, rise: 0 };
    expect(hardestMonth(stressEffect([nothing], spoken(), '2021-05'))).toBe('2021-05');
    const relief = { kind: 'school-return', rise: 0, monthsHeldBack: 2, heldBack: 1, districtIds: null } as const;
    expect(hardestMonth(stressEffect([relief], spoken(), '2021-05'))).toBe('2021-05');
    const lasting = {
      ...{ kind: 'new-estate', districtId: 'north', homes: 100 },
      childrenPer100Homes: 50,
      monthsToMoveIn: 3,
    };
    expect(hardestMonth(stressEffect([{ ...lasting, kind: 'new-estate' }], spoken(), '2021-05'))).toBe('2021-07');
  });
});
