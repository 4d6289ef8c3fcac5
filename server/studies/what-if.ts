import type { PlanInput } from '../../solver/plan-input.ts';
import type { Proposal } from '../../solver/proposal.ts';
import { softRules } from '../../solver/rules/index.ts';
import { verify } from '../../solver/verify.ts';
import type { StudyView } from '../contract/studies.ts';
import {
  bindingPins,
  type Plan,
  placementsByPerson,
  problemAsStands,
  problemToPropose,
  samePlacements,
} from '../domain/plan.ts';
import { placementList } from '../domain/problem.ts';
import type { Ending } from '../solving/checked-answer.ts';
import { type Asking, NOTHING_FOUND, type StudyEnd, type StudyResult } from './answers.ts';
import type { KnownBest } from './known-best.ts';
import { demandWords, whatIfSentence } from './what-if-words.ts';

export interface WhatIfQuestion {
  personId: string;
  districtId: string;
  demand: 'force' | 'forbid';
}
type WhatIf = NonNullable<StudyView['whatIf']>;

/** Relative gap up to which an answer counts as proved. */
const PROVEN = 1e-4;

/**
 * The best plan in which a person has to be in a district, wholly, or must not be there at all; by rule against the plan
 * as it stands, and as a whole against the best plan without that demand. The person's own pin is left out of account;
 * all other pins and the plan's most moves hold. Where the best plan is known, one solve answers, or none where it
 * meets the demand already; else the answer is told at once and the best plan without the demand follows.
 * @param known the best plan of the problem as it is, where it was proved
 */
export async function whatIf(
  plan: Plan,
  question: WhatIfQuestion,
  { solve, tell }: Asking,
  known: KnownBest | null = null,
): Promise<StudyEnd> {
  const free = withoutPin(problemToPropose(plan), question.personId);
  // what is known is known with the person's own pin
  const best = bindingPins(plan).has(question.personId) ? null : known;
  const of = best ? 1 : 2;
  tell({ done: 0, of, text: 'Finding the best plan with this demand' });
  const asked = await withDemand(plan, free, question, best, solve);
  if (asked.state === 'failed' || asked.state === 'cancelled') return asked;
  if (asked.state === 'impossible') {
    const conflicts = asked.proposal.conflicts.map(({ sentence }) => sentence);
    return { state: 'done', result: { ...NOTHING_FOUND, whatIf: notPossible(plan, question, conflicts) } };
  }
  const { proposal } = asked;
  if (best) return { state: 'done', result: answered(plan, free, question, proposal, best) };
  tell({
    done: 1,
    of,
    text: 'Finding the best plan without it',
    result: answered(plan, free, question, proposal, null),
  });
  const open = await solve(free, proposal.placements);
  if (open.state === 'failed' || open.state === 'cancelled') return open;
  const bound = open.proposal.bound ?? 0;
  const objective = open.proposal.status === 'optimal' ? open.proposal.objective : null;
  return {
    state: 'done',
    result: answered(plan, free, question, proposal, objective === null ? null : { objective, bound }),
  };
}

/** The best plan that meets the demand: the known best where it does, else solved, beginning near what is known. */
async function withDemand(
  plan: Plan,
  free: PlanInput,
  question: WhatIfQuestion,
  best: KnownBest | null,
  solve: Asking['solve'],
): Promise<Ending> {
  const input = demanding(free, question);
  if (best && verify(input, best.proposal.placements).violations.length === 0) {
    return { state: 'ready', proposal: best.proposal };
  }
  return solve(input, best?.proposal.placements ?? placementList(plan.facts, plan.placements));
}

/** @param best the best plan without the demand; null while it is not known */
function answered(
  plan: Plan,
  free: PlanInput,
  question: WhatIfQuestion,
  proposal: Proposal,
  best: Pick<KnownBest, 'objective' | 'bound'> | null,
): StudyResult {
  const before = verify(
    problemAsStands(plan, { freeing: question.personId }),
    placementList(plan.facts, plan.placements),
  );
  const after = verify(free, proposal.placements);
  const total = after.objective - before.objective;
  // a plan with the demand is a plan without it too
  const cost = best && after.objective - Math.min(best.objective, after.objective);
  const alsoMove = othersMoved(plan, question, placementsByPerson(proposal.placements));
  const leastBound = Math.max(proposal.bound ?? 0, best?.bound ?? 0);
  const gap = (after.objective - leastBound) / Math.max(Math.abs(after.objective), 1e-9);
  const whatIf: WhatIf = {
    ...questionOnly(question),
    possible: true,
    conflicts: [],
    total,
    cost,
    changes: softRules.map(({ id, title }) => ({
      rule: id,
      title,
      change: after.penalties[id] - before.penalties[id],
    })),
    alsoMove,
    proven: proposal.status === 'optimal' || gap <= PROVEN,
    sentence: whatIfSentence(plan, question, { total, cost, others: alsoMove.map(({ name }) => name) }),
  };
  return { ...NOTHING_FOUND, whatIf, answers: [{ maxMoves: null, proposal }] };
}

function withoutPin(input: PlanInput, personId: string): PlanInput {
  return {
    ...input,
    staff: input.staff.map((person) => {
      if (person.id !== personId) return person;
      const { pinned, maxDistricts, splitStep, ...free } = person;
      return free;
    }),
  };
}

function demanding(input: PlanInput, { personId, districtId, demand }: WhatIfQuestion): PlanInput {
  return {
    ...input,
    staff: input.staff.map((person) => {
      if (person.id !== personId) return person;
      return demand === 'force'
        ? { ...person, pinned: Object.fromEntries([[districtId, 1]]) }
        : { ...person, excluded: [...new Set([...(person.excluded ?? []), districtId])] };
    }),
  };
}

/** Everybody else whom the answer places otherwise than the plan as it stands. */
function othersMoved(
  plan: Plan,
  { personId }: WhatIfQuestion,
  answer: ReturnType<typeof placementsByPerson>,
): WhatIf['alsoMove'] {
  return plan.facts.people.flatMap(({ id, name }) => {
    const before = plan.placements.get(id) ?? [];
    const after = answer.get(id) ?? [];
    return id === personId || samePlacements(before, after) ? [] : [{ personId: id, name, before, after }];
  });
}

/** The question alone, without whatever else came with it. */
function questionOnly({ personId, districtId, demand }: WhatIfQuestion): WhatIfQuestion {
  return { personId, districtId, demand };
}

function notPossible(plan: Plan, question: WhatIfQuestion, conflicts: string[]): WhatIf {
  return {
    ...questionOnly(question),
    possible: false,
    conflicts,
    total: null,
    cost: null,
    changes: [],
    alsoMove: [],
    proven: true,
    sentence: `${demandWords(plan, question)} is not possible: ${conflicts.join(' ')}`,
  };
}
