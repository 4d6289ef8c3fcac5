import { demandedLanguages, resultsUnder, type Tally, tallyPlacements, verify } from '../../solver/verify.ts';
import { balancesOf, presences } from '../domain/balances.ts';
import type { PlanFacts } from '../domain/facts.ts';
import { type DistrictBalance, districtBalances } from '../domain/measures.ts';
import { type Plan, problemAsStands } from '../domain/plan.ts';
import { placementList, problemDistricts } from '../domain/problem.ts';

/** The plan's placements judged on other facts, exactly: every district, and the weighted sum. */
export function planUnder(plan: Plan, facts: PlanFacts): { districts: DistrictBalance[]; objective: number } {
  const checked = verify(problemAsStands({ ...plan, facts }), placementList(facts, plan.placements));
  return { districts: districtBalances(facts, plan.placements, checked), objective: checked.objective };
}

/**
 * The districts of `planUnder` for one demand after another: what the placements add up to is worked out once.
 * @returns asks for facts that differ from the plan's in the demand of districts only
 */
export function districtsUnder(plan: Plan): (facts: PlanFacts) => DistrictBalance[] {
  const tallies = new Map<string, Tally>();
  const present = presences(plan.facts, plan.placements);
  const placements = placementList(plan.facts, plan.placements);
  return (facts) => {
    const districts = problemDistricts(facts.districts);
    // a tally is of the languages that some family needs
    const languages = JSON.stringify(demandedLanguages(districts));
    const tally = tallies.get(languages) ?? tallyPlacements(problemAsStands({ ...plan, facts }), placements);
    tallies.set(languages, tally);
    return balancesOf(facts, present, resultsUnder(districts, tally));
  };
}
