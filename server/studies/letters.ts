import { setImmediate } from 'node:timers/promises';
import { explainPlacement } from '../../solver/explain.ts';
import type { PlanInput } from '../../solver/plan-input.ts';
import type { Placement } from '../../solver/proposal.ts';
import { verify } from '../../solver/verify.ts';
import type { Letter } from '../contract/studies.ts';
import type { FactPerson } from '../domain/facts.ts';
import { isMoved, isSeenFrom, mainDistrict } from '../domain/measures.ts';
import { bindingPins, type Plan, problemAsStands } from '../domain/plan.ts';
import { type DistrictShare, placementList } from '../domain/problem.ts';
import { ProblemError } from '../http/problem.ts';
import { type LetterCase, letterReasons } from './letter-reasons.ts';

/**
 * What each moved person is told: where they are, where the plan puts them, what they asked for and why. A letter names
 * nobody but its reader.
 * @param personId only this person; null for everybody who moves
 * @param onlyDistrictId only people this district's manager may see; null for everybody
 * @throws ProblemError not-found where the person is not in the plan, or not for this reader
 */
export async function letters(
  plan: Plan,
  personId: string | null,
  onlyDistrictId: string | null,
): Promise<{ letters: Letter[] }> {
  const people = plan.facts.people.filter(
    (person) =>
      (personId === null || person.id === personId) &&
      isSeenFrom(onlyDistrictId, person, plan.placements.get(person.id) ?? []),
  );
  if (personId !== null && people.length === 0) {
    throw new ProblemError('not-found', 'There is no such person in this plan. Look them up in the list of people.');
  }
  const judged = { input: problemAsStands(plan), list: placementList(plan.facts, plan.placements) };
  const { districts } = verify(judged.input, judged.list);
  const moved = people.filter((person) => isMoved(person.currentDistrictId, plan.placements.get(person.id) ?? []));
  const written: Letter[] = [];
  for (const person of moved) {
    // in a large plan others are not to wait until all are written
    await setImmediate();
    written.push(await letter(plan, person, { ...judged, districts }));
  }
  return { letters: written };
}

/** The plan as it stands: its problem, its placements, and what they come to. */
interface Judged {
  input: PlanInput;
  list: readonly Placement[];
  districts: LetterCase['districts'];
}

async function letter(plan: Plan, person: FactPerson, judged: Judged): Promise<Letter> {
  const placements = plan.placements.get(person.id) ?? [];
  const nameOf = (id: string) => plan.facts.districts.find((district) => district.id === id)?.name ?? id;
  const role = plan.facts.roles.find(({ id }) => id === person.roleId);
  const districtId = mainDistrict(placements);
  return {
    personId: person.id,
    name: person.name,
    role: role?.title ?? person.roleId,
    now: person.currentDistrictId === null ? '' : nameOf(person.currentDistrictId),
    proposed: placeWords(placements, nameOf),
    askedFor: person.preferences.map((preference) => nameOf(preference.districtId)),
    because: districtId === null ? [] : letterReasons(await caseOf(plan, person, districtId, judged)),
  };
}

async function caseOf(
  plan: Plan,
  person: FactPerson,
  districtId: string,
  { input, list, districts }: Judged,
): Promise<LetterCase> {
  const { facts } = plan;
  const without = verify(
    input,
    list.filter(({ staff }) => staff !== person.id),
  );
  const isPinned = bindingPins(plan).has(person.id);
  // what the reasons ask for next takes as long again
  await setImmediate();
  const role = facts.roles.find(({ id }) => id === person.roleId);
  return {
    facts,
    person,
    districtId,
    isPinned,
    role: { title: role?.title ?? person.roleId, carriesCases: (role?.caseload ?? 0) > 0 },
    districts,
    without: without.districts,
    minimumWithout: without.violations.some(({ rule, subject }) => rule === 'minimum' && subject === districtId),
    options: () =>
      explainPlacement(isPinned ? problemAsStands(plan, { freeing: person.id }) : input, list, person.id).districts,
  };
}

function placeWords(placements: readonly DistrictShare[], nameOf: (id: string) => string): string {
  const [only] = placements;
  if (placements.length === 1 && only) return nameOf(only.districtId);
  return placements
    .map(({ districtId, share }) => `${nameOf(districtId)} (${Math.round(share * 100)} %)`)
    .join(' and ');
}
