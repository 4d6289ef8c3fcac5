import { districtResults, tallyOf } from './district-results.ts';
import type { PlanInput, SoftRuleId } from './plan-input.ts';
import { compile, type Problem, total } from './problem.ts';
import type { Breach, DistrictResult, Placement } from './proposal.ts';
import { hardRules, softRules } from './rules/index.ts';
import { type Shares, sharesOf } from './shares.ts';

export { resultsUnder, type Tally, tallyPlacements } from './district-results.ts';
export { demandedLanguages } from './problem.ts';

export interface Verification {
  /** Every hard rule that the placements break; empty for anything that may be stored as a proposal. */
  violations: Breach[];
  /** Weighted, by soft rule. */
  penalties: Record<SoftRuleId, number>;
  /** Σ penalties. */
  objective: number;
  districts: DistrictResult[];
}

/**
 * Recomputes every rule and the objective from placements alone, without the linear program. Also evaluates plans edited
 * by hand, which may break hard rules. Throws a RangeError on ids that the problem does not know.
 */
export function verify(input: PlanInput, placements: readonly Placement[]): Verification {
  const problem = compile(input);
  return verifyShares(problem, sharesOf(problem, placements));
}

/** `verify` for a compiled problem and shares by position. */
export function verifyShares(problem: Problem, shares: Shares): Verification {
  const penalties = penaltiesOf(problem, shares);
  return {
    violations: hardRules.flatMap((rule) => rule.breaches(problem, shares)),
    penalties,
    objective: total(Object.values(penalties)),
    districts: districtResults(problem.districts, tallyOf(problem, shares)),
  };
}

/** Weighted penalty of every soft rule. */
function penaltiesOf(problem: Problem, shares: Shares): Record<SoftRuleId, number> {
  const penalties = { fairShare: 0, severe: 0, language: 0, preference: 0, move: 0 };
  for (const rule of softRules) {
    penalties[rule.id] = problem.policy.weights[rule.id] * total(rule.amounts(problem, shares));
  }
  return penalties;
}
