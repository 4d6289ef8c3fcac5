import type { Actor } from '../../db/queries/audit.ts';
import { inTransaction, removePin, replacePin, replacePlacements } from '../../db/queries/plans.ts';
import { discardReadyProposals } from '../../db/queries/proposals.ts';
import type { PlanView } from '../contract/plans.ts';
import { withArrangementPins } from '../domain/arrangement-pins.ts';
import { onFacts } from '../domain/plan.ts';
import { advance, requireNoneRunning, requireVersion } from './advance.ts';
import { assumedAgain } from './assume.ts';
import { liveFacts, openPlan, type PlansDeps } from './open-plan.ts';
import { planDataFields, tellOfPeople, tellOfPlan } from './plan-history.ts';
import { planView } from './plan-view.ts';

/**
 * Takes the live data again: people who left go, newcomers come in where they work today, the rest of the placements
 * and pins stays. An assumption about demand is applied again, with its cases as the plan took them. Who came by a temporary arrangement is pinned until it ends. A proposal made on the old facts is discarded.
 * @throws ProblemError version-changed; conflict while a proposal is running
 */
export function refreshPlan({ db, now }: PlansDeps, id: string, version: number, actor: Actor): PlanView {
  return inTransaction(db, () => {
    const plan = openPlan(db, id);
    requireVersion(db, plan, version);
    requireNoneRunning(db, plan, 'refresh the plan');
    const at = now().toISOString();
    const by = { author: actor.name, at };
    const live = assumedAgain(db, liveFacts(db, plan.asAt), plan.facts.assumption);
    const refreshed = withArrangementPins(onFacts(plan, live), plan.facts, by);
    const everybody = new Set([...plan.placements.keys(), ...refreshed.placements.keys()]);
    for (const personId of everybody) {
      const placements = refreshed.placements.get(personId) ?? [];
      if (placements !== plan.placements.get(personId)) replacePlacements(db, id, personId, placements);
    }
    for (const personId of plan.pins.keys()) if (!refreshed.pins.has(personId)) removePin(db, id, personId);
    for (const [personId, pin] of refreshed.pins) {
      if (pin !== plan.pins.get(personId)) replacePin(db, id, { personId, ...pin });
    }
    discardReadyProposals(db, id, null);
    advance(db, plan, at, { facts: JSON.stringify(refreshed.facts) });
    tellOfPlan(
      db,
      id,
      { actor, at },
      {
        action: 'plan.refresh',
        before: planDataFields(plan),
        after: planDataFields(refreshed),
      },
    );
    tellOfPeople(db, plan, refreshed, everybody, { actor, at });
    return planView(db, openPlan(db, id), null);
  });
}
