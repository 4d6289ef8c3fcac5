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

/** How far a permission reaches: everything, or only the account's own district. */
export type Reach = 'all' | 'own-district';

const everybody = { 'service-manager': 'all', manager: 'all', hr: 'all', 'district-manager': 'own-district' } as const;

/** Who may do what, and how far. A role that is not named may not. */
export const PERMISSIONS = {
  'session:own': { ...everybody, administrator: 'all' },
  'reference:read': { ...everybody, administrator: 'all' },
  'overview:read': everybody,
  'people:read': everybody,
  'people:edit': { 'service-manager': 'all', hr: 'all', 'district-manager': 'own-district' },
  'people:import': { 'service-manager': 'all', hr: 'all' },
  'demand:read': everybody,
  'demand:edit': { 'service-manager': 'all', manager: 'all' },
  'demand:import': { 'service-manager': 'all', manager: 'all' },
  'plans:read': everybody,
  'plans:edit': { 'service-manager': 'all', manager: 'all' },
  'plans:propose': { 'service-manager': 'all', manager: 'all' },
  'audit:read': { ...everybody, administrator: 'all' },
  'people:subject-access': { hr: 'all' },
  'people:erase': { hr: 'all' },
} as const satisfies Record<string, Partial<Record<Role, Reach>>>;
export type Permission = keyof typeof PERMISSIONS;
export const permissionName = z.enum(Object.keys(PERMISSIONS) as [Permission, ...Permission[]]);

/** Reach of a permission for a role, or undefined where the role does not have it. */
export function reachOf(role: Role, permission: Permission): Reach | undefined {
  const granted: Partial<Record<Role, Reach>> = PERMISSIONS[permission];
  return granted[role];
}

const planners: readonly Role[] = ['service-manager', 'manager', 'hr'];
const keepers: readonly Role[] = ['service-manager', 'hr'];
const all: readonly Role[] = ['service-manager', 'manager', 'hr', 'district-manager'];

/**
 * Who may read and who may change each field of a person. A field that is not named is neither read nor changed.
 * Why somebody would rather leave a team is not for that team's manager to read.
 */
export const PERSON_FIELDS = {
  name: { read: all, edit: keepers },
  roleId: { read: all, edit: keepers },
  unitId: { read: all, edit: keepers },
  contractedMinutes: { read: all, edit: keepers },
  startDate: { read: all, edit: keepers },
  endDate: { read: all, edit: keepers },
  languages: { read: all, edit: [...keepers, 'district-manager'] },
  preferences: { read: all, edit: keepers },
  preferenceReasons: { read: planners, edit: keepers },
  cannotWorkIn: { read: all, edit: [...keepers, 'district-manager'] },
} as const satisfies Record<string, { read: readonly Role[]; edit: readonly Role[] }>;
export type PersonField = keyof typeof PERSON_FIELDS;
export const personField = z.enum(Object.keys(PERSON_FIELDS) as [PersonField, ...PersonField[]]);

/** True where the role may read (or edit) the field of a person. */
export function mayPersonField(role: Role, action: 'read' | 'edit', field: PersonField): boolean {
  return (PERSON_FIELDS[field][action] as readonly Role[]).includes(role);
}
