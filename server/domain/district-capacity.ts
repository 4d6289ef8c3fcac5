import { caseFte, type FactPerson, notYetCarriedFte, type ServiceFacts } from './facts.ts';

/** What the people of a district’s team carry together. */
export interface TeamCapacity {
  /** Case-holding FTE. */
  caseFte: number;
  /** Case-holding FTE that people in their first months do not carry yet. */
  notYetFte: number;
}

/** The service as far as capacity is concerned. */
type Service = Pick<ServiceFacts, 'roles'> & { districts: readonly { id: string }[] };

/**
 * The capacity of each district with everybody in the district of their own team: the one rule by which people are added
 * up wherever nobody is placed elsewhere. The check of a plan adds up placements on its own.
 * @param people as contracted, or with what temporary arrangements add and take: what is added up is theirs
 * @returns every district, in order; people of no district or of another one count nowhere
 */
export function districtCapacity(
  people: readonly FactPerson[],
  { roles, districts }: Service,
): Map<string, TeamCapacity> {
  const caseloadOf = new Map(roles.map(({ id, caseload }) => [id, caseload]));
  const found = new Map(districts.map(({ id }) => [id, { caseFte: 0, notYetFte: 0 }]));
  for (const person of people) {
    const team = person.currentDistrictId === null ? undefined : found.get(person.currentDistrictId);
    if (!team) continue;
    team.caseFte += caseFte(person, caseloadOf);
    team.notYetFte += notYetCarriedFte(person, caseloadOf);
  }
  return found;
}

/** The case-holding FTE of `districtCapacity` alone. */
export function districtCaseFte(people: readonly FactPerson[], service: Service): Map<string, number> {
  return new Map([...districtCapacity(people, service)].map(([id, team]) => [id, team.caseFte]));
}
