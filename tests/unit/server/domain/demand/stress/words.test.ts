import { describe, expect, it } from 'vitest';
import {
  answerSentence,
  assumptionNotes,
  caseSentence,
  districtSentence,
} from '../../../../../../server/domain/demand/stress/words.ts';
import { exampleDistrict, exampleGround } from '../../../../../support/stress-ground.ts';

const names = {
  district: (id: string) => ({ north: 'North', south: 'South' })[id] ?? id,
  level: (id: string) => ({ low: 'Low needs', high: 'High needs' })[id] ?? id,
  ward: () => 'Hill',
};
const PUBLICITY = { kind: 'publicity', rise: 0.4, monthsUntil: 0, falls: 1, districtIds: ['north', 'south'] } as const;
const ESTATE = {
  kind: 'new-estate',
  districtId: 'north',
  homes: 1200,
  childrenPer100Homes: 52.5,
  monthsToMoveIn: 1,
} as const;

describe('what a case is', () => {
  it.each([
    [
      { kind: 'school-return', rise: 1.5, monthsHeldBack: 2, heldBack: 0.6, districtIds: null } as const,
      'Schools refer 150 % more than in a usual month, in all districts. In the 2 months before, schools refer 60 % less.',
    ],
    [
      { kind: 'school-return', rise: 0.05, monthsHeldBack: 1, heldBack: 0, districtIds: ['south'] } as const,
      'Schools refer 5 % more than in a usual month, in South.',
    ],
    [PUBLICITY, 'All referrals rise by 40 % at once, in North and South; it lasts one month.'],
    [
      { ...PUBLICITY, monthsUntil: 2, falls: 0.25, districtIds: null },
      'All referrals rise by 40 % after 2 months, in all districts; the rise falls by 25 % from month to month.',
    ],
    [
      {
        kind: 'partner-closes',
        families: [
          { districtId: 'north', levelId: 'low', families: 8 },
          { districtId: 'north', levelId: 'high', families: 2 },
          { districtId: 'south', levelId: 'high', families: 0 },
        ],
        referrals: [{ districtId: 'south', perMonth: 1.5 }],
      } as const,
      'Families that come to the district teams at once: North 10 (8 Low needs and 2 High needs). Referrals in each month after: South 1.5.',
    ],
    [{ kind: 'partner-closes', families: [], referrals: [] } as const, 'No family comes at once.'],
    [
      { ...ESTATE, wardCode: 'W1' },
      '1,200 homes in Hill, North with 53 children for each 100 homes; everybody has moved in after 1 month.',
    ],
    [
      { ...ESTATE, wardCode: null, homes: 1, monthsToMoveIn: 12 },
      '1 home in North with 53 children for each 100 homes; everybody has moved in after 12 months.',
    ],
  ])('%j is said', (stress, said) => {
    expect(caseSentence(stress, names)).toBe(said);
  });
});

describe('what cases ask for', () => {
  const when = { month: '2021-05', hardest: '2021-06' };
  const told = (name: string, coverageBefore: number | null, coverageAfter: number | null, extraFte = 1) => ({
    ...{ name, coverageBefore, coverageAfter, extraFte },
  });

  it('names the district with least cover of those whose cover falls', () => {
    const districts = [told('North', 1.1, 0.9), told('Central', 0.98, 0.84), told('South', 0.7, 0.7, 0)];
    expect(answerSentence(['Publicity'], when, 4.2, districts)).toBe(
      '“Publicity” in May 2021 would need 4.20 FTE more in June 2021; Central would fall from 98 % to 84 % of what it needs.',
    );
  });

  it('says so where it is the same month, where cover is not known, and where nothing is asked', () => {
    expect(answerSentence([''], { ...when, hardest: '2021-05' }, 1, [told('North', null, null)])).toBe(
      'This case in May 2021 would need 1.00 FTE more in that month.',
    );
    expect(answerSentence(['A', 'B'], when, 0.001, [])).toBe(
      '“A” and “B” together in May 2021 would ask for no more caseworkers in any month.',
    );
  });

  it('counts cases of which there are more than a sentence can carry', () => {
    const [three, four] = [
      ['A', 'B', 'C'],
      ['A', 'B', 'C', 'D'],
    ].map((cases) => answerSentence(cases, when, 1, []));
    expect(three).toBe('“A”, “B” and “C” together in May 2021 would need 1.00 FTE more in June 2021.');
    expect(four).toBe('These 4 cases together in May 2021 would need 1.00 FTE more in June 2021.');
  });

  it('is said of one district', () => {
    expect(districtSentence(told('South', 0.89, 0.87, 0.22), '2021-06')).toBe(
      'South needs 0.22 FTE more in June 2021, and has 87 % of what it needs instead of 89 %.',
    );
    expect(districtSentence(told('South', 0.89, 0.89, -0.02), '2021-06')).toBe(
      'South needs 0.02 FTE less in June 2021.',
    );
    expect(districtSentence(told('South', 0.89, 0.89, 0), '2021-06')).toBe('South needs no more in June 2021.');
  });
});

describe('what is taken for granted', () => {
  it('is said of what the cases rest on, and of nothing else', () => {
    const assumed = { value: 0.8, basis: 'assumed' as const, rate: null };
    const ofAll = { value: 0.8, basis: 'all-districts' as const, rate: null };
    const north = exampleDistrict('North', { engaged: ofAll });
    const bare = exampleDistrict('South', { engaged: assumed, casesPerFamily: assumed });
    const ground = exampleGround(north, bare);
    expect(assumptionNotes([PUBLICITY], ground)).toEqual([
      'Not recorded, or too few to show, in North: families that engage. What the other districts recorded together is used instead.',
      'Not recorded, or too few to show, in South: families that engage. An assumed figure is used instead; see how it was worked out.',
    ]);
    expect(assumptionNotes([ESTATE], ground)).toEqual([]);
    const levels = north.levels.map((level) => ({ ...level, openPerChild: assumed, closing: assumed }));
    expect(assumptionNotes([ESTATE], exampleGround({ ...north, levels }))).toEqual([
      'The number of children is not recorded in North: other districts’ or an assumed rate is used for a new estate there.',
    ]);
    expect(assumptionNotes([PUBLICITY], exampleGround({ ...exampleDistrict('North'), levels }))).toEqual([
      'Not recorded, or too few to show, in any district: how long cases stay open. An assumed figure is used instead; see how it was worked out.',
    ]);
  });
});
