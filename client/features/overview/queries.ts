import { queryOptions } from '@tanstack/react-query';
import type { ReviewStanding } from '../../../server/contract/demand-review.ts';
import type { Overview } from '../../../server/contract/overview.ts';
import { answer, api } from '../../api.ts';

/** Capacity against demand and fair share of every district at a date. */
export const overviewQuery = (asAt: string) =>
  queryOptions({
    queryKey: ['overview', asAt],
    queryFn: (): Promise<Overview> => answer(api.overview.$get({ query: { asAt } })),
  });

/** Whether a review of the allocation is needed at a date. */
export const standingQuery = (asAt: string) =>
  queryOptions({
    queryKey: ['demand-review-standing', asAt],
    queryFn: (): Promise<ReviewStanding> => answer(api.demand.review.standing.$get({ query: { asAt } })),
  });
