import { describe, expect, it } from 'vitest';
import { districtDemand } from '../../../../server/domain/caseload.ts';

const standard = {
  pointsByLevel: new Map([
    ['level-2', 2],
    ['level-3', 5],
  ]),
  pointsPerFullTime: 100,
  languagesThatNeedASpeaker: new Set(['ur', 'bn']),
};

describe('demand of a district', () => {
  it('is points ÷ points per full-time caseworker, with the working line by line', () => {
    const demand = districtDemand(
      [
        { levelId: 'level-2', languageCode: 'en', openCases: 40 },
        { levelId: 'level-3', languageCode: 'en', openCases: 20 },
        { levelId: 'level-2', languageCode: 'ur', openCases: 10 },
        { levelId: 'level-3', languageCode: 'ur', openCases: 4 },
        { levelId: 'level-3', languageCode: 'unknown', openCases: 2 },
      ],
      standard,
    );
    // level 2: 50 × 2 = 100; level 3: 26 × 5 = 130; together 230 points = 2.3 FTE
    expect(demand.working).toEqual([
      { levelId: 'level-2', openCases: 50, pointsPerCase: 2, points: 100 },
      { levelId: 'level-3', openCases: 26, pointsPerCase: 5, points: 130 },
    ]);
    expect(demand.demandFte).toBe(2.3);
    expect(demand.openCases).toBe(76);
    // Urdu: 10 × 2 + 4 × 5 = 40 points = 0.4 FTE; English and unknown need no speaker
    expect([...demand.languageDemandFte]).toEqual([['ur', 0.4]]);
  });

  it('is nothing without cases', () => {
    const demand = districtDemand([{ levelId: 'level-2', languageCode: 'bn', openCases: 0 }], standard);
    expect(demand.demandFte).toBe(0);
    expect(demand.languageDemandFte.size).toBe(0);
  });

  it('names a level without a weight', () => {
    const counts = [{ levelId: 'level-4', languageCode: 'en', openCases: 1 }];
    expect(() => districtDemand(counts, standard)).toThrow('“level-4” has no case weight');
  });

  it('refuses a standard without points', () => {
    expect(() => districtDemand([], { ...standard, pointsPerFullTime: 0 })).toThrow('caseworker are 0');
  });
});
