import { describe, expect, it } from 'vitest';
import { type Plan, problemAsStands } from '../../../../../server/domain/plan.ts';
import { currentPlacements, placementList } from '../../../../../server/domain/problem.ts';
import { scenarioMeasures } from '../../../../../server/domain/scenarios/measures.ts';
import { verify } from '../../../../../solver/verify.ts';
import { exampleFacts, examplePlan } from '../example.ts';

function measured(plan: Plan, onlyDistrictId: string | null = null) {
  const checked = verify(problemAsStands(plan), placementList(plan.facts, plan.placements));
  return scenarioMeasures(plan, checked, onlyDistrictId);
}

/** Half of the manager of South, who has to be there whole, in North, and Bob in South. */
function moved(): Plan {
  const placements = currentPlacements(exampleFacts);
  placements.set('b', [{ districtId: 'south', share: 1 }]);
  placements.set('m', [
    { districtId: 'south', share: 0.5 },
    { districtId: 'north', share: 0.5 },
  ]);
  const pin = { reason: 'agreed', author: 'Kim', pinnedAt: '2021-04-01T09:00:00Z' };
  const pins = new Map([
    ['b', { ...pin, expires: null }],
    ['c', { ...pin, expires: '2021-03-31' }],
  ]);
  return examplePlan({ placements, pins });
}

describe('measures that scenarios are set side by side by', () => {
  it('are those worked out by hand for doing nothing', () => {
    // capacity 1 + 0.5 and 0.8 (the manager carries no cases); demand 1 and 0.5; see measures.test.ts
    const found = measured(examplePlan());
    expect(found).toMatchObject({
      demand: 'Demand as counted in March 2021',
      people: 4,
      moves: 0,
      stated: 2,
      firstChoices: 1,
      inSeveral: 0,
      pins: 0,
      worst: { districtId: 'north' },
      word: 'tight',
      // North is 2.17 % short, South 4.35 % over
      withinTolerance: 1,
      minimums: 1,
      brokenMinimums: [],
      otherBreaches: 0,
      demandFte: 1.5,
      languages: [{ code: 'ur', name: 'Urdu', demandFte: 0.2, coveredFte: 0, gapFte: 0.2 }],
    });
    expect(found.capacityFte).toBeCloseTo(2.3, 12);
    // (0.8 − 0.76667) ÷ 0.76667 − (1.5 − 1.53333) ÷ 1.53333
    expect(found.spread).toBeCloseTo(0.0434783 + 0.0217391, 6);
  });

  it('count moves, people in several districts, pins that hold and minimums that do not', () => {
    const found = measured(moved());
    expect(found).toMatchObject({ moves: 2, inSeveral: 1, pins: 1, minimums: 1, otherBreaches: 0 });
    expect(found.brokenMinimums).toHaveLength(1);
    expect(found.brokenMinimums[0]).toContain('South would have 0.50');
    // Bob speaks Urdu, and South has him now
    expect(found.languages[0]?.gapFte).toBe(0);
    // North 1 of 1.53333, South 1.3 of 0.76667
    expect(found.worst?.difference).toBeCloseTo(-0.3478261, 6);
    expect(found.word).toBe('short');
  });

  it('tell of one district only its people and figures', () => {
    const found = measured(moved(), 'north');
    expect(found.districts.map(({ districtId }) => districtId)).toEqual(['north']);
    // Ann, Bob who was there, and May who is there by half
    expect(found).toMatchObject({ people: 3, moves: 2, minimums: 0, brokenMinimums: [], spread: null, demandFte: 1 });
    expect(found.stated).toBe(1);
  });

  it('count other rules that are not kept apart', () => {
    const placements = currentPlacements(exampleFacts);
    // Cas cannot work in North
    placements.set('c', [{ districtId: 'north', share: 1 }]);
    expect(measured(examplePlan({ placements }))).toMatchObject({ otherBreaches: 1, brokenMinimums: [] });
    expect(measured(examplePlan({ placements }), 'south')).toMatchObject({ otherBreaches: 1, people: 2 });
  });
});
