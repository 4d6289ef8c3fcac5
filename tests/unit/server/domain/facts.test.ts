import { describe, expect, it } from 'vitest';
import { FactsMissing, planFacts } from '../../../../server/domain/facts.ts';
import { currentPlacements, placementList, toProblem } from '../../../../server/domain/problem.ts';
import { readPlanInput } from '../../../../solver/plan-input.ts';
import { exampleFacts, exampleRows } from './example.ts';

const weights = { fairShare: 10, severe: 30, language: 4, preference: 1, move: 0.5 };

describe('facts at a date', () => {
  it('takes demand from the latest complete month, with the weights then in force', () => {
    expect(exampleFacts.demandMonth).toBe('2021-03');
    // north: 50 × 2 = 100 points = 1 FTE; south: 4 × 5 + 15 × 2 = 50 points = 0.5 FTE, of which Urdu 20 points = 0.2
    expect(exampleFacts.districts.map(({ demandFte }) => demandFte)).toEqual([1, 0.5]);
    expect(exampleFacts.districts[1]?.languageDemand).toEqual([{ code: 'ur', demandFte: 0.2 }]);
    expect(exampleFacts.districts[1]?.unknownLanguageCases).toBe(15);
    expect(exampleFacts.districts[1]?.openCases).toBe(19);
  });

  it('shows the working in the order of the levels', () => {
    expect(exampleFacts.districts[1]?.working).toEqual([
      { levelId: 'l2', levelName: 'Level 2', openCases: 15, pointsPerCase: 2, points: 30 },
      { levelId: 'l3', levelName: 'Level 3', openCases: 4, pointsPerCase: 5, points: 20 },
    ]);
  });

  it('takes a newer weight from its first day', () => {
    const later = planFacts({ ...exampleRows, asAt: '2021-04-02' });
    // north: 50 × 3 = 150 points
    expect(later.districts[0]?.demandFte).toBe(1.5);
  });

  it('keeps FTE unrounded and preferences by rank', () => {
    expect(exampleFacts.people.map((person) => person.fte)).toEqual([1, 0.5, 0.8, 1]);
    expect(exampleFacts.people[0]?.preferences.map(({ districtId }) => districtId)).toEqual(['north', 'south']);
    expect(exampleFacts.people[1]?.languages).toEqual(['en', 'ur']);
    expect(exampleFacts.people[2]?.cannotWorkIn).toEqual(['north']);
  });

  it('survives being kept as JSON', () => {
    expect(JSON.parse(JSON.stringify(exampleFacts))).toEqual(exampleFacts);
  });

  it('has no demand before the first complete month', () => {
    const early = planFacts({ ...exampleRows, asAt: '2021-02-01' });
    expect(early.demandMonth).toBeNull();
    expect(early.districts.map(({ demandFte }) => demandFte)).toEqual([0, 0]);
  });

  it('names a level that has cases but no weight', () => {
    const rows = { ...exampleRows, weights: exampleRows.weights.filter((weight) => weight.levelId !== 'l3') };
    expect(() => planFacts(rows)).toThrow(FactsMissing);
    expect(() => planFacts(rows)).toThrow('“l3” has cases but no case weight');
  });
});

describe('the planning problem of facts', () => {
  it('is what the solver reads, ids such as __proto__ included', () => {
    const rows = JSON.parse(
      JSON.stringify(exampleRows).replaceAll('"north"', '"__proto__"').replaceAll('"a"', '"constructor"'),
    );
    const facts = planFacts(rows);
    const pins = new Map([['constructor', [{ districtId: '__proto__', share: 1 }]]]);
    const reading = readPlanInput(JSON.parse(JSON.stringify(toProblem(facts, { weights, maxMoves: 3, pins }))));
    if (!reading.ok) throw new Error(reading.faults.map((fault) => fault.message).join(' '));
    const { districts, staff, policy } = reading.input;
    expect(districts.map(({ id }) => id)).toEqual(['__proto__', 'south']);
    expect(staff[0]).toMatchObject({ id: 'constructor', current: '__proto__', fte: 1 });
    expect(Object.entries(staff[0]?.preferences ?? {})).toEqual([
      ['__proto__', 1],
      ['south', 0.6],
    ]);
    expect(Object.entries(staff[0]?.pinned ?? {})).toEqual([['__proto__', 1]]);
    expect(policy).toMatchObject({ tolerance: 0.02, severe: 0.1, maxMoves: 3, weights });
  });

  it('keeps the order of people, their constraints and the minimums', () => {
    const problem = toProblem(exampleFacts, { weights, maxMoves: null });
    expect(problem.staff.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'm']);
    expect(problem.staff[2]?.excluded).toEqual(['north']);
    expect(problem.districts[1]?.minimumFte).toEqual({ manager: 1 });
    expect(problem.staff.every((person) => person.pinned === undefined && person.maxDistricts === undefined)).toBe(
      true,
    );
  });

  it('allows a split only for whoever is split', () => {
    const halves = [
      { districtId: 'north', share: 0.5 },
      { districtId: 'south', share: 0.5 },
    ];
    const problem = toProblem(exampleFacts, { weights, maxMoves: null, splits: new Map([['b', halves]]) });
    expect(problem.staff[1]).toMatchObject({ maxDistricts: 2, splitStep: 0.05 });
    expect(problem.staff[0]?.maxDistricts).toBeUndefined();
  });

  it('places everybody in the district of their team, and leaves out who has none', () => {
    const facts = {
      ...exampleFacts,
      people: exampleFacts.people.map((p) => (p.id === 'm' ? { ...p, currentDistrictId: null } : p)),
    };
    expect(placementList(facts, currentPlacements(facts))).toEqual([
      { staff: 'a', district: 'north', share: 1 },
      { staff: 'b', district: 'north', share: 1 },
      { staff: 'c', district: 'south', share: 1 },
    ]);
  });
});
