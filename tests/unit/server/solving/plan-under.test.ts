import { describe, expect, it } from 'vitest';
import type { PlanFacts } from '../../../../server/domain/facts.ts';
import { districtsUnder, planUnder } from '../../../../server/solving/plan-under.ts';
import { exampleFacts, examplePlan } from '../domain/example.ts';

/** The example with other demand in North, part of which may need a speaker. */
function demanding(demandFte: number, languageDemand: { code: string; demandFte: number }[] = []): PlanFacts {
  const districts = exampleFacts.districts.map((district) =>
    district.id === 'north' ? { ...district, demandFte, languageDemand } : district,
  );
  return { ...exampleFacts, districts };
}

describe('a plan under another demand', () => {
  it('has the fair shares of that demand', () => {
    // 2.3 FTE over 2 : 0.5
    const [north, south] = planUnder(examplePlan(), demanding(2)).districts;
    expect(north?.fairShareFte).toBeCloseTo(1.84, 12);
    expect(south?.fairShareFte).toBeCloseTo(0.46, 12);
  });

  it('is judged alike one demand after another, in other languages too', () => {
    const plan = examplePlan();
    const judge = districtsUnder(plan);
    for (const facts of [
      exampleFacts,
      demanding(3),
      demanding(3, [{ code: 'ur', demandFte: 0.4 }]),
      demanding(3, [{ code: 'xx', demandFte: 0.4 }]),
      demanding(0),
      exampleFacts,
    ]) {
      expect(judge(facts)).toEqual(planUnder(plan, facts).districts);
    }
  });
});
