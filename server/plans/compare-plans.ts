import type { Db } from '../../db/open.ts';
import { softRules } from '../../solver/rules/index.ts';
import type { PlanComparison } from '../contract/plans.ts';
import { choiceOf, isSeenFrom, planMeasures } from '../domain/measures.ts';
import { type Plan, samePlacements } from '../domain/plan.ts';
import { currentPlacements } from '../domain/problem.ts';
import { evaluate } from './evaluate.ts';
import { openPlan } from './open-plan.ts';

/**
 * What changes from another plan (or from today's placements on the plan's own facts: doing nothing) to this one. Both
 * are judged by this plan's policy, so that the figures compare.
 * @param otherId id of the other plan, or `today`
 */
export function comparePlans(db: Db, id: string, otherId: string, onlyDistrictId: string | null): PlanComparison {
  const after = openPlan(db, id);
  const before = otherId === 'today' ? doNothing(after) : openPlan(db, otherId);
  const side = (plan: Plan) => {
    const { checked } = evaluate(plan, after);
    return { name: plan.name, measures: planMeasures(plan.facts, plan.placements, checked, onlyDistrictId) };
  };
  const [was, is] = [side(before), side(after)];
  return { before: was, after: is, rules: byRule(was, is), people: differingPeople(before, after, onlyDistrictId) };
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
