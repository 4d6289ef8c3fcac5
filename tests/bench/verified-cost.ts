import type { ProgramDraft } from '../../solver/program.ts';
import { verifyShares } from '../../solver/verify.ts';

/** Cost of a point recomputed from its shares alone, or null when it breaks a hard rule. */
export function verifiedCost(draft: ProgramDraft, values: readonly number[]): number | null {
  const { violations, objective } = verifyShares(draft.problem, draft.sharesOf(values));
  return violations.length === 0 ? objective : null;
}
