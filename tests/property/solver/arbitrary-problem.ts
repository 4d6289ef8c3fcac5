import fc from 'fast-check';
import type { PlanInput } from '../../../solver/plan-input.ts';
import { accepted } from '../../support/solver-problems.ts';

interface Size {
  districts: number;
  staff: number;
}

/** Random small problems with splits, pins, exclusions, preferences, languages, minimums, maximums and move limits. */
export function arbitraryProblem(size: Size): fc.Arbitrary<PlanInput> {
  return fc
    .record({
      districts: fc.array(arbitraryDistrict(), { minLength: 1, maxLength: size.districts }),
      staff: fc.array(arbitraryPerson(), { maxLength: size.staff }),
      maxMoves: fc.option(fc.integer({ min: 0, max: 3 }), { freq: 2 }),
      weights: fc.record({
        fairShare: fc.constantFrom(10, 1, 0),
        severe: fc.constantFrom(30, 0),
        language: fc.constantFrom(4, 12, 0),
        preference: fc.constantFrom(1, 0.3),
        move: fc.constantFrom(0.5, 0, 2),
      }),
    })
    .map(({ districts, staff, maxMoves, weights }) => {
      const id = (at: number): string => `d${at % districts.length}`;
      return accepted({
        format: 'evenhand-problem/1',
        districts: districts.map((district, at) => ({ id: id(at), name: `District ${at}`, ...district })),
        roles: [
          { id: 'caseworker', caseload: 1 },
          { id: 'senior', caseload: 0.5 },
          { id: 'manager', caseload: 0 },
        ],
        staff: staff.map(({ split, pin, current, liked, excluded, ...person }, at) => ({
          id: `w${at}`,
          kind: 'person',
          ...person,
          current: current === null ? null : id(current),
          preferences: Object.fromEntries(liked.map(([where, liking]) => [id(where), liking])),
          excluded: excluded.map(id),
          ...(split === null ? {} : { maxDistricts: split.most, splitStep: split.step }),
          ...(pin === null ? {} : { pinned: id(pin) }),
        })),
        policy: { maxMoves, weights },
      });
    });
}

const quarter = (most: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: most }).map((count) => count / 4);

function arbitraryDistrict() {
  return fc.record({
    demandFte: quarter(12),
    languageDemandFte: fc.record({ ur: quarter(4), bn: quarter(3), pa: quarter(2) }),
    minimumFte: fc.constantFrom({}, {}, {}, { manager: 0.5 }, { caseworker: 1 }),
    maximumFte: fc.constantFrom(undefined, undefined, undefined, 3, 2),
  });
}

function arbitraryPerson() {
  return fc.record({
    role: fc.constantFrom('caseworker', 'caseworker', 'caseworker', 'senior', 'manager'),
    fte: fc.constantFrom(1, 0.8, 0.6, 0.5),
    languages: fc.subarray(['ur', 'bn', 'pa', 'fr']),
    current: fc.option(fc.nat(3)),
    liked: fc.array(fc.tuple(fc.nat(3), fc.constantFrom(1, 0.6, 0.3)), { maxLength: 2 }),
    excluded: fc.array(fc.nat(3), { maxLength: 1 }),
    split: fc.option(fc.record({ most: fc.constantFrom(2, 3), step: fc.constantFrom(0.5, 0.25, 0.2) }), { freq: 4 }),
    pin: fc.option(fc.nat(3), { freq: 8 }),
  });
}
