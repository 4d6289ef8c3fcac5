import { inTransaction } from '../../db/queries/plans.ts';
import { moveProposal } from '../../db/queries/proposals.ts';
import { ProblemError } from '../http/problem.ts';
import type { ProposalsContext } from './deps.ts';
import { openProposal } from './proposal-view.ts';

/**
 * Ends a running search within a second. One that has ended already is left as it is.
 * @param keepBest true keeps the best verified so far as a ready proposal that is not proven
 * @throws ProblemError not-found
 */
export async function cancelProposal({ db, runs }: ProposalsContext, id: string, keepBest: boolean): Promise<void> {
  openProposal(db, id);
  const run = runs.get(id);
  if (!run) return;
  run.cancel(keepBest);
  await run.ended;
}

/** Puts a ready proposal aside. @throws ProblemError not-found; conflict where it is not ready */
export function discardProposal({ db }: ProposalsContext, id: string): void {
  inTransaction(db, () => {
    const { state } = openProposal(db, id);
    if (state === 'discarded' || moveProposal(db, id, ['ready'], { state: 'discarded' })) return;
    throw new ProblemError('conflict', `The proposal is ${state}; only one that is ready can be discarded.`);
  });
}
