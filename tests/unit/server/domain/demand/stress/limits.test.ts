import { describe, expect, it } from 'vitest';
import { hardestMonth, stressEffect } from '../../../../../../server/domain/demand/stress/effect.ts';
import { stressedFacts } from '../../../../../../server/domain/demand/stress/facts.ts';
import type { FactDistrict } from '../../../../../../server/domain/facts.ts';
import { exampleDistrict, exampleGround } from '../../../../../support/stress-ground.ts';

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

describe('what a case brings', () => {
  const own = (value: number) => ({ value, basis: 'own' as const, rate: null });

  it('opens as many cases as each family that engages brings', () => {
    const ground = exampleGround(exampleDistrict('north', { casesPerEngaged: own(3) }));
    // 20 referrals, half engage, three cases each
    const [month] = stressEffect([surge], ground, '2021-05').districts[0]?.months ?? [];
    expect(month?.levels.map(({ openCases }) => openCases)).toEqual([22.5, 7.5]);
  });

  it('starts before its month only where something is held back', () => {
    const held = { kind: 'school-return', rise: 1, monthsHeldBack: 2, districtIds: null } as const;
    const months = (heldBack: number) => stressEffect([{ ...held, heldBack }], spoken(), '2021-05').months;
    expect(months(0)).toEqual(months(0.5).slice(2));
    expect(months(0.5)[0]).toBe('2021-03');
    expect(stressEffect([], spoken(), '2021-05').months).toHaveLength(13);
  });

  it('weighs what is more at one level against what is fewer at another', () => {
    const [low, high] = exampleDistrict('north').levels;
    if (!low || !high) throw new Error('There are no levels');
    // everybody opens low and moves up a month later
    const levels = [
      { ...low, openingShare: own(1), closing: own(0), steppingUp: own(1) },
      { ...high, openingShare: own(0), closing: own(0) },
    ];
    const held = { kind: 'school-return', rise: 1, monthsHeldBack: 1, heldBack: 1, districtIds: null } as const;
    const ground = exampleGround(exampleDistrict('north', { levels }));
    const [before, at] = stressEffect([held], ground, '2021-05').districts[0]?.months ?? [];
    // 10 referrals, half engage: 5 low fewer in April; in May 5 high fewer and 5 low more
    expect(before).toMatchObject({ points: -25, demandFte: -0.25 });
    expect(at?.levels.map(({ openCases }) => openCases)).toEqual([5, -5]);
    expect(at).toMatchObject({ points: -25, demandFte: -0.25, pointsCarried: 100 });
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
