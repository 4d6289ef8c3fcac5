import { inTransaction, removePin, replacePlacements } from '../../db/queries/plans.ts';
import { discardReadyProposals } from '../../db/queries/proposals.ts';
import type { PlanView } from '../contract/plans.ts';
import { onFacts } from '../domain/plan.ts';
import { advance, requireNoneRunning, requireVersion } from './advance.ts';
import { liveFacts, openPlan, type PlansDeps } from './open-plan.ts';
import { planView } from './plan-view.ts';

/**
 * Takes the live data again: people who left go, newcomers come in where they work today, the rest of the placements
 * and pins stays. A proposal made on the old facts is discarded.
 * @throws ProblemError version-changed; conflict while a proposal is running
 */
export function refreshPlan({ db, now }: PlansDeps, id: string, version: number): PlanView {
  return inTransaction(db, () => {
    const plan = openPlan(db, id);
    requireVersion(db, plan, version);
    requireNoneRunning(db, plan, 'refresh the plan');
    const refreshed = onFacts(plan, liveFacts(db, plan.asAt));
    for (const personId of new Set([...plan.placements.keys(), ...refreshed.placements.keys()])) {
      const placements = refreshed.placements.get(personId) ?? [];
      if (placements !== plan.placements.get(personId)) replacePlacements(db, id, personId, placements);
    }
    for (const personId of plan.pins.keys()) if (!refreshed.pins.has(personId)) removePin(db, id, personId);
    discardReadyProposals(db, id, null);
    advance(db, plan, now().toISOString(), { facts: JSON.stringify(refreshed.facts) });
    return planView(db, openPlan(db, id), null);
  });
}
