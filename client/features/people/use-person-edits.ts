import { useQueryClient } from '@tanstack/react-query';
import type { Person, PersonEdit } from '../../../server/contract/people.ts';
import { type Edits, useEdits } from '../../edits/use-edits.ts';
import { useReference } from '../../reference.ts';
import { describeFields } from './describe-person.ts';
import { peopleQuery, savePerson, showPerson } from './queries.ts';

/** Edits of people at a date, saved at once. */
export function usePersonEdits(asAt: string): Edits<PersonEdit> {
  const queryClient = useQueryClient();
  const names = useReference();
  return useEdits<Person, PersonEdit>({
    read: (id) => queryClient.getQueryData(peopleQuery(asAt).queryKey)?.people.find((person) => person.id === id),
    show: (person) => showPerson(queryClient, asAt, person),
    preview: (person, { reason: _, ...change }) => ({ ...person, ...change }),
    save: savePerson,
    isRow: (value): value is Person =>
      typeof value === 'object' &&
      value !== null &&
      'id' in value &&
      'version' in value &&
      'contractedMinutes' in value,
    describe: (person, change) => describeFields(person, change, names),
  });
}
