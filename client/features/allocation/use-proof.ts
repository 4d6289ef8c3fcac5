import { useEffect } from 'react';
import type { PlanView } from '../../../server/contract/plans.ts';
import type { ProposalView } from '../../../server/contract/proposals.ts';
import { formatPercent } from '../../format.ts';
import { type Proof, proofOf, stillHolds } from './proof.ts';
import { useKept } from './use-kept.ts';

/** How good the plan is as it stands, in words: remembered from the last proposal for as long as it still applies. */
export function useProof(view: PlanView, proposal: ProposalView | undefined): string | null {
  const [kept, keep] = useKept<Proof>(['plan-proof', view.plan?.id ?? '']);
  useEffect(() => {
    const proof = proofOf(view, proposal);
    if (proof) keep(proof);
  }, [view, proposal, keep]);
  if (!kept || !stillHolds(kept, view)) return null;
  if (kept.proven) return 'proven best';
  return kept.gap === null ? null : `within ${formatPercent(kept.gap, 1)} of the best possible`;
}
