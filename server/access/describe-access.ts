import type { AccessView } from '../contract/access.ts';
import { DATA_KINDS, type DataKind, dataKinds } from '../contract/data-kinds.ts';
import { ENTITIES, type EntityName, entityNames } from '../contract/entities.ts';
import { PERMISSION_WORDS } from '../contract/permission-words.ts';
import { type Grants, PERMISSIONS, permissionName, ROLES, roleName } from '../contract/permissions.ts';

/** The tables of permissions and of data as a page can show them; nothing is written a second time. */
export function describeAccess(): AccessView {
  return {
    roles: roleName.options.map((id) => ({ id, name: ROLES[id] })),
    actions: permissionName.options.map((id) => ({
      id,
      words: PERMISSION_WORDS[id],
      granted: grantedOf(PERMISSIONS[id]),
    })),
    kinds: dataKinds.map((id) => {
      const { title, what, read, edit } = DATA_KINDS[id];
      return { id, title, what, read: grantedOf(read), edit: grantedOf(edit) };
    }),
    entities: entityNames.map((id) => ({ id, title: ENTITIES[id].title, fields: fieldsByKind(id) })),
  };
}

function grantedOf(grants: Grants): AccessView['actions'][number]['granted'] {
  return roleName.options.flatMap((role) => {
    const reach = grants[role];
    return reach ? [{ role, reach }] : [];
  });
}

function fieldsByKind(name: EntityName): AccessView['entities'][number]['fields'] {
  const fields: Readonly<Record<string, DataKind>> = ENTITIES[name].fields;
  const byKind = Map.groupBy(Object.entries(fields), ([, kind]) => kind);
  return [...byKind].map(([kind, entries]) => ({ kind, names: entries.map(([field]) => inWords(field)) }));
}

/** `contractedMinutes` → `contracted minutes`, `roleId` → `role`, `id` → `number`, `preferences.reason` → `preferences: reason`. */
export function inWords(field: string): string {
  return field
    .split('.')
    .map((part) =>
      part
        .replace(/^id$/, 'number')
        .replace(/Id$/, '')
        .replaceAll(/([A-Z]+)/g, ' $1')
        .toLowerCase()
        .replace(/\bfte\b/, 'FTE'),
    )
    .join(': ');
}
