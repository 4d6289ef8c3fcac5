import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { AuditPage, AuditQuery } from '../../../server/contract/audit.ts';
import type { ErasureDone, ErasurePreview, SubjectAccess } from '../../../server/contract/subject-access.ts';
import { stringifySearch } from '../../address.ts';
import { answer, api, entityTag } from '../../api.ts';

/** The history that answers a question, newest first, page by page. */
export const historyQuery = (query: AuditQuery) =>
  infiniteQueryOptions({
    queryKey: ['audit', query],
    queryFn: ({ pageParam }): Promise<AuditPage> =>
      answer(api.audit.$get({ query: { ...query, ...(pageParam === null ? {} : { below: String(pageParam) }) } })),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
  });

/** Where the file with the answer to a question is. */
export function exportAddress(query: AuditQuery): string {
  return `/api/audit/export.csv${stringifySearch(query)}`;
}

/** All that is kept about a person. Asked for once: each time is told to the history. */
export const subjectAccessQuery = (personId: string) =>
  queryOptions({
    queryKey: ['subject-access', personId],
    queryFn: (): Promise<SubjectAccess> =>
      answer(api.people[':id']['subject-access'].$get({ param: { id: personId } })),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });

/** What erasing a person would do. */
export const erasureQuery = (personId: string) =>
  queryOptions({
    queryKey: ['erasure', personId],
    queryFn: (): Promise<ErasurePreview> => answer(api.people[':id'].erasure.$get({ param: { id: personId } })),
    gcTime: 0,
  });

/** Erases what identifies a person. */
export function erase(
  { personId, version }: ErasurePreview,
  json: { confirm: string; reason: string },
): Promise<ErasureDone> {
  return answer(
    api.people[':id'].erasure.$post({ param: { id: personId }, header: { 'if-match': entityTag(version) }, json }),
  );
}
