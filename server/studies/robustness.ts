import { verify } from '../../solver/verify.ts';
import type { StudyView } from '../contract/studies.ts';
import { balance } from '../domain/fair-share.ts';
import { districtBalances, worstDistrict } from '../domain/measures.ts';
import { type Plan, problemAsStands } from '../domain/plan.ts';
import { FAIR_SHARE_TOLERANCE, SEVERE_SHORTFALL } from '../domain/policy.ts';
import { placementList } from '../domain/problem.ts';
import { NOTHING_FOUND, type StudyEnd } from './answers.ts';
import type { MonthDemand } from './demand-history.ts';
import { type DemandScenario, demandScenarios } from './demand-scenarios.ts';

type Robustness = NonNullable<StudyView['robustness']>;
type Scenario = Robustness['scenarios'][number];

/** The plan's placements, as they stand, against demand as it was and as it may become: no solve, an exact check each. */
export function robustness(plan: Plan, history: readonly MonthDemand[]): StudyEnd {
  const judged = demandScenarios(plan.facts, history).map((scenario) => judge(plan, scenario));
  const scenarios = judged.map(({ scenario }) => scenario);
  const withinTolerance = scenarios.filter((scenario) => scenario.withinTolerance).length;
  const notSevere = judged.filter(({ isSevere }) => !isSevere).length;
  const said = sentence(plan, scenarios, { withinTolerance, notSevere });
  return {
    state: 'done',
    result: { ...NOTHING_FOUND, robustness: { scenarios, withinTolerance, notSevere, sentence: said } },
  };
}

function judge(plan: Plan, { id, name, kind, facts }: DemandScenario): { scenario: Scenario; isSevere: boolean } {
  const checked = verify(problemAsStands({ ...plan, facts }), placementList(facts, plan.placements));
  const districts = districtBalances(facts, plan.placements, checked);
  const words = districts.map(
    ({ capacityFte, fairShareFte }) => balance(capacityFte, fairShareFte, FAIR_SHARE_TOLERANCE, SEVERE_SHORTFALL).word,
  );
  const coverages = districts.flatMap(({ coverage }) => (coverage === null ? [] : [coverage]));
  const scenario = {
    id,
    name,
    kind,
    demandFte: facts.districts.reduce((sum, { demandFte }) => sum + demandFte, 0),
    worst: worstDistrict(districts),
    withinTolerance: words.every((word) => word !== 'tight' && word !== 'short'),
    coverage: coverages.length > 0 ? Math.min(...coverages) : null,
  };
  return { scenario, isSevere: words.includes('short') };
}

function sentence(
  { facts }: Plan,
  scenarios: readonly Scenario[],
  { withinTolerance, notSevere }: Pick<Robustness, 'withinTolerance' | 'notSevere'>,
): string {
  const all = scenarios.length;
  const hardest = scenarios.reduce<Scenario | null>(
    (low, one) => (one.worst && one.worst.difference < (low?.worst?.difference ?? 0) ? one : low),
    null,
  );
  const within = `In ${withinTolerance} of ${all} cases every district stays within ${percent(FAIR_SHARE_TOLERANCE)} of its fair share`;
  const severe = `in ${notSevere} none is more than ${percent(SEVERE_SHORTFALL)} short`;
  const name = facts.districts.find(({ id }) => id === hardest?.worst?.districtId)?.name;
  const worst = hardest?.worst
    ? ` Hardest: ${hardest.name}, with ${name} ${percent(-hardest.worst.difference)} short.`
    : '';
  return `${within}; ${severe}.${worst}`;
}

function percent(fraction: number): string {
  return `${Math.round(fraction * 100)} %`;
}
