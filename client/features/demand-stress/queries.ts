import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type {
  NewStressCase,
  StressAnswer,
  StressCaseChange,
  StressCases,
} from '../../../server/contract/demand-stress.ts';
import type { StressCaseView, StressParameters } from '../../../server/contract/demand-stress-case.ts';
import { present, stringifySearch } from '../../address.ts';
import { answer, api, entityTag } from '../../api.ts';

/** The saved cases, and what a new one can be made of. */
export const casesQuery = (asAt: string) =>
  queryOptions({
    queryKey: ['stress-cases', asAt],
    queryFn: (): Promise<StressCases> => answer(api.demand.stress.$get({ query: { asAt } })),
  });

/** Saved cases that happen together in a month. */
export interface EffectRequest {
  asAt: string;
  month: string | undefined;
  /** Ids with commas between. */
  cases: string;
}

/** What saved cases do. */
export const effectQuery = (request: EffectRequest) =>
  queryOptions({
    queryKey: ['stress-effect', request],
    queryFn: (): Promise<StressAnswer> => answer(api.demand.stress.effect.$get({ query: present({ ...request }) })),
    placeholderData: (before: StressAnswer | undefined) => before,
  });

/** Address of the same as a file. */
export function effectFile(request: EffectRequest): string {
  return `/api/demand/stress/effect.csv${stringifySearch({ ...request })}`;
}

/** What a case would do that is not saved. */
export interface PreviewRequest {
  asAt: string;
  month: string | undefined;
  name: string;
  parameters: StressParameters;
}

/** Undefined where the form is not complete: nothing is asked then. */
export const previewQuery = (request: PreviewRequest | undefined) =>
  queryOptions({
    queryKey: ['stress-preview', request],
    enabled: request !== undefined,
    retry: false,
    queryFn: (): Promise<StressAnswer> => {
      if (!request) throw new Error('there is nothing to work out');
      const { asAt, month, name, parameters } = request;
      return answer(api.demand.stress.preview.$post({ query: present({ asAt, month }), json: { name, parameters } }));
    },
    placeholderData: (before: StressAnswer | undefined) => before,
  });

/** Saves a new case. */
export function addCase(json: NewStressCase): Promise<StressCaseView> {
  return answer(api.demand.stress.cases.$post({ json }));
}

/** Changes a case that has this version. */
export function changeCase(id: string, version: number, json: StressCaseChange): Promise<StressCaseView> {
  return answer(
    api.demand.stress.cases[':id'].$patch({ param: { id }, header: { 'if-match': entityTag(version) }, json }),
  );
}

/** Deletes a case that has this version. */
export async function deleteCase({ id, version }: StressCaseView): Promise<void> {
  await answer(api.demand.stress.cases[':id'].$delete({ param: { id }, header: { 'if-match': entityTag(version) } }));
}

/** The list of cases is old; what those do that stay is not. */
export function forgetList(queryClient: QueryClient): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: ['stress-cases'] });
}

/** What looks at saved cases is old: the list and what they do. */
export async function forgetCases(queryClient: QueryClient): Promise<void> {
  await Promise.all([forgetList(queryClient), queryClient.invalidateQueries({ queryKey: ['stress-effect'] })]);
}
