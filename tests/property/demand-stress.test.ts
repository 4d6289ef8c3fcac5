import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StressCase } from '../../server/domain/demand/stress/cases.ts';
import { type StressEffect, stressEffect } from '../../server/domain/demand/stress/effect.ts';
import { stressedFacts } from '../../server/domain/demand/stress/facts.ts';
import type { DistrictGround, StressGround } from '../../server/domain/demand/stress/ground.ts';
import { exampleDistrict, exampleGround } from '../support/stress-ground.ts';

const seed = 20210401;
const percent = (max = 100) => fc.integer({ min: 0, max }).map((value) => value / 100);
const known = (value: number) => ({ value, basis: 'own' as const, rate: null });
const IDS = ['north', 'south', 'west'];

const district = (districtId: string): fc.Arbitrary<DistrictGround> =>
  fc
    .record({
      referrals: fc.nat(200),
      schools: percent(),
      engaged: percent(),
      cases: fc.integer({ min: 50, max: 150 }).map((value) => value / 100),
      opening: percent(),
      rates: fc.array(fc.record({ closing: fc.integer({ min: 5, max: 60 }), moving: fc.nat(20) }), {
        minLength: 2,
        maxLength: 2,
      }),
      travel: fc.option(percent(40)),
    })
    .map(({ referrals, schools, engaged, cases, opening, rates, travel }) => {
      const example = exampleDistrict(districtId);
      return {
        ...example,
        referrals: known(referrals),
        schoolReferrals: known(referrals * schools),
        engaged: known(engaged),
        unwilling: known(1 - engaged),
        casesPerEngaged: known(cases),
        travelShare: travel ?? undefined,
        levels: example.levels.map((level, at) => ({
          ...level,
          openingShare: known(at === 0 ? opening : 1 - opening),
          closing: known((rates[at]?.closing ?? 0) / 100),
          steppingUp: known((rates[at]?.moving ?? 0) / 100),
          steppingDown: known((rates[at]?.moving ?? 0) / 100),
        })),
      };
    });
const ground: fc.Arbitrary<StressGround> = fc
  .tuple(fc.tuple(...IDS.map(district)), fc.option(fc.nat(5)))
  .map(([districts, chasingPoints]) => {
    const example = exampleGround(...districts);
    return { ...example, standard: { ...example.standard, chasingPoints } };
  });

const districtIds = fc.option(fc.subarray(IDS, { minLength: 1 }));
const rise = percent(300);
const schoolReturn = fc.record({
  kind: fc.constant('school-return' as const),
  rise,
  monthsHeldBack: fc.nat(3),
  heldBack: percent(),
  districtIds,
});
const publicity = fc.record({
  kind: fc.constant('publicity' as const),
  rise,
  monthsUntil: fc.nat(11),
  falls: fc.integer({ min: 5, max: 100 }).map((value) => value / 100),
  districtIds,
});
const partner = fc.record({
  kind: fc.constant('partner-closes' as const),
  families: fc.array(
    fc.record({ districtId: fc.constantFrom(...IDS), levelId: fc.constantFrom('low', 'high'), families: fc.nat(50) }),
  ),
  referrals: fc.array(fc.record({ districtId: fc.constantFrom(...IDS), perMonth: fc.nat(20) })),
});
const estate = fc.record({
  kind: fc.constant('new-estate' as const),
  districtId: fc.constantFrom(...IDS),
  homes: fc.nat(2000),
  childrenPer100Homes: fc.nat(150),
  monthsToMoveIn: fc.integer({ min: 1, max: 36 }),
});
const anyCase: fc.Arbitrary<StressCase> = fc.oneof(schoolReturn, publicity, partner, estate);
const MONTH = '2021-05';

const figures = (effect: StressEffect) =>
  effect.districts.map(({ districtId, months }) => ({
    districtId,
    fte: new Map(months.map(({ month, demandFte }) => [month, demandFte])),
  }));
const factsOf = (cases: readonly number[]) => ({
  pointsPerFullTime: 100,
  districts: IDS.map((id, at) => {
    const openCases = cases[at] ?? 0;
    const line = { levelId: 'low', levelName: 'Low', openCases, pointsPerCase: 5, points: openCases * 5 };
    return {
      ...{ id, name: id, demandFte: openCases / 20, languageDemand: [], minimums: [], working: [line], openCases },
      unknownLanguageCases: 0,
    };
  }),
});

/** The case with a size between none and the whole. */
function sized(stress: StressCase, size: number): StressCase {
  switch (stress.kind) {
    case 'school-return':
      return { ...stress, rise: stress.rise * size, heldBack: 0 };
    case 'publicity':
      return { ...stress, rise: stress.rise * size };
    case 'partner-closes':
      return {
        ...stress,
        families: stress.families.map((row) => ({ ...row, families: row.families * size })),
        referrals: stress.referrals.map((row) => ({ ...row, perMonth: row.perMonth * size })),
      };
    case 'new-estate':
      return { ...stress, homes: stress.homes * size };
  }
}

describe('a stress case', () => {
  it('of no size changes nothing', () => {
    fc.assert(
      fc.property(ground, anyCase, (on, stress) => {
        const effect = stressEffect([sized(stress, 0)], on, MONTH);
        expect(figures(effect).every(({ fte }) => [...fte.values()].every((value) => value === 0))).toBe(true);
        const facts = factsOf([10, 0, 40]);
        expect(stressedFacts(facts, effect)).toEqual(facts);
      }),
      { seed },
    );
  });

  it('never asks for fewer where it is greater', () => {
    fc.assert(
      fc.property(ground, anyCase, percent(), (on, stress, part) => {
        const whole = figures(stressEffect([sized(stress, 1)], on, MONTH));
        const less = figures(stressEffect([sized(stress, part)], on, MONTH));
        for (const [at, { fte }] of whole.entries()) {
          for (const [month, value] of fte)
            expect(value).toBeGreaterThanOrEqual((less[at]?.fte.get(month) ?? 0) - 1e-9);
        }
      }),
      { seed },
    );
  });

  it('adds up with others, whatever they are', () => {
    fc.assert(
      fc.property(ground, anyCase, anyCase, (on, one, other) => {
        const [both, first, second] = [[one, other], [one], [other]].map((cases) =>
          figures(stressEffect(cases, on, MONTH)),
        );
        for (const [at, { fte }] of (both ?? []).entries()) {
          for (const [month, value] of fte) {
            const sum = (first?.[at]?.fte.get(month) ?? 0) + (second?.[at]?.fte.get(month) ?? 0);
            expect(value).toBeCloseTo(sum, 9);
          }
        }
      }),
      { seed },
    );
  });

  it('leaves districts alone that it does not name', () => {
    fc.assert(
      fc.property(ground, fc.oneof(publicity, schoolReturn), (on, stress) => {
        const effect = stressEffect([{ ...stress, districtIds: ['south'] }], on, MONTH);
        const others = figures(effect).filter(({ districtId }) => districtId !== 'south');
        expect(others.every(({ fte }) => [...fte.values()].every((value) => value === 0))).toBe(true);
      }),
      { seed },
    );
  });

  it('never makes demand fall below none', () => {
    fc.assert(
      fc.property(ground, anyCase, fc.array(fc.nat(60), { minLength: 3, maxLength: 3 }), (on, stress, cases) => {
        const effect = stressEffect([stress], on, MONTH);
        for (const month of effect.months) {
          for (const district of stressedFacts(factsOf(cases), effect, month).districts) {
            expect(district.demandFte).toBeGreaterThanOrEqual(0);
            expect(district.openCases).toBeGreaterThanOrEqual(-1e-9);
            expect(district.working.every(({ openCases }) => openCases >= 0)).toBe(true);
          }
        }
      }),
      { seed },
    );
  });

  it('that lasts one month dies away', () => {
    fc.assert(
      fc.property(ground, rise, (on, more) => {
        const stress = { kind: 'publicity', rise: more, monthsUntil: 0, falls: 1, districtIds: null } as const;
        for (const { fte } of figures(stressEffect([stress], on, MONTH))) {
          const values = [...fte.values()];
          // at least 5 % of the cases close each month; a case that moves up weighs twice as much at most
          expect(values.at(-1)).toBeLessThanOrEqual(2 * 0.95 ** 12 * (values[0] ?? 0) + 1e-9);
        }
      }),
      { seed },
    );
  });

  it('of an estate is the same built as one or as two', () => {
    fc.assert(
      fc.property(ground, estate, percent(), (on, whole, part) => {
        const homes = Math.round(whole.homes * part);
        const split = [
          { ...whole, homes },
          { ...whole, homes: whole.homes - homes },
        ];
        const [together] = figures(stressEffect([whole], on, MONTH));
        const [apart] = figures(stressEffect(split, on, MONTH));
        for (const [month, value] of together?.fte ?? []) expect(apart?.fte.get(month)).toBeCloseTo(value, 9);
      }),
      { seed },
    );
  });
});
