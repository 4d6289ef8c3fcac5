import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query';
import type {
  Decision,
  DecisionComparison,
  DecisionEdit,
  DecisionEdition,
  DecisionHead,
  DecisionSubject,
  NewDecision,
} from '../../../server/contract/decisions.ts';
import { answer, api, entityTag } from '../../api.ts';

/** Decision records, drafts first. */
export const decisionsQuery = queryOptions({
  queryKey: ['decisions'],
  queryFn: (): Promise<{ decisions: DecisionHead[] }> => answer(api.decisions.$get()),
});

/** One record, costed from the records as they are now. */
export const decisionQuery = (id: string) =>
  queryOptions({
    queryKey: ['decision', id],
    queryFn: (): Promise<Decision> => answer(api.decisions[':id'].$get({ param: { id } })),
  });

/** One record as it stood at a version. */
export const editionQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['decision', id, 'edition', version],
    queryFn: (): Promise<DecisionEdition> =>
      answer(api.decisions[':id'].editions[':version'].$get({ param: { id, version: String(version) } })),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What differs between two editions, in words. */
export const comparisonQuery = (id: string, version: number, other: number) =>
  queryOptions({
    queryKey: ['decision', id, 'comparison', version, other],
    queryFn: (): Promise<DecisionComparison> =>
      answer(
        api.decisions[':id'].editions[':version'].against[':other'].$get({
          param: { id, version: String(version), other: String(other) },
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Records that a decision could be about. */
export const subjectsQuery = (find: string) =>
  queryOptions({
    queryKey: ['decision-subjects', find],
    queryFn: (): Promise<{ subjects: DecisionSubject[]; left: number }> =>
      answer(api['decision-subjects'].$get({ query: find === '' ? {} : { find } })),
    placeholderData: keepPreviousData,
  });

export function createDecision(json: NewDecision): Promise<Decision> {
  return answer(api.decisions.$post({ json }));
}

export function saveDecision(id: string, version: number, json: DecisionEdit): Promise<Decision> {
  return answer(api.decisions[':id'].$patch({ param: { id }, header: { 'if-match': entityTag(version) }, json }));
}

export function finaliseDecision(id: string, version: number): Promise<Decision> {
  return answer(api.decisions[':id'].final.$post({ param: { id }, header: { 'if-match': entityTag(version) } }));
}

export async function deleteDecision(id: string, version: number): Promise<void> {
  await api.decisions[':id'].$delete({ param: { id }, header: { 'if-match': entityTag(version) } });
}

/** Shows another state of a record, and marks the list and the editions as old. */
export function showDecision(queryClient: QueryClient, decision: Decision): void {
  queryClient.setQueryData(decisionQuery(decision.id).queryKey, decision);
  void queryClient.invalidateQueries({ queryKey: decisionsQuery.queryKey });
  void queryClient.invalidateQueries({ queryKey: ['arrangements'] });
}
