import { findProposal } from '../../db/queries/proposals.ts';
import type { Proposal } from '../../solver/proposal.ts';
import { type RelaxStep, relaxations as relaxationsOf } from '../../solver/relax.ts';
import type { Relaxation, RelaxingChange } from '../contract/studies.ts';
import { isSeenFrom } from '../domain/measures.ts';
import { type Plan, problemToPropose } from '../domain/plan.ts';
import { ProblemError } from '../http/problem.ts';
import { checkedSolve } from './answers.ts';
import type { StudiesContext } from './deps.ts';
import { openPlan } from './open-study.ts';

/** Any plan at all answers the question, so the first one ends a check. */
const ANY_PLAN = { deadlineMs: 4000, gap: 1 };
/** No further check is begun after so long. */
const PATIENCE_MS = 15_000;

/**
 * What would make an impossible proposal possible, fewest changes first; each has been tried. A manager of one district
 * is told of their own people and district only.
 * @throws ProblemError not-found; conflict where the proposal is not impossible, or its plan has changed since
 */
export async function relaxations(
  context: Pick<StudiesContext, 'db' | 'now' | 'solveRunner'>,
  proposalId: string,
  onlyDistrictId: string | null,
  signal: AbortSignal,
): Promise<{ relaxations: Relaxation[] }> {
  const { db, now } = context;
  const found = findProposal(db, proposalId);
  if (!found) {
    throw new ProblemError('not-found', 'There is no such proposal. It may have been deleted; propose again.');
  }
  if (found.state !== 'impossible' || found.result === null) {
    throw new ProblemError('conflict', `The proposal is ${found.state}, not impossible: there is nothing to relax.`);
  }
  const plan = openPlan(db, found.planId);
  if (plan.version !== found.basedOnVersion) {
    throw new ProblemError('conflict', 'The plan has changed since this proposal. Propose again.');
  }
  const { conflicts }: Proposal = JSON.parse(found.result);
  const endsAt = now().getTime() + PATIENCE_MS;
  const tried = await relaxationsOf(problemToPropose(plan), conflicts, {
    check: async (input) => {
      if (signal.aborted || now().getTime() > endsAt) return null;
      const ending = await checkedSolve({ ...context, limits: ANY_PLAN }, input, signal);
      return ending.state === 'ready' || ending.state === 'impossible' ? ending.proposal : null;
    },
  });
  return {
    relaxations: tried
      .filter(({ steps }) => steps.every((step) => isSeen(plan, step, onlyDistrictId)))
      .map(({ steps, sentence }) => ({
        id: steps.map((step) => Object.values(step).join(':')).join('+'),
        sentence,
        changes: steps.map(changeOf),
      })),
  };
}

function changeOf(step: RelaxStep): RelaxingChange {
  switch (step.kind) {
    case 'unpin':
      return { kind: 'unpin', personId: step.staff };
    case 'maxMoves':
      return { kind: 'maxMoves', maxMoves: step.maxMoves };
    case 'exclusion':
      return { kind: 'record', personId: step.staff, districtId: null };
    case 'minimum':
    case 'maximum':
      return { kind: 'record', personId: null, districtId: step.district };
  }
}

function isSeen(plan: Plan, step: RelaxStep, onlyDistrictId: string | null): boolean {
  if (onlyDistrictId === null || step.kind === 'maxMoves') return true;
  if ('district' in step) return step.district === onlyDistrictId;
  const person = plan.facts.people.find(({ id }) => id === step.staff);
  return person !== undefined && isSeenFrom(onlyDistrictId, person, plan.placements.get(person.id) ?? []);
}
