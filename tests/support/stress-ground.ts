import type { DistrictGround, StressGround } from '../../server/domain/demand/stress/ground.ts';
import type { Grounded } from '../../server/domain/demand/stress/grounded.ts';
import type { CountsToLearnFrom } from '../../server/domain/demand/stress/told-sums.ts';

/** Counts of which nothing is too small to show. */
export const NONE_HIDDEN: CountsToLearnFrom = {
  referrals: { rows: [], smallNumbers: { on: false } },
  flows: { rows: [], smallNumbers: { on: false } },
};

const own = (value: number): Grounded => ({ value, basis: 'own', rate: null });

/**
 * A district with 40 referrals in a usual month, 10 of them from schools; half of the families engage, a tenth is unwilling;
 * a case each; three quarters open at `low` (5 points), the rest at `high` (10 points); half of either close in a month.
 */
export function exampleDistrict(districtId: string, change: Partial<DistrictGround> = {}): DistrictGround {
  const level = (levelId: string, openingShare: number, openPerChild: number) => ({
    levelId,
    openingShare: own(openingShare),
    openPerChild: own(openPerChild),
    closing: own(0.5),
    steppingUp: own(0),
    steppingDown: own(0),
  });
  return {
    districtId,
    name: districtId,
    referrals: own(40),
    schoolReferrals: own(10),
    engaged: own(0.5),
    unwilling: own(0.1),
    casesPerEngaged: own(1),
    casesPerFamily: own(1.25),
    levels: [level('low', 0.75, 0.01), level('high', 0.25, 0.004)],
    languages: [
      { code: 'en', share: 0.8 },
      { code: 'ur', share: 0.2 },
    ],
    travelShare: undefined,
    ...change,
  };
}

/** Such districts where a full-time caseworker carries 100 points. */
export function exampleGround(...districts: DistrictGround[]): StressGround {
  return {
    months: ['2021-03'],
    standard: {
      pointsByLevel: new Map([
        ['low', 5],
        ['high', 10],
      ]),
      pointsPerFullTime: 100,
      languagesThatNeedASpeaker: new Set(['ur']),
    },
    districts,
  };
}
