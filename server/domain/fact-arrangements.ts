import { type CapacityEffect, capacityEffects, type EffectGround } from './capacity-effects.ts';
import type { FactEffect } from './capacity-words.ts';
import type { ArrangementRows, FactPerson } from './facts.ts';

/**
 * People with what temporary arrangements do to their time, and after them the workers whom arrangements bring into a
 * district, by the arrangement's id.
 * @param people as contracted, in district teams
 */
export function withArrangements(
  people: readonly FactPerson[],
  rows: ArrangementRows,
  service: Omit<EffectGround, 'people'>,
): FactPerson[] {
  const team = people.map(({ currentDistrictId, ...person }) => ({ ...person, districtId: currentDistrictId }));
  const effects = capacityEffects(rows.arrangements, { ...service, people: team });
  const changes = effects.flatMap(changesOf);
  if (changes.length === 0 && !effects.some(({ way }) => way === 'worker')) return [...people];
  const ofPerson = Map.groupBy(changes, ({ personId }) => personId);
  return [
    ...people.map((person) => adjusted(person, ofPerson.get(person.id) ?? [], service.fullTimeMinutes)),
    ...effects
      .filter(({ way }) => way === 'worker')
      .sort((a, b) => (a.arrangement.id < b.arrangement.id ? -1 : 1))
      .map((effect) => worker(effect, rows, service.fullTimeMinutes)),
  ];
}

/** What changes the time of somebody in a district team: their own arrangement, or that somebody covers them. */
interface ChangeOfTime {
  personId: string | null;
  workMinutes: number;
  caseMinutes: number;
  note: string | null;
  arrangement: CapacityEffect['arrangement'];
  coveredBy?: string;
}

function changesOf(effect: CapacityEffect): ChangeOfTime[] {
  const { arrangement, way, absence } = effect;
  return [
    ...(way === 'person' ? [{ ...effect, personId: arrangement.personId }] : []),
    ...(absence ? [{ ...absence, note: null, arrangement, coveredBy: arrangement.name }] : []),
  ];
}

function adjusted(person: FactPerson, changes: readonly ChangeOfTime[], fullTimeMinutes: number): FactPerson {
  if (changes.length === 0) return person;
  const minutes = changes.reduce((sum, { workMinutes }) => sum + workMinutes, person.contractedMinutes);
  return {
    ...person,
    fte: Math.max(0, minutes) / fullTimeMinutes,
    effects: changes.map((change) => factEffect(change, fullTimeMinutes)),
  };
}

function worker(effect: CapacityEffect, rows: ArrangementRows, fullTimeMinutes: number): FactPerson {
  const { arrangement } = effect;
  const spoken = rows.arrangementLanguages.filter(({ personId }) => personId === arrangement.personId);
  return {
    id: arrangement.id,
    name: arrangement.name,
    roleId: arrangement.roleId,
    contractedMinutes: arrangement.minutes,
    fte: effect.workMinutes / fullTimeMinutes,
    effects: [factEffect(effect, fullTimeMinutes)],
    byArrangement: true,
    languages: spoken.map(({ languageCode }) => languageCode).sort(),
    currentDistrictId: effect.districtId,
    preferences: [],
    cannotWorkIn: [],
  };
}

function factEffect(
  { arrangement, workMinutes, caseMinutes, note, coveredBy }: Omit<ChangeOfTime, 'personId'>,
  fullTimeMinutes: number,
): FactEffect {
  const { id, kind, endDate } = arrangement;
  const minutes = { fte: workMinutes / fullTimeMinutes, caseFte: caseMinutes / fullTimeMinutes };
  return { id, kind, until: endDate, ...minutes, note, ...(coveredBy === undefined ? {} : { coveredBy }) };
}
