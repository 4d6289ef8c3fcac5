import type { Db } from '../../db/open.ts';
import { listPlanIds, PLAN_TABLES } from '../../db/queries/plans.ts';
import { rememberedRead } from '../../db/remember.ts';
import type { PlanHead } from '../contract/plans.ts';
import { lasting } from '../http/wire/lasting.ts';
import { openPlan } from './open-plan.ts';
import { planHead } from './plan-view.ts';

const remembered = rememberedRead<{ plans: PlanHead[] }>('plans', PLAN_TABLES);

/** Every plan, the one changed last first. */
export function listPlans(db: Db, onlyDistrictId: string | null): { plans: PlanHead[] } {
  return remembered(db, onlyDistrictId ?? '', () =>
    lasting({ plans: listPlanIds(db).map((id) => planHead(openPlan(db, id), onlyDistrictId)) }),
  );
}
