import type { PersonRecord } from '../../db/queries/people.ts';
import type { PersonChange } from '../contract/people.ts';
import type { Fault } from '../contract/problems.ts';
import { fault } from '../http/problem.ts';

/** Ids that a change may refer to. */
export interface KnownIds {
  roles: readonly string[];
  units: readonly string[];
  languages: readonly string[];
  districts: readonly string[];
}

/** Language code of a case whose language was not recorded; nobody works in it. */
const NOT_RECORDED = 'unknown';

/**
 * What is wrong with a change of a person, beyond the form of its fields.
 * @param stored the person before the change
 * @returns every fault with a remedy; none where the change can be stored
 */
export function checkChange(stored: PersonRecord, change: PersonChange, known: KnownIds): Fault[] {
  const after = { ...stored, ...change };
  const spoken = known.languages.filter((code) => code !== NOT_RECORDED);
  return [
    ...(Object.keys(change).length === 0 ? [fault('body', null, 'Name at least one field to change.')] : []),
    ...(change.roleId === undefined ? [] : unknown('roleId', [change.roleId], known.roles)),
    ...(change.unitId === undefined ? [] : unknown('unitId', [change.unitId], known.units)),
    ...(change.languages ? listFaults('languages', change.languages, spoken) : []),
    ...(change.cannotWorkIn ? listFaults('cannotWorkIn', change.cannotWorkIn, known.districts) : []),
    ...(change.preferences ? preferenceFaults(change.preferences, known) : []),
    ...(change.preferences || change.cannotWorkIn ? contradictions(after, change) : []),
    ...(change.cannotWorkIn ? nowhereLeft(after, known) : []),
    ...(change.startDate !== undefined || change.endDate !== undefined ? dateFaults(after, change) : []),
  ];
}

function preferenceFaults(preferences: NonNullable<PersonChange['preferences']>, known: KnownIds): Fault[] {
  const districts = preferences.map((preference) => preference.districtId);
  const ranks = preferences.map((preference) => String(preference.rank));
  return [
    ...unknown('preferences', districts, known.districts),
    ...repeated(districts).map((id) => fault('preferences', id, 'This district is chosen twice. Keep one of them.')),
    ...repeated(ranks).map((rank) =>
      fault('preferences', rank, 'Two choices have this rank. Give each choice its own rank.'),
    ),
  ];
}

function contradictions(after: Pick<PersonRecord, 'preferences' | 'cannotWorkIn'>, change: PersonChange): Fault[] {
  const field = change.preferences ? 'preferences' : 'cannotWorkIn';
  return after.preferences
    .filter((preference) => after.cannotWorkIn.includes(preference.districtId))
    .map(({ districtId }) =>
      fault(
        field,
        districtId,
        'This district is both a choice and one they cannot work in. Remove it from one of the two lists.',
      ),
    );
}

function nowhereLeft(after: PersonRecord, known: KnownIds): Fault[] {
  if (after.unitKind !== 'district-team' || known.districts.some((id) => !after.cannotWorkIn.includes(id))) return [];
  return [fault('cannotWorkIn', after.cannotWorkIn.join(', '), 'No district is left to work in. Leave at least one.')];
}

function dateFaults(after: PersonRecord, change: PersonChange): Fault[] {
  if (after.endDate === null || after.endDate >= after.startDate) return [];
  const field = change.endDate === undefined ? 'startDate' : 'endDate';
  return [
    fault(
      field,
      after[field],
      `The end date ${after.endDate} is before the start date ${after.startDate}. Correct one of them, or leave the end open.`,
    ),
  ];
}

function listFaults(field: string, values: readonly string[], known: readonly string[]): Fault[] {
  return [
    ...unknown(field, values, known),
    ...repeated(values).map((value) => fault(field, value, 'This stands in the list twice. Keep one of them.')),
  ];
}

function unknown(field: string, values: readonly string[], known: readonly string[]): Fault[] {
  return values
    .filter((value) => !known.includes(value))
    .map((value) => fault(field, value, `This is not known here. Give one of: ${known.join(', ')}.`));
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, at) => values.indexOf(value) !== at))];
}
