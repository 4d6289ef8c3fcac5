import type { Db } from '../../db/open.ts';
import { advancePlan, type PlanPatch } from '../../db/queries/plans.ts';
import { findProposalOfPlan } from '../../db/queries/proposals.ts';
import type { Plan } from '../domain/plan.ts';
import { versionChanged } from '../http/preconditions.ts';
import { ProblemError } from '../http/problem.ts';
import { noSuchPlan, openPlan } from './open-plan.ts';
import { planView } from './plan-view.ts';

/**
 * Refuses to go on where the plan is not at the version the change starts from. Call it first inside the transaction.
 * @throws ProblemError version-changed, with the plan as it is now
 */
export function requireVersion(db: Db, plan: Plan, version: number): void {
  if (plan.version !== version) throw versionChanged(`the plan “${plan.name}”`, planView(db, plan, null));
}

/**
 * Takes the plan to its next version, in the same statement that checks the one it starts from.
 * @throws ProblemError version-changed or not-found; thrown inside a transaction it undoes the rest
 */
export function advance(db: Db, plan: Plan, updatedAt: string, patch: PlanPatch = {}): void {
  if (advancePlan(db, plan.id, plan.version, updatedAt, patch)) return;
  const present = openPlan(db, plan.id);
  if (present.version === plan.version) throw noSuchPlan();
  throw versionChanged(`the plan “${present.name}”`, planView(db, present, null));
}

/** @throws ProblemError conflict where a proposal for the plan is being worked out */
export function requireNoneRunning(db: Db, plan: Plan, doing: string): void {
  const running = findProposalOfPlan(db, plan.id, ['queued', 'running']);
  if (!running) return;
  throw new ProblemError(
    'conflict',
    `A proposal (${running}) is being worked out for “${plan.name}”. Stop it, then ${doing}.`,
  );
}
