import { randomUUID } from 'node:crypto';
import { type Actor, appendAuditEvent } from '../../db/queries/audit.ts';
import { findPlanRows, inTransaction } from '../../db/queries/plans.ts';
import { discardReadyProposals, findProposalOfPlan, insertProposal, moveProposal } from '../../db/queries/proposals.ts';
import type { PlanInput } from '../../solver/plan-input.ts';
import { planOf, problemToPropose } from '../domain/plan.ts';
import { ProblemError } from '../http/problem.ts';
import { type Ending, endingOf } from '../solving/checked-answer.ts';
import { requireSolvable } from '../solving/require-solvable.ts';
import type { ProposalsContext } from './deps.ts';
import { ProposalRun } from './proposal-runs.ts';

/**
 * Starts the search for a proposal and returns at once; the result is stored when it has passed the check.
 * @param actor whoever asks
 * @returns id of the proposal
 * @throws ProblemError not-found; conflict where one is running for the plan; too-large
 */
export function startProposal(context: ProposalsContext, planId: string, actor: Actor): string {
  const { db, now } = context;
  const id = randomUUID();
  const input = inTransaction(db, () => {
    const rows = findPlanRows(db, planId);
    if (!rows) throw new ProblemError('not-found', 'There is no such plan. It may have been deleted.');
    const plan = planOf(rows);
    const running = findProposalOfPlan(db, planId, ['queued', 'running']);
    if (running) {
      const detail = `A proposal is being worked out for this plan already: ${running}. Wait for it or stop it.`;
      throw new ProblemError('conflict', detail);
    }
    requireSolvable(plan);
    const at = now().toISOString();
    insertProposal(db, {
      id,
      planId,
      state: 'queued',
      basedOnVersion: plan.version,
      startedBy: actor.name,
      startedAt: at,
      result: null,
      failure: null,
    });
    appendAuditEvent(db, {
      at,
      actor,
      action: 'proposal.start',
      subject: 'plan',
      subjectId: planId,
      after: { proposal: id, presetId: plan.presetId, maxMoves: plan.maxMoves },
    });
    return problemToPropose(plan);
  });
  const run = new ProposalRun();
  context.runs.set(id, run);
  void search(context, { id, planId }, run, input);
  return id;
}

/** Runs the job and stores its end. Never rejects: a fault becomes a failed proposal and a line in the log. */
async function search(
  context: ProposalsContext,
  { id, planId }: { id: string; planId: string },
  run: ProposalRun,
  input: PlanInput,
): Promise<void> {
  const { db, solveRunner, limits, log, runs } = context;
  try {
    const outcome = await solveRunner.run(
      { input, ...limits },
      {
        signal: run.signal,
        onStarted: () => moveProposal(db, id, ['queued'], { state: 'running' }),
        onProgress: (progress) => run.note(progress),
      },
    );
    const keepsBest = outcome.kind === 'overdue' || run.keepBest;
    store(context, { id, planId }, endingOf(input, outcome, keepsBest ? run.best : null, limits.gap));
  } catch (error) {
    log.error({ proposalId: id, err: error }, 'A proposal could not be finished');
    failQuietly(context, id);
  } finally {
    runs.delete(id);
    run.end();
  }
}

/** A proposal deleted with its plan, or ended by a restart, is left alone. */
function store({ db }: ProposalsContext, { id, planId }: { id: string; planId: string }, ending: Ending): void {
  inTransaction(db, () => {
    const { state } = ending;
    const result = 'proposal' in ending ? { result: JSON.stringify(ending.proposal) } : {};
    const failure = 'failure' in ending ? { failure: ending.failure } : {};
    const moved = moveProposal(db, id, ['queued', 'running'], { state, ...result, ...failure });
    if (moved && state === 'ready') discardReadyProposals(db, planId, id);
  });
}

function failQuietly({ db, log }: ProposalsContext, id: string): void {
  try {
    const failure = 'The proposal could not be stored. Propose again; if it recurs, tell support.';
    moveProposal(db, id, ['queued', 'running'], { state: 'failed', failure });
  } catch (error) {
    log.error({ proposalId: id, err: error }, 'A failed proposal could not be noted');
  }
}
