import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type {
  NewRecruitment,
  Recruitment,
  RecruitmentChange,
  Recruitments,
  Vacancies,
} from '../../../server/contract/vacancies.ts';
import { answer, api, entityTag } from '../../api.ts';

/** What is vacant at a date and what each district's gap is made of. */
export const vacanciesQuery = (asAt: string) =>
  queryOptions({
    queryKey: ['vacancies', asAt],
    queryFn: (): Promise<Vacancies> => answer(api.vacancies.$get({ query: { asAt } })),
  });

/** How vacancies were being filled at a date. */
export const recruitmentsQuery = (asAt: string) =>
  queryOptions({
    queryKey: ['recruitments', asAt],
    queryFn: (): Promise<Recruitments> => answer(api.recruitments.$get({ query: { asAt } })),
  });

/** Opens the recruitment to a post. */
export function openRecruitment(asAt: string, json: NewRecruitment): Promise<Recruitment> {
  return answer(api.recruitments.$post({ query: { asAt }, json }));
}

/** Saves a change of a recruitment that starts from the version it is shown with. */
export function saveRecruitment(
  asAt: string,
  { id, version }: Recruitment,
  json: RecruitmentChange,
): Promise<Recruitment> {
  const header = { 'if-match': entityTag(version) };
  return answer(api.recruitments[':id'].$patch({ param: { id }, query: { asAt }, header, json }));
}

/** Marks everything as old that a recruitment may have changed: whoever fills a post changes more than vacancies. */
export function refreshAfterChange(queryClient: QueryClient): Promise<void> {
  const kept = ['session', 'reference'];
  return queryClient.invalidateQueries({ predicate: ({ queryKey }) => !kept.includes(String(queryKey[0])) });
}

/** Everybody on the staff list at a date. */
export const peopleAtQuery = (asAt: string) =>
  queryOptions({
    queryKey: ['people', asAt],
    queryFn: () => answer(api.people.$get({ query: { asAt } })),
  });
