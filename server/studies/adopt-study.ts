import { randomUUID } from 'node:crypto';
import { type Actor, appendAuditEvent } from '../../db/queries/audit.ts';
import { inTransaction } from '../../db/queries/plans.ts';
import { discardReadyProposals, insertProposal } from '../../db/queries/proposals.ts';
import type { Proposal } from '../../solver/proposal.ts';
import { verify } from '../../solver/verify.ts';
import { type Plan, problemToPropose } from '../domain/plan.ts';
import { invalidInput, ProblemError } from '../http/problem.ts';
import type { StudyResult } from './answers.ts';
import type { StudiesContext } from './deps.ts';
import { openPlan, openStudy } from './open-study.ts';
import { resultOf } from './study-view.ts';

/**
 * Makes one answer of a study a proposal that waits to be accepted or discarded, as if it had been searched for. It may
 * make more moves than the plan allows: that is what a curve is asked for, and the proposal's measures say so.
 * @param maxMoves point of a moves curve; null for what-if
 * @param actor whoever chooses
 * @returns id of the proposal
 * @throws ProblemError not-found; invalid-input where there is no such answer; conflict where the plan has moved on
 */
export function adoptStudy(
  { db, now }: Pick<StudiesContext, 'db' | 'now'>,
  id: string,
  maxMoves: number | null,
  actor: Actor,
): string {
  return inTransaction(db, () => {
    const study = openStudy(db, id);
    const plan = openPlan(db, study.planId);
    const proposal = chosen(resultOf(study), maxMoves);
    if (plan.version !== study.basedOnVersion) {
      const detail = `The plan has changed since this was worked out (version ${study.basedOnVersion}, now ${plan.version}). Ask again, then choose.`;
      throw new ProblemError('conflict', detail);
    }
    requireFits(plan, proposal);
    const proposalId = randomUUID();
    const at = now().toISOString();
    insertProposal(db, {
      id: proposalId,
      planId: plan.id,
      state: 'ready',
      basedOnVersion: plan.version,
      startedBy: actor.name,
      startedAt: at,
      result: JSON.stringify(proposal),
      failure: null,
    });
    discardReadyProposals(db, plan.id, proposalId);
    const after = { study: id, kind: study.kind, proposal: proposalId, maxMoves };
    appendAuditEvent(db, { at, actor, action: 'study.adopt', subject: 'plan', subjectId: plan.id, after });
    return proposalId;
  });
}

function chosen({ answers }: StudyResult, maxMoves: number | null): Proposal {
  const found = answers.find((answer) => answer.maxMoves === maxMoves);
  if (found) return found.proposal;
  const points = answers.map((answer) => answer.maxMoves ?? 'null').join(', ');
  const remedy = points === '' ? 'This study has no plan to take.' : `Choose one of these: ${points}.`;
  throw invalidInput([{ field: 'maxMoves', value: String(maxMoves), remedy }]);
}

/** A what-if leaves the person's own pin out of account; the plan does not. */
function requireFits(plan: Plan, { placements }: Proposal): void {
  const [broken] = verify(problemToPropose({ ...plan, maxMoves: null }), placements).violations;
  if (!broken) return;
  const remedy = broken.rule === 'pin' ? 'Release the pin, then ask again.' : 'Change the plan, then ask again.';
  throw new ProblemError('conflict', `${broken.sentence} ${remedy}`);
}
