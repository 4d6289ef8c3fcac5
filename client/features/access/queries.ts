import { queryOptions } from '@tanstack/react-query';
import type { AccessView } from '../../../server/contract/access.ts';
import { answer, api } from '../../api.ts';

/** Who may see and do what. It changes only with a new version of the server. */
export const accessQuery = queryOptions({
  queryKey: ['access'],
  queryFn: (): Promise<AccessView> => answer(api.access.$get()),
  staleTime: Number.POSITIVE_INFINITY,
});
