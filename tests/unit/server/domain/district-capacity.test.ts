import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { districtCapacity, districtCaseFte } from '../../../../server/domain/district-capacity.ts';
import type { FactPerson, PlanFacts } from '../../../../server/domain/facts.ts';
import { POLICY_PRESETS } from '../../../../server/domain/policy.ts';
import { currentPlacements, placementList, toProblem } from '../../../../server/domain/problem.ts';
import { verify } from '../../../../solver/verify.ts';
import { exampleFacts } from './example.ts';

const seed = 20210401;
const service = {
  roles: [
    { id: 'caseworker', title: 'Caseworker', caseload: 1 },
    { id: 'senior', title: 'Senior', caseload: 0.5 },
  ],
  districts: [{ id: 'north' }, { id: 'south' }, { id: 'west' }],
};
const worker = (id: string, currentDistrictId: string | null, more: Partial<FactPerson> = {}): FactPerson => ({
  ...{ id, name: id, roleId: 'caseworker', contractedMinutes: 2220, fte: 1, languages: [], currentDistrictId },
  ...{ preferences: [], cannotWorkIn: [], ...more },
});

describe('districtCapacity', () => {
  it('adds up what people of a district carry: their time, what of their role holds cases, what new starters carry', () => {
    const people = [
      worker('a', 'north'),
      worker('b', 'north', { fte: 0.5 }),
      worker('c', 'north', { roleId: 'senior', fte: 0.8 }),
      worker('d', 'south', { fte: 0.5, reduced: { share: 0.9, fullFrom: '2021-09-01' } }),
    ];
    const found = districtCapacity(people, service);
    expect([...found.keys()]).toEqual(['north', 'south', 'west']);
    expect(found.get('north')).toEqual({ caseFte: 1.9, notYetFte: 0 });
    expect(found.get('south')?.caseFte).toBeCloseTo(0.45, 12);
    expect(found.get('south')?.notYetFte).toBeCloseTo(0.05, 12);
    expect(found.get('west')).toEqual({ caseFte: 0, notYetFte: 0 });
  });

  it('counts nobody who is of no district, of one that is not there, or of a role without cases', () => {
    const people = [worker('a', null), worker('b', 'east'), worker('c', 'north', { roleId: 'manager' })];
    expect([...districtCaseFte(people, service).values()]).toEqual([0, 0, 0]);
  });

  it('comes to what the check of a plan finds with everybody where they are', () => {
    const [preset] = POLICY_PRESETS;
    if (!preset) throw new Error('There is no policy');
    const person = fc.record({
      roleId: fc.constantFrom('caseworker', 'manager'),
      fte: fc.double({ min: 0.01, max: 1, noNaN: true }),
      currentDistrictId: fc.constantFrom('north', 'south', null),
      reduced: fc.option(fc.constant({ share: 0.9, fullFrom: '2021-09-01' }), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(person, { maxLength: 12 }), (drawn) => {
        const people = drawn.map(({ reduced, ...one }, at) =>
          worker(`p${at}`, one.currentDistrictId, { ...one, ...(reduced ? { reduced } : {}) }),
        );
        const facts: PlanFacts = { ...exampleFacts, people };
        const problem = toProblem(facts, { weights: preset.weights, maxMoves: null });
        const checked = verify(problem, placementList(facts, currentPlacements(facts)));
        const capacity = districtCaseFte(people, facts);
        for (const { id, capacityFte } of checked.districts) expect(capacity.get(id)).toBeCloseTo(capacityFte, 9);
      }),
      { seed, numRuns: 60 },
    );
  });
});
