import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { DemandSeries, MarkedMonthsChange, MarkedMonthsList } from '../../../server/contract/demand-history.ts';
import { stringifySearch } from '../../address.ts';
import { answer, api, entityTag } from '../../api.ts';
import type { SeriesRequest } from './search.ts';

/** One measure month by month. */
export const seriesQuery = (request: SeriesRequest) =>
  queryOptions({
    queryKey: ['demand-series', request],
    queryFn: (): Promise<DemandSeries> => answer(api.demand.history.series.$get({ query: { ...request } })),
    placeholderData: (before: DemandSeries | undefined) => before,
  });

/** Address of the same as a file. */
export function seriesFile(request: SeriesRequest): string {
  return `/api/demand/history/series.csv${stringifySearch({ ...request })}`;
}

/** Marks months, changes a mark or takes it off, from this version of the list. */
export function saveMarkedMonths(version: number, json: MarkedMonthsChange): Promise<MarkedMonthsList> {
  return answer(api.demand.history['marked-months'].$patch({ header: { 'if-match': entityTag(version) }, json }));
}

/** Everything that looks at marked months is old: histories, forecasts, reviews. */
export function forgetMarked(queryClient: QueryClient): void {
  const kept = ['session', 'reference', 'people'];
  void queryClient.invalidateQueries({ predicate: ({ queryKey }) => !kept.includes(String(queryKey[0])) });
}
