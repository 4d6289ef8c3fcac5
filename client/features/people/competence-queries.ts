import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type {
  CompetenceSet,
  CompetenceSetChange,
  HeldCompetences,
  PersonCompetences,
  PersonCompetencesChange,
} from '../../../server/contract/competences.ts';
import { answer, api, entityTag } from '../../api.ts';

/** The competences people may hold, and the levels. */
export const competenceSetQuery = queryOptions({
  queryKey: ['competences', 'set'],
  queryFn: (): Promise<CompetenceSet> => answer(api.competences.$get()),
  staleTime: 60_000,
});

/** What people in post hold at a date, counts by district, and what lapses. */
export const heldCompetencesQuery = (asAt: string) =>
  queryOptions({
    queryKey: ['competences', 'held', asAt],
    queryFn: (): Promise<HeldCompetences> => answer(api.competences.held.$get({ query: { asAt } })),
  });

/** Saves the whole set, starting from this version of it. */
export function saveCompetenceSet(version: number, json: CompetenceSetChange): Promise<CompetenceSet> {
  return answer(api.competences.$put({ header: { 'if-match': entityTag(version) }, json }));
}

/** Saves everything somebody holds, starting from this version of the person. */
export function savePersonCompetences(
  of: { id: string; version: number; asAt: string },
  json: PersonCompetencesChange,
): Promise<PersonCompetences> {
  return answer(
    api.people[':id'].competences.$put({
      param: { id: of.id },
      query: { asAt: of.asAt },
      header: { 'if-match': entityTag(of.version) },
      json,
    }),
  );
}

/** Reads competences and people again: a person’s version covers both. */
export async function readCompetencesAgain(queryClient: QueryClient): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['competences'] }),
    queryClient.invalidateQueries({ queryKey: ['people'] }),
  ]);
}
