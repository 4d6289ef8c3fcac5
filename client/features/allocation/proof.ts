import type { PlanView, PresetId } from '../../../server/contract/plans.ts';
import type { ProposalView } from '../../../server/contract/proposals.ts';
import { samePlacements } from './wording.ts';

/** What a finished search said of its answer, and under which conditions it said so. */
export interface Proof {
  suggestions: ProposalView['suggestions'];
  objective: number | null;
  proven: boolean;
  gap: number | null;
  presetId: PresetId;
  maxMoves: number | null;
  pinned: string[];
}

/** What a proposal proves, while the plan is still the one it was made for; else nothing. */
export function proofOf(view: PlanView, proposal: ProposalView | undefined): Proof | undefined {
  const { plan, rows } = view;
  if (!plan || proposal?.state !== 'ready' || !proposal.measures || proposal.basedOnVersion !== plan.version)
    return undefined;
  return {
    suggestions: proposal.suggestions,
    objective: proposal.measures.objective,
    proven: proposal.proven,
    gap: proposal.progress.gap,
    presetId: plan.presetId,
    maxMoves: plan.maxMoves,
    pinned: rows.filter((row) => row.pin).map((row) => row.personId),
  };
}

/**
 * True where the proof still speaks of the plan as it stands: the same placements, policy, limit and facts, and no pin
 * released since (a pin added on the same placement takes nothing away from it).
 */
export function stillHolds(proof: Proof, { plan, rows, measures }: PlanView): boolean {
  if (plan?.presetId !== proof.presetId || plan.maxMoves !== proof.maxMoves) return false;
  if (measures.objective === null || proof.objective === null) return false;
  if (Math.abs(measures.objective - proof.objective) > 1e-6) return false;
  const placed = new Map(rows.map((row) => [row.personId, row]));
  return (
    proof.pinned.every((personId) => placed.get(personId)?.pin) &&
    proof.suggestions.every(({ personId, placements }) => {
      const row = placed.get(personId);
      return row !== undefined && samePlacements(row.placements, placements);
    })
  );
}
