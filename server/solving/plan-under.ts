import { verify } from '../../solver/verify.ts';
import type { PlanFacts } from '../domain/facts.ts';
import { type DistrictBalance, districtBalances } from '../domain/measures.ts';
import { type Plan, problemAsStands } from '../domain/plan.ts';
import { placementList } from '../domain/problem.ts';

/** The plan's placements judged on other facts, exactly: every district, and the weighted sum. */
export function planUnder(plan: Plan, facts: PlanFacts): { districts: DistrictBalance[]; objective: number } {
  const checked = verify(problemAsStands({ ...plan, facts }), placementList(facts, plan.placements));
  return { districts: districtBalances(facts, plan.placements, checked), objective: checked.objective };
}
