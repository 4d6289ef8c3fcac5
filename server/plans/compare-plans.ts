import type { Db } from '../../db/open.ts';
import { softRules } from '../../solver/rules/index.ts';
import type { PlanComparison } from '../contract/plans.ts';
import { onDemandOf, withoutAssumption } from '../domain/assumption.ts';
import { demandWords } from '../domain/assumption-words.ts';
import type { PlanFacts } from '../domain/facts.ts';
import { choiceOf, isSeenFrom, planMeasures } from '../domain/measures.ts';
import { type Plan, samePlacements } from '../domain/plan.ts';
import { currentPlacements } from '../domain/problem.ts';
import { evaluate } from './evaluate.ts';
import { openPlan } from './open-plan.ts';

/**
 * What changes from another plan (or from today's placements on the plan's own facts: doing nothing) to this one. Both
 * are judged by this plan's policy and, where one of them takes demand as if something happened, on this plan's demand,
 * so that the figures compare; and then on the other demands too.
 * @param otherId id of the other plan, or `today`
 */
export function comparePlans(db: Db, id: string, otherId: string, onlyDistrictId: string | null): PlanComparison {
  const after = openPlan(db, id);
  const before = otherId === 'today' ? doNothing(after) : openPlan(db, otherId);
  const measured = ({ facts, placements, ...plan }: Plan, demand: PlanFacts | null) => {
    const judged = { ...plan, placements, facts: demand ? onDemandOf(facts, demand) : facts };
    const { checked } = evaluate(judged, after);
    return {
      name: plan.name,
      demand: demandWords(judged.facts, onlyDistrictId),
      measures: planMeasures(judged.facts, placements, checked, onlyDistrictId),
    };
  };
  const assumes = before.facts.assumption !== undefined || after.facts.assumption !== undefined;
  const [was, is] = [measured(before, assumes ? after.facts : null), measured(after, null)];
  return {
    before: was,
    after: is,
    otherDemands: otherDemands(before, after).map((facts) => {
      const [first, second] = [measured(before, facts), measured(after, facts)];
      return { demand: second.demand, before: first.measures, after: second.measures };
    }),
    rules: byRule(was, is),
    people: differingPeople(before, after, onlyDistrictId),
  };
}

/** The demands, beside its own, that it is worth to know of how both plans stand: as counted, and the other plan's. */
function otherDemands(before: Plan, after: Plan): PlanFacts[] {
  const own = demandWords(after.facts, null);
  const others = [
    ...(after.facts.assumption ? [withoutAssumption(after.facts)] : []),
    ...(before.facts.assumption ? [before.facts] : []),
  ];
  return others.filter((facts) => demandWords(facts, null) !== own);
}

type Side = PlanComparison['before'];

function byRule(before: Side, after: Side): PlanComparison['rules'] {
  const [was, is] = [before.measures.penalties, after.measures.penalties];
  if (!was || !is) return [];
  return softRules.map(({ id, title }) => ({ title, before: was[id], after: is[id], change: is[id] - was[id] }));
}

function doNothing(plan: Plan): Plan {
  return { ...plan, name: 'Today', placements: currentPlacements(plan.facts), pins: new Map() };
}

function differingPeople(before: Plan, after: Plan, onlyDistrictId: string | null): PlanComparison['people'] {
  const people = new Map([...before.facts.people, ...after.facts.people].map((person) => [person.id, person]));
  return [...people.values()].flatMap((person) => {
    const was = before.placements.get(person.id) ?? [];
    const is = after.placements.get(person.id) ?? [];
    if (samePlacements(was, is) || !isSeenFrom(onlyDistrictId, person, [...was, ...is])) return [];
    return [
      {
        personId: person.id,
        name: person.name,
        before: was,
        after: is,
        choiceBefore: choiceOf(person.preferences, was),
        choiceAfter: choiceOf(person.preferences, is),
      },
    ];
  });
}
