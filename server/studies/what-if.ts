import type { PlanInput } from '../../solver/plan-input.ts';
import { softRules } from '../../solver/rules/index.ts';
import { verify } from '../../solver/verify.ts';
import type { StudyView } from '../contract/studies.ts';
import type { FactPerson } from '../domain/facts.ts';
import { type Plan, placementsByPerson, problemAsStands, problemToPropose, samePlacements } from '../domain/plan.ts';
import { placementList } from '../domain/problem.ts';
import { type Asking, NOTHING_FOUND, type StudyEnd } from './answers.ts';

export interface WhatIfQuestion {
  personId: string;
  districtId: string;
  demand: 'force' | 'forbid';
}
type WhatIf = NonNullable<StudyView['whatIf']>;

/**
 * The best plan in which a person has to be in a district, wholly, or must not be there at all; by rule against the plan
 * as it stands, and as a whole against the best plan without that demand. The person's own pin is left out of account;
 * all other pins and the plan's most moves hold.
 */
export async function whatIf(plan: Plan, question: WhatIfQuestion, { solve, tell }: Asking): Promise<StudyEnd> {
  const free = withoutPin(problemToPropose(plan), question.personId);
  tell({ done: 0, of: 2, text: 'Finding the best plan with this demand' });
  const asked = await solve(demanding(free, question));
  if (asked.state === 'failed' || asked.state === 'cancelled') return asked;
  if (asked.state === 'impossible') {
    const conflicts = asked.proposal.conflicts.map(({ sentence }) => sentence);
    return { state: 'done', result: { ...NOTHING_FOUND, whatIf: notPossible(plan, question, conflicts) } };
  }
  tell({ done: 1, of: 2, text: 'Finding the best plan without it' });
  const open = await solve(free);
  if (open.state === 'failed' || open.state === 'cancelled') return open;

  const { proposal } = asked;
  const before = verify(
    problemAsStands(plan, { freeing: question.personId }),
    placementList(plan.facts, plan.placements),
  );
  const after = verify(free, proposal.placements);
  const total = after.objective - before.objective;
  // a plan with the demand is a plan without it too
  const best = Math.min(open.proposal.objective ?? after.objective, after.objective);
  const cost = after.objective - best;
  const alsoMove = othersMoved(plan, question, placementsByPerson(proposal.placements));
  const whatIf: WhatIf = {
    ...question,
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
    proven: proposal.status === 'optimal' && open.proposal.status === 'optimal',
    sentence: sentence(plan, question, { total, cost, others: alsoMove.map(({ name }) => name) }),
  };
  return { state: 'done', result: { ...NOTHING_FOUND, whatIf, answers: [{ maxMoves: null, proposal }] } };
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

function notPossible(plan: Plan, question: WhatIfQuestion, conflicts: string[]): WhatIf {
  return {
    ...question,
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

function sentence(
  plan: Plan,
  question: WhatIfQuestion,
  { total, cost, others }: { total: number; cost: number; others: string[] },
): string {
  const against =
    Math.abs(total) < 0.005 ? 'as good as the plan as it stands' : `${points(total)} than the plan as it stands`;
  const alone =
    cost < 0.005 ? 'this alone costs the plan nothing' : `this alone costs the plan ${cost.toFixed(2)} points`;
  const named =
    others.length > 3 ? `${others.slice(0, 2).join(', ')} and ${others.length - 2} more` : others.join(', ');
  const also = others.length === 0 ? 'Nobody else moves.' : `Placed otherwise too: ${named}.`;
  return `${demandWords(plan, question)}: ${against}; ${alone}. ${also}`;
}

function demandWords({ facts }: Plan, { personId, districtId, demand }: WhatIfQuestion): string {
  const person: FactPerson | undefined = facts.people.find(({ id }) => id === personId);
  const district = facts.districts.find(({ id }) => id === districtId);
  return `${person?.name ?? personId} ${demand === 'force' ? 'in' : 'not in'} ${district?.name ?? districtId}`;
}

function points(total: number): string {
  return `${Math.abs(total).toFixed(2)} points ${total > 0 ? 'worse' : 'better'}`;
}
