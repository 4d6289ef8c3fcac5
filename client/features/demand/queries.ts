import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { DemandHistory, DemandRow } from '../../../server/contract/demand.ts';
import { answer, api, entityTag } from '../../api.ts';

/** Open cases and demand by month and district. */
export const historyQuery = queryOptions({
  queryKey: ['demand-history'],
  queryFn: (): Promise<DemandHistory> => answer(api.demand.history.$get()),
});

/** The counts of one month, of one district or of all. */
export const demandQuery = (month: string, districtId: string | undefined) =>
  queryOptions({
    queryKey: ['demand', month, districtId ?? 'all'],
    queryFn: async (): Promise<DemandRow[]> => {
      const query = { from: month, to: month, ...(districtId ? { districtId } : {}) };
      return (await answer(api.demand.$get({ query }))).rows;
    },
  });

/** The figures of a count that are corrected: its open cases, its families, or both. */
export type CountFigures = { openCases: number } | { families: number | null };

/** Saves a count that starts from this version. */
export function saveDemand(id: string, version: number, json: CountFigures): Promise<DemandRow> {
  return answer(api.demand[':id'].$patch({ param: { id }, header: { 'if-match': entityTag(version) }, json }));
}

/** Puts another state of a count into the lists that are shown, and marks what depends on demand as old. */
export function showDemand(queryClient: QueryClient, row: DemandRow): void {
  queryClient.setQueriesData<DemandRow[]>({ queryKey: ['demand'] }, (rows) =>
    rows?.map((old) => (old.id === row.id ? row : old)),
  );
  const kept = ['session', 'reference', 'people', 'demand'];
  void queryClient.invalidateQueries({ predicate: ({ queryKey }) => !kept.includes(String(queryKey[0])) });
}
