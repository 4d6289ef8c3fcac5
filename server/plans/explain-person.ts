import { explainPlacement } from '../../solver/explain.ts';
import { softRules } from '../../solver/rules/index.ts';
import type { Explanation } from '../contract/explanations.ts';
import { fteWorking, reducedWords } from '../domain/capacity-words.ts';
import { caseFte, type FactPerson, type PlanFacts } from '../domain/facts.ts';
import { type FewLanguages, leftOut, withoutFewDemand } from '../domain/few-languages.ts';
import { isSeenFrom } from '../domain/measures.ts';
import { type Plan, problemAsStands } from '../domain/plan.ts';
import { placementList } from '../domain/problem.ts';
import { ProblemError } from '../http/problem.ts';

/**
 * Why a person is where a plan puts them, and what every other district would cost. Their own pin is left out of
 * account, the pins of others hold.
 * @param onlyDistrictId only people this district's manager may see, with the names of all others hidden
 * @param few languages that are left out of account: the reader is not told their FTE
 * @throws ProblemError not-found
 */
export function explainPerson(
  asked: Plan,
  personId: string,
  onlyDistrictId: string | null,
  few: FewLanguages,
): Explanation {
  const whole = withoutFewDemand(asked, few);
  const isSeen = (person: PlanFacts['people'][number]) =>
    isSeenFrom(onlyDistrictId, person, whole.placements.get(person.id) ?? []);
  const person = whole.facts.people.find(({ id }) => id === personId);
  if (!person || !isSeen(person)) {
    throw new ProblemError('not-found', 'There is no such person in this plan. Look them up in the list of people.');
  }
  const names = new Map(whole.facts.people.filter(isSeen).map(({ id, name }) => [id, name]));
  const plan = { ...whole, facts: namedOnly(whole.facts, names) };
  const input = problemAsStands(plan, { freeing: personId });
  const { districts } = explainPlacement(input, placementList(plan.facts, plan.placements), personId);
  const nameOf = new Map(plan.facts.districts.map(({ id, name }) => [id, name]));
  return {
    personId,
    name: person.name,
    fteWorking: fteWorking(person, plan.facts.fullTimeMinutes),
    caseloadWorking: reducedWords(person, fullCaseFte(person, plan.facts)),
    few: leftOut(asked, few),
    options: districts.map((option) => {
      const { swap, blockedBy } = option;
      const partner = swap ? names.get(swap.staff) : undefined;
      return {
        districtId: option.district,
        name: nameOf.get(option.district) ?? option.district,
        isCurrent: option.district === person.currentDistrictId,
        isPlanned: option.share > 0,
        blocked: blockedBy?.sentence ?? null,
        total: blockedBy ? null : option.total,
        changes: softRules.map(({ id, title }) => ({ rule: id, title, change: option.changes[id] })),
        swap: swap && partner !== undefined ? { personId: swap.staff, name: partner, total: swap.total } : null,
        sentence: option.sentence,
      };
    }),
  };
}

/** Case-holding FTE of somebody as if they carried a full caseload. */
function fullCaseFte({ fte, roleId }: FactPerson, { roles }: PlanFacts): number {
  return caseFte({ fte, roleId }, new Map(roles.map(({ id, caseload }) => [id, caseload])));
}

/** Facts in which people without a name to show are “a colleague”. */
function namedOnly(facts: PlanFacts, names: ReadonlyMap<string, string>): PlanFacts {
  return {
    ...facts,
    people: facts.people.map((person) => ({ ...person, name: names.get(person.id) ?? 'a colleague' })),
  };
}
