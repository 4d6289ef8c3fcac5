import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { Permission } from '../server/contract/permissions.ts';
import type { Session } from '../server/contract/session.ts';
import { answer, api } from './api.ts';

/** Who is signed in and what they may do. Loaded before any page is shown. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: (): Promise<Session> => answer(api.session.$get()),
  staleTime: Number.POSITIVE_INFINITY,
});

/** The signed-in session. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

/** True where the signed-in role has the permission. The server decides again on every request. */
export function useMay(permission: Permission): boolean {
  return useSession().permissions.includes(permission);
}

const roleNames: Record<Session['account']['role'], string> = {
  'service-manager': 'Service manager',
  manager: 'Manager',
  hr: 'HR',
  'district-manager': 'District manager',
  administrator: 'Administrator',
};

/** The name of a role as screens show it. */
export function roleName(role: Session['account']['role']): string {
  return roleNames[role];
}
