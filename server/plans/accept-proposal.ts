import type { Actor } from '../../db/queries/audit.ts';
import { inTransaction } from '../../db/queries/plans.ts';
import { findProposal, moveProposal } from '../../db/queries/proposals.ts';
import type { Proposal } from '../../solver/proposal.ts';
import type { PlanChanged } from '../contract/plans.ts';
import { bindingPins, type Plan, placementsByPerson, samePlacements } from '../domain/plan.ts';
import type { PlanChange } from '../domain/plan-changes.ts';
import type { Placements } from '../domain/problem.ts';
import { invalidInput, ProblemError } from '../http/problem.ts';
import { requireVersion } from './advance.ts';
import { changesOrFaults, storeChanges } from './change-plan.ts';
import { openPlan, type PlansDeps } from './open-plan.ts';
import { tellOfPlan } from './plan-history.ts';

export interface Acceptance {
  proposalId: string;
  /** Only these people; null accepts the whole proposal. */
  personIds: string[] | null;
  /** Why whoever decides takes it, for the history: a person decides with reasons (UK GDPR, Articles 22A to 22C). */
  reason: string;
}

/**
 * Takes a verified proposal, or a part of it, into the plan. People pinned since it was made stay where they are
 * pinned. A proposal accepted whole, or of which nothing is left to accept, is closed; else it stays open.
 */
export function acceptProposal(
  { db, now }: PlansDeps,
  id: string,
  version: number,
  { proposalId, personIds, reason }: Acceptance,
  actor: Actor,
): PlanChanged {
  return inTransaction(db, () => {
    const plan = openPlan(db, id);
    requireVersion(db, plan, version);
    const found = findProposal(db, proposalId);
    if (found?.planId !== id) {
      throw new ProblemError('not-found', 'There is no such proposal for this plan. Propose again.');
    }
    if (found.state !== 'ready' || found.result === null) {
      const detail = `The proposal is ${found.state}, so it cannot be accepted. Propose again.`;
      throw new ProblemError('conflict', detail);
    }
    const proposal: Proposal = JSON.parse(found.result);
    const suggested = placementsByPerson(proposal.placements);
    const chosen = personIds === null ? suggested : onlyChosen(suggested, personIds);
    const at = now().toISOString();
    const applied = changesOrFaults(plan, differences(plan, chosen), { author: actor.name, at });
    const left = differences(applied.plan, suggested);
    if (personIds === null || left.length === 0) moveProposal(db, proposalId, ['ready'], { state: 'accepted' });
    const doing = { actor, at, reason };
    tellOfPlan(db, id, doing, {
      action: 'proposal.accept',
      after: { proposal: proposalId, wholly: personIds === null, peopleChanged: applied.touched.length },
    });
    return storeChanges(db, plan, applied, doing);
  });
}

/** The changes that would put everybody where suggested, but for those who are pinned. */
function differences(plan: Plan, suggested: Placements): PlanChange[] {
  const pinned = bindingPins(plan);
  return [...suggested].flatMap(([personId, placements]): PlanChange[] =>
    pinned.has(personId) || samePlacements(placements, plan.placements.get(personId) ?? [])
      ? []
      : [{ kind: 'place', personId, placements: [...placements] }],
  );
}

function onlyChosen(suggested: Placements, personIds: readonly string[]): Placements {
  const faults = personIds.flatMap((personId, at) =>
    suggested.has(personId)
      ? []
      : [
          {
            field: `personIds.${at}`,
            value: personId,
            remedy: 'The proposal does not place this person. Leave them out.',
          },
        ],
  );
  if (faults.length > 0) throw invalidInput(faults);
  const wanted = new Set(personIds);
  return new Map([...suggested].filter(([personId]) => wanted.has(personId)));
}
