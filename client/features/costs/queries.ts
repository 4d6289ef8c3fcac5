import { queryOptions } from '@tanstack/react-query';
import type { Costs, PlanCost, RecordCosts, RecordKind, UnitCosts } from '../../../server/contract/costs.ts';
import type { RateChange, RatePreviewRequest, Rates, RatesPreview } from '../../../server/contract/rates.ts';
import { answer, api, entityTag } from '../../api.ts';

interface When {
  asAt: string;
  year: string | undefined;
}

const queryOf = ({ asAt, year }: When) => (year === undefined ? { asAt } : { asAt, year });

/** Budget and forecast of a year. */
export const costsQuery = (when: When) =>
  queryOptions({
    queryKey: ['costs', when.asAt, when.year ?? ''],
    queryFn: (): Promise<Costs> => answer(api.costs.$get({ query: queryOf(when) })),
  });

/** The posts of a unit in a year. */
export const unitCostsQuery = (id: string, when: When) =>
  queryOptions({
    queryKey: ['costs', 'unit', id, when.asAt, when.year ?? ''],
    queryFn: (): Promise<UnitCosts> => answer(api.costs.units[':id'].$get({ param: { id }, query: queryOf(when) })),
  });

/** The lines of one record, of a year or of its whole life. */
export const recordCostsQuery = (kind: RecordKind, id: string, when: When) =>
  queryOptions({
    queryKey: ['costs', 'record', kind, id, when.asAt, when.year ?? ''],
    queryFn: (): Promise<RecordCosts> =>
      answer(api.costs.records[':kind'][':id'].$get({ param: { kind, id }, query: queryOf(when) })),
  });

/** All plans there are. */
export const plansQuery = queryOptions({
  queryKey: ['plans'],
  queryFn: () => answer(api.plans.$get()),
});

/** What a plan costs. */
export const planCostQuery = (id: string) =>
  queryOptions({
    queryKey: ['costs', 'plan', id],
    queryFn: (): Promise<PlanCost> => answer(api.plans[':id'].cost.$get({ param: { id } })),
  });

/** All rates. */
export const ratesQuery = (asAt: string) =>
  queryOptions({
    queryKey: ['rates', asAt],
    queryFn: (): Promise<Rates> => answer(api.rates.$get({ query: { asAt } })),
  });

/** What a change of a rate would do. */
export function previewRate(asAt: string, json: RatePreviewRequest): Promise<RatesPreview> {
  return answer(api.rates.preview.$post({ query: { asAt }, json }));
}

/** Saves a change of a rate that starts from these rates. */
export function saveRate(asAt: string, version: number, json: RateChange): Promise<Rates> {
  return answer(api.rates.$patch({ query: { asAt }, header: { 'if-match': entityTag(version) }, json }));
}
