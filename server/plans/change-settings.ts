import type { Actor } from '../../db/queries/audit.ts';
import { inTransaction } from '../../db/queries/plans.ts';
import type { PlanHead, PresetId } from '../contract/plans.ts';
import { differingFields } from '../domain/differences.ts';
import { advance, requireVersion } from './advance.ts';
import { openPlan, type PlansDeps } from './open-plan.ts';
import { planSettingsFields, tellOfPlan } from './plan-history.ts';
import { planHead } from './plan-view.ts';

/** Settings to change; what is absent stays. */
export interface PlanSettings {
  name?: string | undefined;
  presetId?: PresetId | undefined;
  maxMoves?: number | null | undefined;
}

/** Changes name, policy or the most moves of a plan. The placements stay; the measures follow the policy. */
export function changeSettings(
  { db, now }: PlansDeps,
  id: string,
  version: number,
  settings: PlanSettings,
  actor: Actor,
): PlanHead {
  return inTransaction(db, () => {
    const plan = openPlan(db, id);
    requireVersion(db, plan, version);
    const { name = plan.name, presetId = plan.presetId, maxMoves = plan.maxMoves } = settings;
    const at = now().toISOString();
    advance(db, plan, at, { name, presetId, maxMoves });
    const changed = openPlan(db, id);
    const difference = differingFields(planSettingsFields(plan), planSettingsFields(changed));
    tellOfPlan(db, id, { actor, at }, { action: 'plan.settings', ...difference });
    return planHead(changed, null);
  });
}
