import type { Person } from '../../../server/contract/people.ts';
import type { ReferenceNames } from '../../reference.ts';
import { describeField } from './describe-person.ts';

/** What the list of people is narrowed to; carried in the address. */
export interface PeopleFilter {
  find?: string;
  role?: string;
  unit?: string;
  language?: string;
}

/** The people who match every part of a filter; each word of `find` has to occur somewhere in the row. */
export function filterPeople(people: readonly Person[], filter: PeopleFilter, names: ReferenceNames): Person[] {
  const words = (filter.find ?? '').toLocaleLowerCase('en-GB').split(/\s+/).filter(Boolean);
  return people.filter(
    (person) =>
      (!filter.role || person.roleId === filter.role) &&
      (!filter.unit || person.unitId === filter.unit) &&
      (!filter.language || person.languages.includes(filter.language)) &&
      (words.length === 0 || words.every((word) => textOf(person, names).includes(word))),
  );
}

function textOf(person: Person, names: ReferenceNames): string {
  const fields = ['name', 'roleId', 'unitId', 'languages', 'preferences', 'cannotWorkIn'] as const;
  return [person.id, ...fields.map((field) => describeField(person, field, names))]
    .join(' ')
    .toLocaleLowerCase('en-GB');
}
