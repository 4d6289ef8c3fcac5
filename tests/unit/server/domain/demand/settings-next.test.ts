import { describe, expect, it } from 'vitest';
import {
  type SettingRows,
  settingsAt,
  withoutSettings,
  withSettings,
} from '../../../../../server/domain/demand/settings.ts';

const standard = (fromDate: string, pointsPerFullTime: number) => ({
  ...{ fromDate, pointsPerFullTime, fullTimeMinutes: 2220, source: 'assumed' },
});
const weight = (levelId: string, fromDate: string, points: number) => ({ levelId, fromDate, points });
const travel = (fromDate: string, share: number) => ({ districtId: 'north', fromDate, share, source: 'a survey' });
/** 100 points; level 2 weighs 2, and 3 from April 2021 on. */
const rows: SettingRows = {
  levels: ['l2', 'l3'].map((id) => ({ id, name: `Level ${id}` })),
  standards: [standard('2020-04-01', 100)],
  weights: [weight('l2', '2020-04-01', 2), weight('l3', '2020-04-01', 5), weight('l2', '2021-04-01', 3)],
  travel: [],
};
const now = settingsAt(rows, '2020-10-01');

describe('settings that are set before others that start later', () => {
  it('leave on the next date what was in force there, and write it out', () => {
    const heavier = now.levels.map((level) => ({ ...level, points: 9 }));
    const share = [{ districtId: 'north', share: 0.1, source: 'a survey' }];
    const after = withSettings(rows, '2020-10-01', { ...now, pointsPerFullTime: 80, levels: heavier, travel: share });
    expect(settingsAt(after, '2021-04-01')).toEqual(settingsAt(rows, '2021-04-01'));
    expect(after.standards.map(({ fromDate, pointsPerFullTime }) => [fromDate, pointsPerFullTime])).toEqual([
      ['2020-04-01', 100],
      ['2020-10-01', 80],
      ['2021-04-01', 100],
    ]);
    // level 2 had a weight of its own there already
    expect(after.weights.filter(({ fromDate }) => fromDate === '2021-04-01')).toEqual([
      weight('l2', '2021-04-01', 3),
      weight('l3', '2021-04-01', 5),
    ]);
    expect(after.travel).toEqual([travel('2020-10-01', 0.1), travel('2021-04-01', 0)]);
  });

  it('write no standard out where one starts there', () => {
    const two = { ...rows, standards: [...rows.standards, standard('2021-04-01', 90)] };
    const after = withSettings(two, '2020-10-01', { ...now, pointsPerFullTime: 80 });
    expect(after.standards.map(({ pointsPerFullTime }) => pointsPerFullTime).sort((a, b) => a - b)).toEqual([
      80, 90, 100,
    ]);
    expect(settingsAt(after, '2021-04-01').pointsPerFullTime).toBe(90);
  });

  it('leave the travel of the next date alone where it does not change', () => {
    const both = { ...rows, travel: [travel('2020-05-01', 0.1)] };
    const kept = settingsAt(both, '2020-10-01');
    expect(withSettings(both, '2020-10-01', kept).travel).toEqual(both.travel);
    // it had 10 % there before, and has them again
    const after = withSettings(both, '2020-10-01', { ...kept, travel: [] });
    expect(after.travel).toEqual([
      travel('2020-05-01', 0.1),
      { ...travel('2020-10-01', 0), source: 'assumed' },
      travel('2021-04-01', 0.1),
    ]);
  });

  it('hold on when they are taken out, until the next', () => {
    const two = { ...rows, standards: [...rows.standards, standard('2020-10-01', 80)] };
    const after = withoutSettings(two, '2020-10-01');
    expect(settingsAt(after, '2021-03-31').pointsPerFullTime).toBe(100);
    expect(settingsAt(after, '2021-04-01').pointsPerFullTime).toBe(80);
  });

  it('take a level that is gone away with all its weights', () => {
    const after = withSettings(rows, '2020-10-01', { ...now, levels: now.levels.slice(0, 1) });
    expect(after.levels.map(({ id }) => id)).toEqual(['l2']);
    expect(after.weights.map(({ levelId }) => levelId)).toEqual(['l2', 'l2']);
  });
});

describe('new levels', () => {
  it('have ids of their own in small letters, short, told apart by a number', () => {
    const added = ['Acute!', 'acute', '£££', 'x'.repeat(60)].map((name) => ({ id: null, name, points: 1 }));
    const taken = { ...rows, levels: [...rows.levels, { id: 'acute', name: 'Former' }] };
    const { levels } = withSettings(taken, '2022-04-01', {
      ...settingsAt(taken, '2022-04-01'),
      levels: [...now.levels, ...added],
    });
    expect(levels.map(({ id }) => id)).toEqual(['l2', 'l3', 'acute-2', 'acute-3', 'level', 'x'.repeat(40)]);
  });
});
