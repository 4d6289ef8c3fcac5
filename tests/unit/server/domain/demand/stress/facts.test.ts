import { describe, expect, it } from 'vitest';
import { stressEffect } from '../../../../../../server/domain/demand/stress/effect.ts';
import { stressedFacts } from '../../../../../../server/domain/demand/stress/facts.ts';
import type { FactDistrict } from '../../../../../../server/domain/facts.ts';
import { exampleDistrict, exampleGround } from '../../../../../support/stress-ground.ts';

const north: FactDistrict = {
  id: 'north',
  name: 'North',
  demandFte: 0.6,
  languageDemand: [{ code: 'ur', demandFte: 0.1 }],
  minimums: [],
  // the plan was made when a case of low need weighed 6
  working: [{ levelId: 'low', levelName: 'Low', openCases: 10, pointsPerCase: 6, points: 60 }],
  openCases: 10,
  unknownLanguageCases: 0,
};
const facts = { pointsPerFullTime: 100, districts: [north, { ...north, id: 'elsewhere' }] };
const ground = exampleGround(exampleDistrict('north'));
const publicity = { kind: 'publicity', rise: 0.5, monthsUntil: 0, falls: 1, districtIds: null } as const;

describe('the facts of a plan with cases on top', () => {
  it('have more cases, points, FTE and language demand by the plan’s own settings', () => {
    const stressed = stressedFacts(
      facts,
      stressEffect([publicity], ground, '2021-05'),
      undefined,
      new Map([['high', 'High']]),
    );
    const [changed, other] = stressed.districts;
    // 10 cases more: 7.5 low × 6 + 2.5 high × 10 = 70 points
    expect(changed).toMatchObject({ demandFte: expect.closeTo(1.3, 10), openCases: 20, unknownLanguageCases: 0 });
    expect(changed?.working).toEqual([
      { levelId: 'low', levelName: 'Low', openCases: 17.5, pointsPerCase: 6, points: 105 },
      { levelId: 'high', levelName: 'High', openCases: 2.5, pointsPerCase: 10, points: 25 },
    ]);
    expect(changed?.languageDemand[0]?.demandFte).toBeCloseTo(0.1 + 0.14, 10);
    expect(other).toBe(facts.districts[1]);
  });

  it('are those of another month where one is asked for', () => {
    const effect = stressEffect([publicity], ground, '2021-05');
    expect(stressedFacts(facts, effect, '2021-06').districts[0]?.demandFte).toBeCloseTo(0.6 + 0.35, 10);
    expect(stressedFacts(facts, effect, '2030-01').districts[0]).toBe(north);
  });

  it('never have fewer cases than none', () => {
    const held = { kind: 'school-return', rise: 0, monthsHeldBack: 6, heldBack: 1, districtIds: null } as const;
    const few = {
      ...facts,
      districts: [
        {
          ...north,
          demandFte: 0.06,
          openCases: 1,
          languageDemand: [],
          working: [{ levelId: 'low', levelName: 'Low', openCases: 1, pointsPerCase: 6, points: 6 }],
        },
      ],
    };
    const [changed] = stressedFacts(few, stressEffect([held], ground, '2021-05'), '2021-04').districts;
    expect(changed?.demandFte).toBe(0);
    expect(changed?.working).toEqual([{ levelId: 'low', levelName: 'Low', openCases: 0, pointsPerCase: 6, points: 0 }]);
    expect(changed?.openCases).toBe(0);
    expect(changed?.languageDemand).toEqual([]);
  });

  it('count families that have to be chased where the plan does', () => {
    const chasing = { unwilling: 3, pointsEach: 2, points: 6 };
    const chased = { ...facts, districts: [{ ...north, demandFte: 0.66, chasing }] };
    const [changed] = stressedFacts(chased, stressEffect([publicity], ground, '2021-05')).districts;
    // 20 referrals × a tenth
    expect(changed?.chasing).toEqual({ unwilling: 5, pointsEach: 2, points: 10 });
    expect(changed?.demandFte).toBeCloseTo(0.66 + 0.7 + 0.04, 10);
  });
});
