import type { Db } from '../../db/open.ts';
import { findPlansProposed } from '../../db/queries/proposals.ts';
import type { Proposal } from '../../solver/proposal.ts';
import { verify } from '../../solver/verify.ts';
import { type Plan, problemToPropose } from '../domain/plan.ts';

/** A plan proved best for a problem: no plan of it costs less than `bound`. */
export interface KnownBest {
  proposal: Proposal;
  objective: number;
  bound: number;
}

/**
 * The best placement of the plan's people as it was last proved, where the question is still the same: proposed for this
 * version, or for the one before and accepted whole, which changes placements and nothing else. Checked once more.
 */
export function knownBest(db: Db, plan: Plan): KnownBest | null {
  for (const { basedOnVersion, state, result } of findPlansProposed(db, plan.id, plan.version - 1)) {
    const isSame = basedOnVersion === plan.version || (state === 'accepted' && basedOnVersion === plan.version - 1);
    if (!isSame || result === null) continue;
    const proposal: Proposal = JSON.parse(result);
    if (proposal.status !== 'optimal') continue;
    const { objective, violations } = verify(problemToPropose(plan), proposal.placements);
    if (violations.length === 0) return { proposal, objective, bound: Math.min(proposal.bound ?? 0, objective) };
  }
  return null;
}
