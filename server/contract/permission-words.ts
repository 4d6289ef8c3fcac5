import type { Permission } from './permissions.ts';

/** Every permission as the page for administrators says it: “A manager may …”. */
export const PERMISSION_WORDS: Readonly<Record<Permission, string>> = {
  'session:own': 'sign in and out, and see who they are signed in as',
  'reference:read': 'read the lists of districts, teams, roles, languages and levels of need',
  'accounts:manage': 'make, change and disable accounts',
  'backups:manage': 'make backups and see which there are',
  'overview:read': 'see how the districts stand',
  'people:read': 'see who is in post',
  'people:edit': 'change records of people, in the fields that are theirs to change',
  'people:import': 'import files of people',
  'demand:read': 'see counts of cases',
  'demand:edit': 'correct counts of cases',
  'demand:import': 'import files of counts',
  'plans:read': 'read plans, proposals, letters and explanations',
  'plans:edit': 'make, change and delete plans',
  'plans:propose': 'ask for proposals and studies',
  'access:read': 'see this page',
  'audit:read': 'read the history',
  'people:subject-access': 'give somebody all that is kept about them',
  'people:erase': 'erase what identifies somebody who has left',
};
