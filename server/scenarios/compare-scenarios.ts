import { rememberedInTurns, type Steps } from '../../db/in-turns.ts';
import type { Db } from '../../db/open.ts';
import { readFactRows } from '../../db/queries/facts.ts';
import { findPlanRows, listPlanIds } from '../../db/queries/plans.ts';
import { SCENARIO_TABLES } from '../../db/queries/scenarios.ts';
import { LANGUAGE_COUNT_TABLES, readLanguageRows } from '../../db/queries/shown-languages.ts';
import { verify } from '../../solver/verify.ts';
import { DO_NOTHING, MOST_PLANS, type Scenario, type Scenarios } from '../contract/scenarios.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { fewLanguages } from '../domain/demand/suppress-languages.ts';
import { type PlanFacts, planFacts } from '../domain/facts.ts';
import { type FewLanguages, isFew, withoutFew } from '../domain/few-languages.ts';
import { onFacts, type Plan, planOf, planOfToday, problemAsStands } from '../domain/plan.ts';
import { FAIR_SHARE_TOLERANCE, presetOf } from '../domain/policy.ts';
import { placementList } from '../domain/problem.ts';
import { scenarioMeasures } from '../domain/scenarios/measures.ts';
import { dataDifferences } from '../domain/scenarios/same-data.ts';
import { planSentence, worstWords } from '../domain/scenarios/words.ts';
import { lasting } from '../http/wire/lasting.ts';
import { orConflict } from '../solving/or-conflict.ts';
import { stressStandings } from './stress-standings.ts';

/** What is asked to be set side by side. */
export interface AskedScenarios {
  /** Date of doing nothing, and of the live data. */
  asAt: CivilDate;
  /** Null: those changed last. */
  planIds: readonly string[] | null;
  /** Each plan on its own data, or all on the data as they stand. */
  data: Scenarios['data'];
  /** The one district the reader may see; null for everything. */
  onlyDistrictId: string | null;
  /** False for who is not told FTE of languages with few cases. */
  keepsCounts: boolean;
}

/** What follows who stands best, where not all rest on the same data. */
const ON_OTHER_DATA = ' Not all are measured on the same data: see above.';

const answers = rememberedInTurns<Scenarios>([...SCENARIO_TABLES, ...LANGUAGE_COUNT_TABLES], 24);

/**
 * Plans side by side with doing nothing: the same measures for each, on what data, and under every saved stress case.
 * Worked out in turns, and remembered until something it rests on changes. Plans that are gone are named, not refused.
 * @throws ProblemError conflict where settings are missing
 */
export function compareScenarios(db: Db, asked: AskedScenarios): Promise<Scenarios> {
  return answers.read(db, JSON.stringify(asked), () => steps(db, asked));
}

function* steps(db: Db, { asAt, planIds, data, onlyDistrictId, keepsCounts }: AskedScenarios): Steps<Scenarios> {
  const live = liveFacts(db, asAt);
  yield;
  const known = listPlanIds(db);
  const chosen = planIds ?? known.slice(0, MOST_PLANS);
  const opened = chosen.flatMap((id) => findPlanRows(db, id) ?? []).map(planOf);
  const plans = [doNothing(live), ...opened.map((plan) => (data === 'live' ? onFacts(plan, live) : plan))];
  yield;
  const scenarios: Scenario[] = [];
  for (const plan of plans) {
    const few = keepsCounts ? null : fewLanguages(readLanguageRows(db, plan.facts.demandMonth ?? ''));
    scenarios.push(told(scenarioOf(plan, onlyDistrictId), onlyDistrictId, few));
    yield;
  }
  const { stress, note } = yield* stressStandings(db, plans, onlyDistrictId);
  const differences = plans.slice(1).flatMap((plan) => dataDifferences(plan, live, onlyDistrictId));
  const otherData = stress.length > 0 && note !== null && differences.length > 0 ? ON_OTHER_DATA : '';
  return lasting({
    asAt,
    data,
    tolerance: FAIR_SHARE_TOLERANCE,
    missing: chosen.filter((id) => !known.includes(id)),
    plans: known.length,
    differences,
    scenarios,
    summary: onlyDistrictId === null ? plans.flatMap((plan, at) => summaryOf(plan, scenarios[at])) : [],
    stress,
    stressNote: note === null ? null : note + otherData,
  });
}

/** Today's placements under the name they have beside plans. */
function doNothing(live: PlanFacts): Plan {
  return { ...planOfToday(live), name: 'Doing nothing' };
}

function scenarioOf(plan: Plan, onlyDistrictId: string | null): Scenario {
  const { facts, placements } = plan;
  const checked = verify(problemAsStands(plan), placementList(facts, placements));
  const isPlan = plan.id !== DO_NOTHING;
  return {
    planId: isPlan ? plan.id : null,
    name: plan.name,
    asAt: plan.asAt,
    demandMonth: facts.demandMonth,
    isAssumed: facts.assumption !== undefined,
    policy: isPlan ? presetOf(plan.presetId).name : null,
    maxMoves: isPlan ? plan.maxMoves : null,
    author: isPlan ? plan.createdBy : null,
    updatedAt: isPlan ? plan.updatedAt : null,
    ...scenarioMeasures(plan, checked, onlyDistrictId),
  };
}

/** A scenario with the languages whose FTE the reader is told. */
function told(scenario: Scenario, onlyDistrictId: string | null, few: FewLanguages): Scenario {
  return {
    ...scenario,
    languages: scenario.languages.filter(({ code }) => !isFew(few, onlyDistrictId, code)),
    districts: withoutFew(scenario.districts, few),
  };
}

function summaryOf(plan: Plan, scenario: Scenario | undefined): string[] {
  if (!scenario) return [];
  const names = new Map(plan.facts.districts.map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => names.get(id) ?? id;
  if (plan.id === DO_NOTHING) return [`Doing nothing: the worst district is ${worstWords(scenario, nameOf)}.`];
  return [planSentence(plan.name, scenario, nameOf)];
}

/** @throws ProblemError conflict where settings are missing */
function liveFacts(db: Db, asAt: CivilDate): PlanFacts {
  return orConflict(() => planFacts(readFactRows(db, asAt)));
}
