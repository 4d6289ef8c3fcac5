import type { Actor } from '../../db/queries/audit.ts';
import { deletePlan, inTransaction } from '../../db/queries/plans.ts';
import { requireNoneRunning, requireVersion } from './advance.ts';
import { openPlan, type PlansDeps } from './open-plan.ts';
import { planSettingsFields, tellOfPlan } from './plan-history.ts';

/** Deletes a plan with its placements, pins and proposals. @throws ProblemError conflict while a proposal is running */
export function removePlan({ db, now }: PlansDeps, id: string, version: number, actor: Actor): void {
  inTransaction(db, () => {
    const plan = openPlan(db, id);
    requireVersion(db, plan, version);
    requireNoneRunning(db, plan, 'delete the plan');
    deletePlan(db, id, version);
    const before = { ...planSettingsFields(plan), people: plan.facts.people.length };
    tellOfPlan(db, id, { actor, at: now().toISOString() }, { action: 'plan.delete', before });
  });
}
