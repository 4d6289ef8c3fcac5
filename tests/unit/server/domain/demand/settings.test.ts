import { describe, expect, it } from 'vitest';
import { effectSentence, effectSide, monthsSentence } from '../../../../../server/domain/demand/effect.ts';
import { monthDemand, monthsChanged } from '../../../../../server/domain/demand/month-demand.ts';
import { CASELOAD_SCHEMES } from '../../../../../server/domain/demand/schemes.ts';
import { removalFault, settingFaults } from '../../../../../server/domain/demand/setting-faults.ts';
import {
  type SettingRows,
  settingDates,
  settingsAt,
  withoutSettings,
  withSettings,
} from '../../../../../server/domain/demand/settings.ts';

const rows: SettingRows = {
  levels: [
    { id: 'l2', name: 'Level 2' },
    { id: 'l3', name: 'Level 3' },
  ],
  standards: [{ fromDate: '2020-04-01', fullTimeMinutes: 2220, pointsPerFullTime: 100, source: 'assumed' }],
  weights: [
    { levelId: 'l2', fromDate: '2020-04-01', points: 2 },
    { levelId: 'l3', fromDate: '2020-04-01', points: 5 },
  ],
  travel: [],
};
const now = settingsAt(rows, '2021-04-01');
const ground = { rows, districtIds: ['north', 'south'], usedLevelIds: new Set(['l2', 'l3']) };

describe('settings from a date on', () => {
  const heavier = { ...now, levels: now.levels.map((level) => ({ ...level, points: (level.points ?? 0) * 2 })) };
  const after = withSettings(rows, '2021-04-01', heavier);

  it('hold from then and change nothing before', () => {
    expect(settingsAt(after, '2021-03-31')).toEqual(now);
    expect(settingsAt(after, '2021-04-01').levels.map(({ points }) => points)).toEqual([4, 10]);
    expect(settingDates(after)).toEqual(['2020-04-01', '2021-04-01']);
  });

  it('are gone when they are taken out', () => {
    expect(withoutSettings(after, '2021-04-01')).toEqual(rows);
  });

  it('write again only what differs from what is in force anyway', () => {
    expect(withSettings(rows, '2021-04-01', now).weights).toEqual(rows.weights);
  });

  it('bring a fourth level from a date, with an id of its own', () => {
    const four = { ...now, levels: [...now.levels, { id: null, name: 'Level 3', points: 9 }] };
    expect(settingFaults(four, ground).map(({ remedy }) => remedy)).toEqual([
      'Another level has this name. Give it one of its own.',
    ]);
    const acute = { ...now, levels: [...now.levels, { id: null, name: 'Acute needs!', points: 9 }] };
    expect(settingFaults(acute, ground)).toEqual([]);
    const with4 = withSettings(rows, '2021-04-01', acute);
    expect(with4.levels.map(({ id }) => id)).toEqual(['l2', 'l3', 'acute-needs']);
    expect(with4.weights.at(-1)).toEqual({ levelId: 'acute-needs', fromDate: '2021-04-01', points: 9 });
  });

  it('rename a level without touching its id', () => {
    const renamed = { ...now, levels: now.levels.map((level) => ({ ...level, name: `${level.name} (new)` })) };
    expect(withSettings(rows, '2021-04-01', renamed).levels[0]).toEqual({ id: 'l2', name: 'Level 2 (new)' });
  });

  it('give a district travel from a date, and take it away again later', () => {
    const travel = [{ districtId: 'north', share: 0.1, source: 'assumed' }];
    const given = withSettings(rows, '2021-01-01', { ...now, travel });
    expect(settingsAt(given, '2020-12-31').travel).toEqual([]);
    expect(settingsAt(given, '2021-01-01').travel).toEqual(travel);
    const taken = withSettings(given, '2021-06-01', { ...now, travel: [] });
    expect(settingsAt(taken, '2021-05-31').travel).toEqual(travel);
    expect(settingsAt(taken, '2021-06-01').travel).toEqual([]);
  });
});

describe('settings that do not fit', () => {
  it.each([
    [{ totalPoints: 100, fixedPoints: 15, pointsPerFullTime: 80 }, '100 − 15 leaves 85.'],
    [{ totalPoints: 100 }, 'Give all points and the fixed points, or neither of them.'],
    [{ newStarterShare: 0.9 }, 'Give the share and the months of new starters, or neither of them.'],
    [{ schemeId: 'leeds' }, 'There is no such scheme. Choose one of the list, or none.'],
    [
      { travel: [{ districtId: 'west', share: 0.1, source: 'x' }] },
      'There is no such district. Choose one of the list.',
    ],
    [{ levels: now.levels.slice(1) }, /Cases are recorded at “Level 2”/],
  ])('are refused with what to do: %j', (more, remedy) => {
    const faults = settingFaults({ ...now, ...more }, ground);
    expect(faults).toHaveLength(1);
    expect(faults[0]?.remedy).toMatch(remedy);
  });

  it('cannot be taken out where they are the only ones', () => {
    expect(removalFault('2020-04-01', ground)?.remedy).toMatch(/only settings/);
    expect(removalFault('2019-01-01', ground)?.remedy).toMatch(/No settings start/);
    expect(removalFault('2021-04-01', { ...ground, rows: withSettings(rows, '2021-04-01', now) })).toBeNull();
  });
});

describe('months that a change touches', () => {
  const counts = ['2021-02', '2021-03', '2021-04'].map((month) => ({
    month,
    districtId: 'north',
    levels: [{ levelId: 'l2', openCases: 10 }],
  }));
  const months = (after: SettingRows) =>
    monthsChanged(
      counts,
      monthDemand(rows, () => null),
      monthDemand(after, () => null),
    );

  it('are those from its date on, counted at their end', () => {
    const lighter = { ...now, pointsPerFullTime: 50 };
    expect(months(withSettings(rows, '2021-03-15', lighter))).toEqual(['2021-03', '2021-04']);
    expect(months(withSettings(rows, '2021-05-01', lighter))).toEqual([]);
    expect(months(withSettings(rows, '2020-04-01', now))).toEqual([]);
  });

  it('and chasing touch only months with referrals', () => {
    const chased = withSettings(rows, '2020-04-01', { ...now, chasingPoints: 1 });
    const unwilling = (month: string) => (month === '2021-03' ? 7 : null);
    // March: 10 × 2 + 7 = 27 points of 100
    const after = monthDemand(chased, unwilling);
    expect(counts[1] && after(counts[1]).demandFte).toBe(0.27);
    expect(monthsChanged(counts, monthDemand(rows, unwilling), after)).toEqual(['2021-03']);
  });

  it('are said in words', () => {
    expect(monthsSentence([])).toMatch(/^No month/);
    expect(monthsSentence(['2021-03'])).toBe('The figures of March 2021 change.');
    expect(monthsSentence(['2021-02', '2021-03'])).toBe(
      'The figures of 2 months change, from February 2021 to March 2021.',
    );
  });
});

describe('the effect in words', () => {
  it.each([
    // 10 ÷ 10 = 100 %; 10 ÷ 12.5 = 80 %
    [10, 10, 12.5, 10, 'Needs 2.50 FTE more; coverage falls from 100 % to 80 %.'],
    [10, 10, 10, 9, 'Carries 1.00 FTE less; coverage falls from 100 % to 90 %.'],
    [10, 10, 10, 10, 'Nothing changes.'],
    [0, 1, 0, 1, 'Nothing changes.'],
    [0, 1, 2, 1, 'Needs 2.00 FTE more; coverage is not known on one side.'],
  ])('%d/%d → %d/%d', (demand, capacity, newDemand, newCapacity, sentence) => {
    expect(effectSentence(effectSide(demand, capacity), effectSide(newDemand, newCapacity))).toBe(sentence);
  });
});

describe('published schemes', () => {
  it('are settings without a fault, and fixed points leave what is for cases', () => {
    for (const scheme of CASELOAD_SCHEMES) {
      const { id, name, note, pointsPerCase, ...figures } = scheme;
      expect(settingFaults({ ...now, ...figures, schemeId: id }, ground)).toEqual([]);
      expect(`${name} ${note}`).not.toBe(' ');
      expect(scheme.source).toMatch(/^Published: /);
    }
    const wirral = CASELOAD_SCHEMES[0];
    // 90 of 100 points less the 15 fixed leave 75 of 85
    expect(wirral?.newStarterShare).toBeCloseTo(75 / 85, 4);
  });
});
