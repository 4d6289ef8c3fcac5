import { queryOptions } from '@tanstack/react-query';
import type {
  AskedMinimums,
  MinimumCover,
  MinimumsChange,
  MinimumsPreview,
  PlanCover,
} from '../../../server/contract/minimums.ts';
import { answer, api, entityTag } from '../../api.ts';

/** The minimums of every role and district beside what is there at a date. */
export const coverQuery = (asAt: string) =>
  queryOptions({
    queryKey: ['minimums', asAt],
    queryFn: (): Promise<MinimumCover> => answer(api.minimums.$get({ query: { asAt } })),
  });

/** What each plan gives; read anew whenever the page is opened, since plans change on other pages. */
export const planCoversQuery = queryOptions({
  queryKey: ['minimums-of-plans'],
  staleTime: 0,
  queryFn: async (): Promise<PlanCover[]> => (await answer(api.minimums.plans.$get())).plans,
});

/** What other minimums would do. Nothing is asked where nothing differs. */
export const effectQuery = (asAt: string, minimums: AskedMinimums) =>
  queryOptions({
    queryKey: ['minimums-effect', asAt, minimums],
    enabled: minimums.length > 0,
    retry: false,
    queryFn: (): Promise<MinimumsPreview> =>
      answer(api.minimums.preview.$post({ query: { asAt }, json: { minimums } })),
    placeholderData: (before: MinimumsPreview | undefined) => before,
  });

/** Saves minimums that start from this version of all of them. */
export function saveMinimums(asAt: string, version: number, json: MinimumsChange): Promise<MinimumCover> {
  return answer(api.minimums.$patch({ query: { asAt }, header: { 'if-match': entityTag(version) }, json }));
}
