import type { Db } from '../../db/open.ts';
import type { Actor } from '../../db/queries/audit.ts';
import { inTransaction, removePin, replacePin, replacePlacements } from '../../db/queries/plans.ts';
import type { PlanChanged } from '../contract/plans.ts';
import { planMeasures } from '../domain/measures.ts';
import type { Plan } from '../domain/plan.ts';
import { type AppliedChanges, applyChanges, type PlanChange } from '../domain/plan-changes.ts';
import { invalidInput } from '../http/problem.ts';
import { advance, requireVersion } from './advance.ts';
import { evaluate } from './evaluate.ts';
import { openPlan, type PlansDeps } from './open-plan.ts';
import { type Doing, tellOfPeople } from './plan-history.ts';
import { planRows } from './plan-rows.ts';

/**
 * Places, pins and unpins people, all or none.
 * @param actor whoever changes: kept with a pin and in the history
 * @returns the rows touched, the measures now, and the changes that take it back
 * @throws ProblemError invalid-input naming every change that is refused; version-changed
 */
export function changePlan(
  { db, now }: PlansDeps,
  id: string,
  version: number,
  changes: readonly PlanChange[],
  actor: Actor,
): PlanChanged {
  return inTransaction(db, () => {
    const plan = openPlan(db, id);
    requireVersion(db, plan, version);
    const at = now().toISOString();
    return storeChanges(db, plan, changesOrFaults(plan, changes, { author: actor.name, at }), { actor, at });
  });
}

/** The changes applied. @throws ProblemError invalid-input naming every change that is refused */
export function changesOrFaults(
  plan: Plan,
  changes: readonly PlanChange[],
  by: { author: string; at: string },
): AppliedChanges {
  const applied = applyChanges(plan, changes, by);
  if ('faults' in applied) throw invalidInput(applied.faults);
  return applied;
}

/**
 * Stores what changed about the people touched, tells the history of each, and takes the plan to its next version. Call
 * it inside a transaction.
 */
export function storeChanges(db: Db, before: Plan, applied: AppliedChanges, doing: Doing): PlanChanged {
  const { plan, touched, undo } = applied;
  for (const personId of touched) {
    if (plan.placements.get(personId) !== before.placements.get(personId)) {
      replacePlacements(db, plan.id, personId, plan.placements.get(personId) ?? []);
    }
    const pin = plan.pins.get(personId);
    if (pin === before.pins.get(personId)) continue;
    if (pin) replacePin(db, plan.id, { personId, ...pin });
    else removePin(db, plan.id, personId);
  }
  const evaluated = evaluate(plan);
  advance(db, before, doing.at);
  tellOfPeople(db, before, plan, touched, doing);
  return {
    version: before.version + 1,
    rows: planRows(evaluated, { onlyDistrictId: null, personIds: touched }),
    measures: planMeasures(plan.facts, plan.placements, evaluated.checked),
    undo,
  };
}
