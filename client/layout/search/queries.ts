import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Found } from '../../../server/contract/search.ts';
import { answer, api } from '../../api.ts';

/** What fits a question at a date; asked at every question anew, and forgotten as soon as nobody looks at it. */
export function searchQuery(q: string, asAt: string, isAsked: boolean) {
  return queryOptions({
    queryKey: ['search', q, asAt],
    queryFn: ({ signal }): Promise<Found> => answer(api.search.$get({ query: { q, asAt } }, { init: { signal } })),
    enabled: isAsked,
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
  });
}
