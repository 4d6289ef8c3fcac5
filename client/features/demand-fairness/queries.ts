import { queryOptions } from '@tanstack/react-query';
import type { DemandFairness, PlanFairness, WardOutlines } from '../../../server/contract/demand-fairness.ts';
import { answer, api } from '../../api.ts';

/** Coverage and waiting by deprivation and language at a date. */
export const fairnessQuery = (asAt: string) =>
  queryOptions({
    queryKey: ['demand-fairness', asAt],
    queryFn: (): Promise<DemandFairness> => answer(api.demand.fairness.$get({ query: { asAt } })),
  });

/** Who gains and who loses by a plan. */
export const planFairnessQuery = (planId: string, asAt: string) =>
  queryOptions({
    queryKey: ['plan-fairness', planId, asAt],
    queryFn: (): Promise<PlanFairness> =>
      answer(api.plans[':id'].fairness.$get({ param: { id: planId }, query: { asAt } })),
  });

/** Outlines of wards: they hardly ever change. */
export const outlinesQuery = queryOptions({
  queryKey: ['ward-outlines'],
  queryFn: (): Promise<WardOutlines> => answer(api.wards.outlines.$get()),
  staleTime: Number.POSITIVE_INFINITY,
});

/** All named plans, newest first. */
export const plansQuery = queryOptions({
  queryKey: ['plans'],
  queryFn: () => answer(api.plans.$get()),
  staleTime: 10_000,
});

/** Address of the file of what the page tells of the month. */
export function fairnessFile(asAt: string): string {
  return `/api/demand/fairness.csv?${new URLSearchParams({ asAt })}`;
}
