import { queryOptions } from '@tanstack/react-query';
import type { Capacity } from '../server/contract/capacity.ts';
import { answer, api } from './api.ts';

/** Temporary arrangements at a date, what they do to the capacity of districts, and each district’s gap. */
export const capacityQuery = (asAt: string) =>
  queryOptions({
    queryKey: ['overview', 'capacity', asAt],
    queryFn: (): Promise<Capacity> => answer(api.overview.capacity.$get({ query: { asAt } })),
  });
