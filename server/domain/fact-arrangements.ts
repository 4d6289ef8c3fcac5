import { type CapacityEffect, capacityEffects } from './capacity-effects.ts';
import type { FactEffect } from './capacity-words.ts';
import type { ArrangementRows, FactPerson, ServiceFacts } from './facts.ts';

/**
 * People with what temporary arrangements do to their time, and after them the workers whom arrangements bring into a
 * district, by the arrangement's id.
 * @param people as contracted, in district teams
 */
export function withArrangements(
  people: readonly FactPerson[],
  rows: ArrangementRows,
  service: Pick<ServiceFacts, 'roles' | 'districts' | 'fullTimeMinutes'>,
): FactPerson[] {
  const team = people.map(({ currentDistrictId, ...person }) => ({ ...person, districtId: currentDistrictId }));
  const effects = capacityEffects(rows.arrangements, { ...service, people: team }).filter(
    ({ way }) => way === 'person' || way === 'worker',
  );
  if (effects.length === 0) return [...people];
  const ofPerson = Map.groupBy(
    effects.filter(({ way }) => way === 'person'),
    ({ arrangement }) => arrangement.personId,
  );
  return [
    ...people.map((person) => adjusted(person, ofPerson.get(person.id) ?? [], service.fullTimeMinutes)),
    ...effects
      .filter(({ way }) => way === 'worker')
      .sort((a, b) => (a.arrangement.id < b.arrangement.id ? -1 : 1))
      .map((effect) => worker(effect, rows, service.fullTimeMinutes)),
  ];
}

function adjusted(person: FactPerson, effects: readonly CapacityEffect[], fullTimeMinutes: number): FactPerson {
  if (effects.length === 0) return person;
  const minutes = effects.reduce((sum, { workMinutes }) => sum + workMinutes, person.contractedMinutes);
  return {
    ...person,
    fte: Math.max(0, minutes) / fullTimeMinutes,
    effects: effects.map((effect) => factEffect(effect, fullTimeMinutes)),
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
  { arrangement, workMinutes, caseMinutes, note }: CapacityEffect,
  fullTimeMinutes: number,
): FactEffect {
  const { id, kind, endDate } = arrangement;
  return { id, kind, until: endDate, fte: workMinutes / fullTimeMinutes, caseFte: caseMinutes / fullTimeMinutes, note };
}
