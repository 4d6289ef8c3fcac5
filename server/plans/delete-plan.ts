import { deletePlan, inTransaction } from '../../db/queries/plans.ts';
import { requireNoneRunning, requireVersion } from './advance.ts';
import { openPlan, type PlansDeps } from './open-plan.ts';

/** Deletes a plan with its placements, pins and proposals. @throws ProblemError conflict while a proposal is running */
export function removePlan({ db }: PlansDeps, id: string, version: number): void {
  inTransaction(db, () => {
    const plan = openPlan(db, id);
    requireVersion(db, plan, version);
    requireNoneRunning(db, plan, 'delete the plan');
    deletePlan(db, id, version);
  });
}
