import { queryOptions } from '@tanstack/react-query';
import type { DemandForecast } from '../../../server/contract/demand-forecast.ts';
import type { Overview } from '../../../server/contract/overview.ts';
import { stringifySearch } from '../../address.ts';
import { answer, api } from '../../api.ts';

/** Demand in the months to come, as it could be told at a date. */
export const forecastQuery = (asAt: string) =>
  queryOptions({
    queryKey: ['demand-forecast', asAt],
    queryFn: (): Promise<DemandForecast> => answer(api.demand.forecast.$get({ query: { asAt } })),
  });

/** Capacity of the districts at the date, to put demand against. */
export const capacityQuery = (asAt: string) =>
  queryOptions({
    queryKey: ['overview', asAt],
    queryFn: (): Promise<Overview> => answer(api.overview.$get({ query: { asAt } })),
  });

/** Address of the months to come as a file. */
export function forecastFile(asAt: string): string {
  return `/api/demand/forecast.csv${stringifySearch({ asAt })}`;
}
