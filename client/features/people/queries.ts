import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { Person, PersonEdit } from '../../../server/contract/people.ts';
import { answer, api, entityTag } from '../../api.ts';

type People = { asAt: string; people: Person[] };

/** Everybody in post at a date whom the signed-in role may see. */
export const peopleQuery = (asAt: string) =>
  queryOptions({
    queryKey: ['people', asAt],
    queryFn: (): Promise<People> => answer(api.people.$get({ query: { asAt } })),
  });

/** Saves a change of a person that starts from this version. */
export function savePerson(id: string, version: number, json: PersonEdit): Promise<Person> {
  return answer(api.people[':id'].$patch({ param: { id }, header: { 'if-match': entityTag(version) }, json }));
}

/** Puts another state of a person into the list that is shown, and marks what depends on people as old. */
export function showPerson(queryClient: QueryClient, asAt: string, person: Person): void {
  queryClient.setQueryData(peopleQuery(asAt).queryKey, (list) =>
    list ? { ...list, people: list.people.map((old) => (old.id === person.id ? person : old)) } : list,
  );
  const kept = ['session', 'reference', 'people'];
  void queryClient.invalidateQueries({ predicate: ({ queryKey }) => !kept.includes(String(queryKey[0])) });
}
