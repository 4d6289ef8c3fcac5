import type { PlanInput } from '../../solver/plan-input.ts';
import type { Placement } from '../../solver/proposal.ts';
import { type Verification, verify } from '../../solver/verify.ts';
import { type Plan, type PlanPolicy, problemAsStands } from '../domain/plan.ts';
import { placementList } from '../domain/problem.ts';

/** A plan with what the independent check found in it. */
export interface EvaluatedPlan {
  plan: Plan;
  input: PlanInput;
  placements: Placement[];
  checked: Verification;
}

/** Checks every rule of a plan as it stands. @param policy judge by this policy instead of the plan's own */
export function evaluate(plan: Plan, policy?: PlanPolicy): EvaluatedPlan {
  const input = problemAsStands(plan, policy ? { policy } : {});
  const placements = placementList(plan.facts, plan.placements);
  return { plan, input, placements, checked: verify(input, placements) };
}
