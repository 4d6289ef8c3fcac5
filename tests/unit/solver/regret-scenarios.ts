import type { PlanInput } from '../../../solver/plan-input.ts';
import type { Placement } from '../../../solver/proposal.ts';
import { type DistrictDemand, type RegretScenario, underDemand } from '../../../solver/regret.ts';
import { propose } from '../../support/solver-engines.ts';

/** Scenarios with the best objective that `solve` proves under each, and the plans that reach it. */
export async function solved(input: PlanInput, demands: readonly DistrictDemand[][]) {
  const scenarios: RegretScenario[] = [];
  const candidates: Placement[][] = [];
  for (const districts of demands) {
    const { objective, bound, placements } = await propose(underDemand(input, districts));
    if (objective === null || bound === null) throw new Error('Every demand of these tests has a plan.');
    scenarios.push({ districts, best: { objective, bound } });
    candidates.push(placements);
  }
  return { scenarios, candidates };
}
