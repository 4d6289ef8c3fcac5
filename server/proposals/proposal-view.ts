import type { Db } from '../../db/open.ts';
import { findPlanRows } from '../../db/queries/plans.ts';
import { findProposal, type ProposalRecord } from '../../db/queries/proposals.ts';
import { readLanguageRows } from '../../db/queries/shown-languages.ts';
import type { PlanInput } from '../../solver/plan-input.ts';
import type { Proposal } from '../../solver/proposal.ts';
import { placementReasons } from '../../solver/reasons.ts';
import { verify } from '../../solver/verify.ts';
import type { ProposalProgress, ProposalView } from '../contract/proposals.ts';
import { fewLanguages } from '../domain/demand/suppress-languages.ts';
import { type FewLanguages, measuresWithoutFew } from '../domain/few-languages.ts';
import { isSeenFrom, planMeasures } from '../domain/measures.ts';
import { bindingPins, type Plan, placementsByPerson, planOf, problemAsStands, samePlacements } from '../domain/plan.ts';
import { ProblemError } from '../http/problem.ts';
import { movesOf, worstDifference } from '../solving/progress-figures.ts';
import type { ProposalRuns } from './proposal-runs.ts';

/** A stored proposal. @throws ProblemError not-found */
export function openProposal(db: Db, id: string): ProposalRecord {
  const record = findProposal(db, id);
  if (!record) {
    throw new ProblemError(
      'not-found',
      'There is no such proposal. It may have been deleted with its plan; propose again.',
    );
  }
  return record;
}

/**
 * A proposal as people see it: progress while it runs, suggestions and measures once it is ready, conflicts where it is
 * impossible.
 * @param onlyDistrictId what this district's manager may see; null for everything
 * @param keepsCounts false for who is not told FTE of languages with few cases
 * @throws ProblemError not-found
 */
export function proposalView(
  { db, runs }: { db: Db; runs: ProposalRuns },
  id: string,
  onlyDistrictId: string | null,
  keepsCounts: boolean,
): ProposalView {
  const record = openProposal(db, id);
  const rows = findPlanRows(db, record.planId);
  if (!rows) throw new ProblemError('not-found', 'The plan of this proposal was deleted.');
  const plan = planOf(rows);
  const result: Proposal | null = record.result === null ? null : JSON.parse(record.result);
  const isReady = record.state === 'ready' && result !== null;
  const few = keepsCounts ? null : fewLanguages(readLanguageRows(db, plan.facts.demandMonth ?? ''));
  return {
    id,
    planId: plan.id,
    state: record.state,
    progress: seenProgress(result ? progressOf(plan, result) : runs.get(id)?.soFar(), onlyDistrictId),
    proven: result?.status === 'optimal',
    failure: record.failure,
    conflicts: record.state === 'impossible' && result ? conflictsOf(plan, result, onlyDistrictId) : [],
    ...(isReady ? suggested(plan, result, { onlyDistrictId, few }) : { suggestions: [], measures: null }),
    basedOnVersion: record.basedOnVersion,
  };
}

/** Progress as far as a reader may see it: what the whole plan comes to is not for one district's manager. */
export function seenProgress(
  progress: ProposalProgress = NO_PROGRESS,
  onlyDistrictId: string | null = null,
): ProposalProgress {
  return onlyDistrictId === null ? progress : { ...progress, objective: null, moves: null, worstDifference: null };
}

const NO_PROGRESS: ProposalProgress = {
  elapsedMs: 0,
  objective: null,
  gap: null,
  moves: null,
  worstDifference: null,
};

function progressOf(plan: Plan, result: Proposal): ProposalProgress {
  const found = result.status !== 'infeasible';
  const currentOf = new Map(plan.facts.people.map((person) => [person.id, person.currentDistrictId]));
  return {
    elapsedMs: result.elapsedMs,
    objective: result.objective,
    gap: result.gap,
    moves: found ? movesOf(currentOf, result.placements) : null,
    worstDifference: worstDifference(result.districts),
  };
}

/** Where the proposal puts everybody, checked anew and judged by the plan's present policy. */
function suggested(
  plan: Plan,
  result: Proposal,
  { onlyDistrictId, few }: { onlyDistrictId: string | null; few: FewLanguages },
): Pick<ProposalView, 'suggestions' | 'measures'> {
  const placements = placementsByPerson(result.placements);
  const pinned = bindingPins(plan);
  const asProposed: Plan = { ...plan, placements };
  const input: PlanInput = problemAsStands(asProposed);
  const checked = verify(input, result.placements);
  const reasonOf = new Map(placementReasons(input, result.placements).map(({ staff, sentence }) => [staff, sentence]));
  return {
    measures: measuresWithoutFew(planMeasures(plan.facts, placements, checked, onlyDistrictId), few),
    suggestions: plan.facts.people.flatMap((person) => {
      const proposed = placements.get(person.id) ?? [];
      const now = plan.placements.get(person.id) ?? [];
      if (proposed.length === 0 || !isSeenFrom(onlyDistrictId, person, [...proposed, ...now])) return [];
      return [
        {
          personId: person.id,
          placements: proposed,
          reason: reasonOf.get(person.id) ?? '',
          differs: !pinned.has(person.id) && !samePlacements(proposed, now),
        },
      ];
    }),
  };
}

function conflictsOf(plan: Plan, result: Proposal, onlyDistrictId: string | null): ProposalView['conflicts'] {
  const people = new Map(plan.facts.people.map((person) => [person.id, person]));
  return result.conflicts
    .filter(({ subject }) => {
      if (onlyDistrictId === null || subject === onlyDistrictId) return true;
      const person = people.get(subject);
      return person !== undefined && isSeenFrom(onlyDistrictId, person, plan.placements.get(subject) ?? []);
    })
    .map(({ rule, subject, amount, sentence }) => ({ rule, subject, amount, sentence }));
}
