import { type Actor, appendAuditEvent } from '../../db/queries/audit.ts';
import { inTransaction } from '../../db/queries/plans.ts';
import { moveProposal } from '../../db/queries/proposals.ts';
import { ProblemError } from '../http/problem.ts';
import type { ProposalsContext } from './deps.ts';
import { openProposal } from './proposal-view.ts';

type Ending = 'proposal.cancel' | 'proposal.discard';

/**
 * Ends a running search within a second. One that has ended already is left as it is.
 * @param keepBest true keeps the best verified so far as a ready proposal that is not proven
 * @throws ProblemError not-found
 */
export async function cancelProposal(
  context: ProposalsContext,
  id: string,
  keepBest: boolean,
  actor: Actor,
): Promise<void> {
  const proposal = openProposal(context.db, id);
  const run = context.runs.get(id);
  if (!run) return;
  tellHistory(context, proposal, actor, 'proposal.cancel', { keepBest });
  run.cancel(keepBest);
  await run.ended;
}

/** Puts a ready proposal aside. @throws ProblemError not-found; conflict where it is not ready */
export function discardProposal(context: ProposalsContext, id: string, actor: Actor): void {
  const { db } = context;
  inTransaction(db, () => {
    const proposal = openProposal(db, id);
    if (proposal.state === 'discarded') return;
    if (!moveProposal(db, id, ['ready'], { state: 'discarded' })) {
      throw new ProblemError('conflict', `The proposal is ${proposal.state}; only one that is ready can be discarded.`);
    }
    tellHistory(context, proposal, actor, 'proposal.discard');
  });
}

function tellHistory(
  { db, now }: ProposalsContext,
  { id, planId }: { id: string; planId: string },
  actor: Actor,
  action: Ending,
  after: object = {},
): void {
  const at = now().toISOString();
  appendAuditEvent(db, { at, actor, action, subject: 'plan', subjectId: planId, after: { proposal: id, ...after } });
}
