import { z } from 'zod';
import type { DataAction } from './data-kinds.ts';
import { mayField } from './entities.ts';
import { everybody, everyone, type Grants, type Reach, type Role } from './roles.ts';

export { type Grants, type Reach, ROLES, type Role, roleName } from './roles.ts';

/** Who may do what, and how far. A role that is not named may not. */
export const PERMISSIONS = {
  'session:own': everyone,
  'reference:read': everyone,
  'accounts:manage': { administrator: 'all' },
  'backups:manage': { administrator: 'all' },
  'search:use': everybody,
  'overview:read': everybody,
  'people:read': everybody,
  'people:edit': { 'service-manager': 'all', hr: 'all', 'district-manager': 'own-district' },
  'people:import': { 'service-manager': 'all', hr: 'all' },
  'demand:read': everybody,
  'demand:edit': { 'service-manager': 'all', manager: 'all' },
  'demand:import': { 'service-manager': 'all', manager: 'all' },
  'demand-settings:edit': { 'service-manager': 'all', manager: 'all' },
  'reviews:edit': { 'service-manager': 'all', manager: 'all' },
  'stress:edit': { 'service-manager': 'all', manager: 'all' },
  'plans:read': everybody,
  'plans:edit': { 'service-manager': 'all', manager: 'all' },
  'minimums:edit': { 'service-manager': 'all', manager: 'all' },
  'plans:propose': { 'service-manager': 'all', manager: 'all' },
  'establishment:read': everybody,
  'establishment:edit': { 'service-manager': 'all', hr: 'all' },
  'establishment:import': { 'service-manager': 'all', hr: 'all' },
  'recruitment:edit': { 'service-manager': 'all', hr: 'all' },
  'competences:edit': { 'service-manager': 'all', hr: 'all', 'district-manager': 'own-district' },
  'costs:read': { 'service-manager': 'all', hr: 'all' },
  'pay-rates:edit': { 'service-manager': 'all', hr: 'all' },
  'decisions:read': { 'service-manager': 'all', hr: 'all' },
  'decisions:edit': { 'service-manager': 'all', hr: 'all' },
  'calendar:own': everybody,
  'access:read': { 'service-manager': 'all', administrator: 'all' },
  'audit:read': { ...everybody, administrator: 'all' },
  'people:subject-access': { hr: 'all' },
  'people:erase': { hr: 'all' },
} as const satisfies Record<string, Grants>;
export type Permission = keyof typeof PERMISSIONS;
export const permissionName = z.enum(Object.keys(PERMISSIONS) as [Permission, ...Permission[]]);

/** Reach of a permission for a role, or undefined where the role does not have it. */
export function reachOf(role: Role, permission: Permission): Reach | undefined {
  const granted: Grants = PERMISSIONS[permission];
  return granted[role];
}

/** The fields of a person that a change can name, and where each stands in the table of entities. */
const PERSON_CHANGES = {
  name: 'name',
  roleId: 'roleId',
  unitId: 'unitId',
  contractedMinutes: 'contractedMinutes',
  startDate: 'startDate',
  endDate: 'endDate',
  languages: 'languages',
  preferences: 'preferences',
  preferenceReasons: 'preferences.reason',
  cannotWorkIn: 'cannotWorkIn',
} as const;
export type PersonField = keyof typeof PERSON_CHANGES;
export const personField = z.enum(Object.keys(PERSON_CHANGES) as [PersonField, ...PersonField[]]);

/** True where the role may read (or edit) the field of a person. */
export function mayPersonField(role: Role, action: DataAction, field: PersonField): boolean {
  return mayField(role, action, 'person', PERSON_CHANGES[field]);
}
