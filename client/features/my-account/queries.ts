import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api.ts';

/** Browsers one is signed in with, the latest used first. */
export const ownSessionsQuery = queryOptions({
  queryKey: ['account', 'sessions'],
  queryFn: async () => (await answer(api.account.sessions.$get())).sessions,
});
