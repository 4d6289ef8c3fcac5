import { describe, expect, it } from 'vitest';
import { ASSUMED_STANDARD, pointsByLevelAt, standardAt } from '../../../../server/domain/caseload-standard.ts';

const standards = [
  { fromDate: '2021-04-01', fullTimeMinutes: 2160, pointsPerFullTime: 110, source: 'second' },
  { fromDate: '2020-04-01', fullTimeMinutes: 2220, pointsPerFullTime: 100, source: 'first' },
];

describe('the caseload standard of a date', () => {
  it.each([
    ['2019-12-31', 'first'],
    ['2020-04-01', 'first'],
    ['2021-03-31', 'first'],
    ['2021-04-01', 'second'],
  ])('on %s is the %s one', (date, source) => {
    expect(standardAt(standards, date).source).toBe(source);
  });

  it('is the assumed one, and says so, where none is set', () => {
    expect(standardAt([], '2021-04-01')).toBe(ASSUMED_STANDARD);
    expect(ASSUMED_STANDARD.source).toMatch(/^Assumed/);
    // 37 hours
    expect(ASSUMED_STANDARD.fullTimeMinutes).toBe(37 * 60);
  });
});

describe('points per level of a date', () => {
  const weights = [
    { levelId: 'constructor', fromDate: '2021-04-01', points: 3 },
    { levelId: 'constructor', fromDate: '2020-04-01', points: 2 },
    { levelId: 'l3', fromDate: '2021-01-01', points: 5 },
  ];

  it('are each level’s own latest, or its first where none has started', () => {
    expect([...pointsByLevelAt(weights, '2021-03-31')]).toEqual([
      ['constructor', 2],
      ['l3', 5],
    ]);
    expect(pointsByLevelAt(weights, '2020-06-01').get('l3')).toBe(5);
    expect(pointsByLevelAt(weights, '2021-04-01').get('constructor')).toBe(3);
  });
});
