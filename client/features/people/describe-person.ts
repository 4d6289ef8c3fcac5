import type { Person, PersonChange } from '../../../server/contract/people.ts';
import { formatDate, formatHours, formatOrdinal } from '../../format.ts';
import type { ReferenceNames } from '../../reference.ts';

const titles: Record<keyof PersonChange, string> = {
  name: 'Name',
  roleId: 'Role',
  unitId: 'Unit',
  contractedMinutes: 'Hours',
  startDate: 'Start',
  endDate: 'End',
  languages: 'Languages',
  preferences: 'Preferences',
  cannotWorkIn: 'Cannot work in',
};

type Field = keyof PersonChange;

/** Names of the fields of a change: `Languages and Cannot work in`. */
export function changedFields(change: PersonChange): Field[] {
  return (Object.keys(titles) as Field[]).filter((field) => change[field] !== undefined);
}

/** A change in words: “Role of Aisha Ahmed”. */
export function describeChange(person: Person, change: PersonChange): string {
  return `${changedFields(change)
    .map((field) => titles[field])
    .join(', ')} of ${person.name}`;
}

/** What a person's record shows in the fields of a change. */
export function describeFields(person: Person, change: PersonChange, names: ReferenceNames): string {
  return changedFields(change)
    .map((field) => `${titles[field]}: ${describeField(person, field, names) || 'none'}`)
    .join('; ');
}

/** One field of a person as screens show it. */
export function describeField(person: Person, field: Field, names: ReferenceNames): string {
  switch (field) {
    case 'name':
      return person.name;
    case 'roleId':
      return names.roleTitle(person.roleId);
    case 'unitId':
      return names.unitName(person.unitId);
    case 'contractedMinutes':
      return formatHours(person.contractedMinutes);
    case 'startDate':
      return formatDate(person.startDate);
    case 'endDate':
      return formatDate(person.endDate);
    case 'languages':
      return speakersFirst(person.languages, names).map(names.languageName).join(', ');
    case 'cannotWorkIn':
      return person.cannotWorkIn.map(names.districtName).join(', ');
    case 'preferences':
      return person.preferences
        .map((one) => `${formatOrdinal(one.rank)} ${names.districtName(one.districtId)}`)
        .join(', ');
  }
}

/** Languages that families need a speaker for come first: they are what people look for. */
function speakersFirst(codes: readonly string[], names: ReferenceNames): string[] {
  const needed = new Set(names.languages.filter((language) => language.needsSpeaker).map((language) => language.code));
  return [...codes.filter((code) => needed.has(code)), ...codes.filter((code) => !needed.has(code))];
}
