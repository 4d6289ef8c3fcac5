import { queryOptions } from '@tanstack/react-query';
import type { Account, AccountChange } from '../../../server/contract/accounts.ts';
import { answer, api, entityTag } from '../../api.ts';

/** Everybody who may sign in, by name. */
export const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: async () => (await answer(api.accounts.$get())).accounts,
});

/** Changes an account that stands as it was read. @throws ProblemError version-changed where somebody was faster */
export function saveAccount({ id, version }: Account, json: AccountChange): Promise<Account> {
  return answer(api.accounts[':id'].$patch({ param: { id }, header: { 'if-match': entityTag(version) }, json }));
}
