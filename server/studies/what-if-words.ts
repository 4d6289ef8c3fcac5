import type { FactPerson } from '../domain/facts.ts';
import type { Plan } from '../domain/plan.ts';
import type { WhatIfQuestion } from './what-if.ts';

/** The answer in one sentence, against the plan as it stands. */
export function whatIfSentence(
  plan: Plan,
  question: WhatIfQuestion,
  { total, cost, others }: { total: number; cost: number | null; others: string[] },
): string {
  const against =
    Math.abs(total) < 0.005 ? 'as good as the plan as it stands' : `${points(total)} than the plan as it stands`;
  const alone = cost === null ? '' : `; ${costWords(cost)}`;
  const named =
    others.length > 3 ? `${others.slice(0, 2).join(', ')} and ${others.length - 2} more` : others.join(', ');
  const also = others.length === 0 ? 'Nobody else moves.' : `Placed otherwise too: ${named}.`;
  return `${demandWords(plan, question)}: ${against}${alone}. ${also}`;
}

function costWords(cost: number): string {
  return cost < 0.005 ? 'this alone costs the plan nothing' : `this alone costs the plan ${cost.toFixed(2)} points`;
}

/** “Ann Lee not in South”. */
export function demandWords({ facts }: Plan, { personId, districtId, demand }: WhatIfQuestion): string {
  const person: FactPerson | undefined = facts.people.find(({ id }) => id === personId);
  const district = facts.districts.find(({ id }) => id === districtId);
  return `${person?.name ?? personId} ${demand === 'force' ? 'in' : 'not in'} ${district?.name ?? districtId}`;
}

function points(total: number): string {
  return `${Math.abs(total).toFixed(2)} points ${total > 0 ? 'worse' : 'better'}`;
}
