import { describe, expect, it } from 'vitest';
import { carriedPoints, districtDemand } from '../../../../../server/domain/caseload.ts';
import { reviewRuleOf } from '../../../../../server/domain/demand/review/rule.ts';
import { removalFault, settingFaults } from '../../../../../server/domain/demand/setting-faults.ts';
import { type SettingRows, settingsAt } from '../../../../../server/domain/demand/settings.ts';

describe('points that a caseworker carries', () => {
  it.each([
    [null, 100],
    [0, 100],
    [0.25, 75],
    [0.99, 1],
  ])('with a travel share of %s are %d of 100', (share, points) => {
    expect(carriedPoints(100, share)).toBeCloseTo(points, 10);
  });

  it.each([-0.01, 1, 1.5, Number.NaN])('are refused with a travel share of %s', (share) => {
    expect(() => carriedPoints(100, share)).toThrow(`The share of time for travel is ${share}`);
  });

  it('are refused where there are none', () => {
    for (const points of [0, -1]) expect(() => carriedPoints(points, null)).toThrow('they have to be above 0');
  });
});

describe('points of chasing', () => {
  const standard = { pointsByLevel: new Map(), pointsPerFullTime: 100, languagesThatNeedASpeaker: new Set<string>() };
  const chased = (chasingPoints: number) => districtDemand([], { ...standard, chasingPoints }, { unwilling: 5 });

  it('may be none, which is told apart from not set, and not fewer', () => {
    expect(chased(0).chasing).toEqual({ unwilling: 5, pointsEach: 0, points: 0 });
    expect(districtDemand([], standard, { unwilling: 5 }).chasing).toBeNull();
    expect(() => chased(-0.5)).toThrow('Points of chasing are -0.5');
  });
});

const rows: SettingRows = {
  levels: ['l1', 'l2', 'l3'].map((id) => ({ id, name: `Level ${id}` })),
  standards: ['2020-04-01', '2021-04-01'].map((fromDate) => ({
    ...{ fromDate, fullTimeMinutes: 2220, pointsPerFullTime: 85, source: 'assumed' },
  })),
  weights: [
    { levelId: 'l1', fromDate: '2020-04-01', points: 1 },
    { levelId: 'l2', fromDate: '2021-04-01', points: 2 },
    { levelId: 'l3', fromDate: '2021-04-01', points: 3 },
  ],
  travel: [{ districtId: 'north', fromDate: '2022-04-01', share: 0.1, source: 'assumed' }],
};
const now = settingsAt(rows, '2021-04-01');
const ground = { rows, districtIds: ['north', 'south'], usedLevelIds: new Set(['l1', 'l2']) };
const remedies = (change: Partial<typeof now>) =>
  settingFaults({ ...now, ...change }, ground).map(({ remedy }) => remedy);

describe('settings that are refused', () => {
  it.each([
    [{ totalPoints: 100, fixedPoints: 15 }, []],
    [{ totalPoints: 100, fixedPoints: 15.0000000001 }, []],
    [{ totalPoints: 100, fixedPoints: 15.001 }, ['100 − 15.001 leaves 84.999.']],
    [{ totalPoints: 85, fixedPoints: 0 }, []],
    [{ totalPoints: 85, fixedPoints: 85 }, ['The fixed load leaves nothing of 85 points. Enter less.']],
    [{ totalPoints: 85, fixedPoints: 90 }, ['The fixed load leaves nothing of 85 points. Enter less.']],
    [{ fixedPoints: 15 }, ['Give all points and the fixed points, or neither of them.']],
    [{ newStarterMonths: 6 }, ['Give the share and the months of new starters, or neither of them.']],
  ])('%j: %j', (change, found) => {
    expect(remedies(change)).toEqual(found);
  });

  it('name a district twice', () => {
    const share = (districtId: string) => ({ districtId, share: 0.1, source: 'assumed' });
    const travel = ['north', 'south'].map(share);
    expect(remedies({ travel })).toEqual([]);
    expect(remedies({ travel: [...travel, share('north')] })).toEqual([
      'This district is named twice. Take one of the two out.',
    ]);
  });

  it('name a level that is not there or twice, or leave one without points where it needs them', () => {
    const level = (id: string | null, name: string, points: number | null) => ({ id, name, points });
    const of = (...more: ReturnType<typeof level>[]) => remedies({ levels: [...now.levels, ...more] });
    expect(of(level('l9', 'Ninth', 1))).toEqual(['There is no such level. Leave the id out of a new one.']);
    expect(of(level(null, 'Acute', 1), level(null, 'Special', 1))).toEqual([]);
    expect(of(level(null, 'level L2', 1))).toEqual(['Another level has this name. Give it one of its own.']);
    expect(of(level('l2', 'Other', 1))).toEqual(['Another level has this name. Give it one of its own.']);
    expect(of(level(null, 'Acute', null))).toEqual(['Enter the points that a case of Acute weighs.']);
    const without = (id: string) => now.levels.map((one) => (one.id === id ? { ...one, points: null } : one));
    expect(remedies({ levels: without('l2') })).toEqual(['Enter the points that a case of Level l2 weighs.']);
    expect(remedies({ levels: without('l3') })).toEqual([]);
  });

  it('take a level away that cases are recorded at', () => {
    expect(remedies({ levels: now.levels.filter(({ id }) => id !== 'l3') })).toEqual([]);
    expect(remedies({ levels: now.levels.filter(({ id }) => id !== 'l2') })).toEqual([
      expect.stringContaining('Cases are recorded at “Level l2”'),
    ]);
  });
});

describe('taking out what starts on a date', () => {
  const remedyOf = (fromDate: string, change: Partial<SettingRows> = {}, used = ground.usedLevelIds) =>
    removalFault(fromDate, { ...ground, rows: { ...rows, ...change }, usedLevelIds: used })?.remedy ?? null;

  it('is refused where nothing starts, and where a level with cases would lose its only weight', () => {
    expect(remedyOf('2020-05-01')).toMatch(/^No settings start on this date/);
    expect(remedyOf('2021-04-01', { travel: [] })).toMatch(/^Cases are recorded at “Level l2”/);
    // nobody has a case at levels 2 and 3; or the next date takes the weights over
    expect(remedyOf('2021-04-01', { travel: [] }, new Set(['l1']))).toBeNull();
    expect(remedyOf('2021-04-01')).toBeNull();
    expect(remedyOf('2022-04-01')).toBeNull();
  });

  it('is refused where no other standard is left', () => {
    const first = { standards: rows.standards.slice(0, 1), weights: rows.weights.slice(0, 1), travel: [] };
    expect(remedyOf('2020-04-01', first)).toMatch(/^These are the only settings/);
  });
});

describe('a stored rule of reviews', () => {
  it.each([null, undefined, 'text', 7, [], { below: 'x', months: Number.NaN }])('%j is the default', (stored) => {
    expect(reviewRuleOf(stored)).toEqual(reviewRuleOf({}));
  });
});
