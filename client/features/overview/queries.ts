import { queryOptions } from '@tanstack/react-query';
import type { Overview } from '../../../server/contract/overview.ts';
import { answer, api } from '../../api.ts';

/** Capacity against demand and fair share of every district at a date. */
export const overviewQuery = (asAt: string) =>
  queryOptions({
    queryKey: ['overview', asAt],
    queryFn: (): Promise<Overview> => answer(api.overview.$get({ query: { asAt } })),
  });
