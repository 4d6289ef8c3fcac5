import type { Fields } from './differences.ts';

/** A person as far as the history keeps changes of them. */
interface PersonFacts {
  name: string;
  roleId: string;
  unitId: string;
  contractedMinutes: number;
  startDate: string;
  endDate: string | null;
  languages: readonly string[];
  preferences: readonly { districtId: string; rank: number; reason: string | null }[];
  cannotWorkIn: readonly string[];
}

/**
 * The fields of a person by the names of the permission table. Reasons of preferences stand apart from the preferences,
 * since fewer roles may read them.
 */
export function personFields(person: PersonFacts): Fields {
  const { name, roleId, unitId, contractedMinutes, startDate, endDate, languages, preferences, cannotWorkIn } = person;
  const ranked = [...preferences].sort((a, b) => a.rank - b.rank);
  return {
    name,
    roleId,
    unitId,
    contractedMinutes,
    startDate,
    endDate,
    languages: [...languages].sort(),
    preferences: ranked.map(({ districtId }) => districtId),
    preferenceReasons: Object.fromEntries(
      ranked.flatMap(({ districtId, reason }) => (reason === null ? [] : [[districtId, reason]])),
    ),
    cannotWorkIn: [...cannotWorkIn].sort(),
  };
}
