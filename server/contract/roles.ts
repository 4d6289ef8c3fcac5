import { z } from 'zod';

/** The four roles of the service, and whoever looks after the installation. */
export const ROLES = {
  'service-manager': 'Service manager',
  manager: 'Manager (rebalancing districts)',
  hr: 'HR',
  'district-manager': 'District manager',
  administrator: 'Administrator',
} as const;
export type Role = keyof typeof ROLES;
export const roleName = z.enum(Object.keys(ROLES) as [Role, ...Role[]]);

/** How far a grant reaches: everything, or only the account's own district. */
export type Reach = 'all' | 'own-district';

/** Who may, and how far. A role that is not named may not. */
export type Grants = Partial<Record<Role, Reach>>;

/** Every role, for what belongs to no district. */
export const everyone = {
  'service-manager': 'all',
  manager: 'all',
  hr: 'all',
  'district-manager': 'all',
  administrator: 'all',
} as const satisfies Grants;

/** The four roles of the service; a district's manager for their own district. */
export const everybody = {
  'service-manager': 'all',
  manager: 'all',
  hr: 'all',
  'district-manager': 'own-district',
} as const satisfies Grants;
