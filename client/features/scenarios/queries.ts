import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { PlanHead } from '../../../server/contract/plans.ts';
import type { Scenarios } from '../../../server/contract/scenarios.ts';
import { answer, api } from '../../api.ts';
import type { ScenariosSearch } from './search.ts';

/** Every plan that can be chosen, the one changed last first. */
export const plansQuery = queryOptions({
  queryKey: ['plans'],
  queryFn: (): Promise<{ plans: PlanHead[] }> => answer(api.plans.$get()),
  staleTime: 10_000,
});

/** Plans side by side with doing nothing at a date. */
export const scenariosQuery = (asAt: string, search: ScenariosSearch) =>
  queryOptions({
    queryKey: ['scenarios', asAt, search.plans ?? '', search.data ?? ''],
    queryFn: (): Promise<Scenarios> => answer(api.scenarios.$get({ query: { asAt, ...chosen(search) } })),
    placeholderData: keepPreviousData,
  });

/** Address of the file of what the page shows. */
export function scenariosFile(asAt: string, search: ScenariosSearch): string {
  return `/api/scenarios.csv?${new URLSearchParams({ asAt, ...chosen(search) })}`;
}

function chosen({ plans, data }: ScenariosSearch) {
  return { ...(plans === undefined ? {} : { plans }), ...(data === undefined ? {} : { data }) };
}
