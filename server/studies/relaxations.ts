import { findProposal } from '../../db/queries/proposals.ts';
import type { Proposal } from '../../solver/proposal.ts';
import type { RelaxStep } from '../../solver/relax.ts';
import type { Relaxation, RelaxingChange } from '../contract/studies.ts';
import { isSeenFrom } from '../domain/measures.ts';
import { type Plan, problemToPropose } from '../domain/plan.ts';
import { ProblemError } from '../http/problem.ts';
import type { StudiesContext } from './deps.ts';
import { openPlan } from './open-study.ts';

/** The search ends after so long with what it has found. */
const PATIENCE_MS = 2000;

/**
 * What would make an impossible proposal possible, cheapest first; each has been tried. A manager of one district is told
 * of their own people and district only.
 * @throws ProblemError not-found; conflict where the proposal is not impossible, or its plan has changed since
 */
export async function relaxations(
  { db, solveRunner }: Pick<StudiesContext, 'db' | 'solveRunner'>,
  proposalId: string,
  onlyDistrictId: string | null,
  signal: AbortSignal,
): Promise<{ relaxations: Relaxation[] }> {
  const proposal = findProposal(db, proposalId);
  if (!proposal) {
    throw new ProblemError('not-found', 'There is no such proposal. It may have been deleted; propose again.');
  }
  if (proposal.state !== 'impossible' || proposal.result === null) {
    throw new ProblemError('conflict', `The proposal is ${proposal.state}, not impossible: there is nothing to relax.`);
  }
  const plan = openPlan(db, proposal.planId);
  if (plan.version !== proposal.basedOnVersion) {
    throw new ProblemError('conflict', 'The plan has changed since this proposal. Propose again.');
  }
  const { conflicts }: Proposal = JSON.parse(proposal.result);
  const input = problemToPropose(plan);
  const outcome = await solveRunner.relax({ input, conflicts, deadlineMs: PATIENCE_MS }, signal);
  const found = outcome.kind === 'relaxed' ? outcome.relaxations : [];
  return {
    relaxations: found
      .filter(({ steps }) => steps.every((step) => isSeen(plan, step, onlyDistrictId)))
      .map(({ steps, ...size }) => ({
        id: steps.map((step) => Object.values(step).join(':')).join('+'),
        ...size,
        changes: steps.map((step) => changeOf(plan, step)),
      })),
  };
}

function changeOf({ facts }: Plan, step: RelaxStep): RelaxingChange {
  switch (step.kind) {
    case 'unpin':
      return { kind: 'unpin', personId: step.staff };
    case 'maxMoves':
      return { kind: 'maxMoves', maxMoves: step.maxMoves };
    case 'exclusion':
      return { kind: 'record', personId: step.staff, districtId: null, limit: null };
    case 'minimum': {
      const minimums = facts.districts.find(({ id }) => id === step.district)?.minimums ?? [];
      const fromFte = minimums.find(({ roleId }) => roleId === step.role)?.minimumFte ?? step.fte;
      const limit = { roleId: step.role, fromFte, toFte: step.fte };
      return { kind: 'record', personId: null, districtId: step.district, limit };
    }
    case 'maximum':
      return { kind: 'record', personId: null, districtId: step.district, limit: null };
  }
}

function isSeen(plan: Plan, step: RelaxStep, onlyDistrictId: string | null): boolean {
  if (onlyDistrictId === null || step.kind === 'maxMoves') return true;
  if ('district' in step) return step.district === onlyDistrictId;
  const person = plan.facts.people.find(({ id }) => id === step.staff);
  return person !== undefined && isSeenFrom(onlyDistrictId, person, plan.placements.get(person.id) ?? []);
}
