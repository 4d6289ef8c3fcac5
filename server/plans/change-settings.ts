import { inTransaction } from '../../db/queries/plans.ts';
import type { PlanHead, PresetId } from '../contract/plans.ts';
import { advance, requireVersion } from './advance.ts';
import { openPlan, type PlansDeps } from './open-plan.ts';
import { planHead } from './plan-view.ts';

/** Settings to change; what is absent stays. */
export interface PlanSettings {
  name?: string | undefined;
  presetId?: PresetId | undefined;
  maxMoves?: number | null | undefined;
}

/** Changes name, policy or the most moves of a plan. The placements stay; the measures follow the policy. */
export function changeSettings({ db, now }: PlansDeps, id: string, version: number, settings: PlanSettings): PlanHead {
  return inTransaction(db, () => {
    const plan = openPlan(db, id);
    requireVersion(db, plan, version);
    const { name = plan.name, presetId = plan.presetId, maxMoves = plan.maxMoves } = settings;
    advance(db, plan, now().toISOString(), { name, presetId, maxMoves });
    return planHead(openPlan(db, id), null);
  });
}
