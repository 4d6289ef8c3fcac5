import type { Db } from '../../db/open.ts';
import { listPlanIds } from '../../db/queries/plans.ts';
import type { PlanHead } from '../contract/plans.ts';
import { openPlan } from './open-plan.ts';
import { planHead } from './plan-view.ts';

/** Every plan, the one changed last first. */
export function listPlans(db: Db, onlyDistrictId: string | null): PlanHead[] {
  return listPlanIds(db).map((id) => planHead(openPlan(db, id), onlyDistrictId));
}
