import type { StudyView } from '../contract/studies.ts';
import { type DistrictBalance, worstOf } from '../domain/measures.ts';
import type { Plan } from '../domain/plan.ts';
import { FAIR_SHARE_TOLERANCE, SEVERE_SHORTFALL } from '../domain/policy.ts';
import { planUnder } from '../solving/plan-under.ts';
import { NOTHING_FOUND, type StudyEnd } from './answers.ts';
import { type DemandGround, type DemandScenario, demandScenarios } from './demand-scenarios.ts';

type Robustness = NonNullable<StudyView['robustness']>;
type Scenario = Robustness['scenarios'][number];

/** Scenarios that are suggested at most: enough for a proof in reasonable time. */
const MOST_SUGGESTED = 6;

/** The plan's placements, as they stand, against demand as it was and as it may become: no solve, an exact check each. */
export function robustness(plan: Plan, ground: DemandGround): StudyEnd {
  const judged = judgedScenarios(plan, ground);
  const suggested = hardest(judged);
  const scenarios = judged.map(({ scenario }) => ({ ...scenario, suggested: suggested.has(scenario.id) }));
  const withinTolerance = scenarios.filter((scenario) => scenario.withinTolerance).length;
  const notSevere = judged.filter(({ isSevere }) => !isSevere).length;
  const said = sentence(plan, scenarios, { withinTolerance, notSevere });
  return {
    state: 'done',
    result: {
      ...NOTHING_FOUND,
      robustness: { scenarios, withinTolerance, notSevere, sentence: said, notes: ground.stress.notes },
    },
  };
}

/** A scenario with what the check of the plan as it stands found there. */
interface Judged {
  scenario: Omit<Scenario, 'suggested'>;
  districts: DistrictBalance[];
  isSevere: boolean;
}

function judgedScenarios(plan: Plan, ground: DemandGround): Judged[] {
  return demandScenarios(plan.facts, ground).map((scenario) => judge(plan, scenario));
}

function judge(plan: Plan, { id, name, kind, facts }: DemandScenario): Judged {
  const { districts } = planUnder(plan, facts);
  const coverages = districts.flatMap(({ coverage }) => (coverage === null ? [] : [coverage]));
  const scenario = {
    id,
    name,
    kind,
    demandFte: facts.districts.reduce((sum, { demandFte }) => sum + demandFte, 0),
    ...worstOf(districts),
    withinTolerance: districts.every(({ word }) => word !== 'tight' && word !== 'short'),
    coverage: coverages.length > 0 ? Math.min(...coverages) : null,
  };
  return { scenario, districts, isSevere: districts.some(({ word }) => word === 'short') };
}

/** The scenarios that a plan had better hold up in, the hardest: at most six. */
export function suggestedScenarios(plan: Plan, ground: DemandGround): ReadonlySet<string> {
  return hardest(judgedScenarios(plan, ground));
}

/**
 * For each district the scenario that leaves it furthest below its fair share, since whatever is mended in one place may
 * be missing in another; then those with the worst district of all, up to MOST_SUGGESTED.
 */
function hardest(judged: readonly Judged[]): ReadonlySet<string> {
  const worst = ({ scenario }: Judged): number => scenario.worst?.difference ?? 0;
  const byWorst = judged.toSorted((a, b) => worst(a) - worst(b));
  const lowest = (districts: readonly DistrictBalance[], id: string): number =>
    districts.find(({ districtId }) => districtId === id)?.difference ?? 0;
  const byDistrict = (judged[0]?.districts ?? []).flatMap(({ districtId }) =>
    judged.toSorted((a, b) => lowest(a.districts, districtId) - lowest(b.districts, districtId)).slice(0, 1),
  );
  const order = [...byDistrict.toSorted((a, b) => worst(a) - worst(b)), ...byWorst];
  return new Set([...new Set(order.map(({ scenario }) => scenario.id))].slice(0, MOST_SUGGESTED));
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
