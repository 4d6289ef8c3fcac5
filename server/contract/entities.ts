import { type DataAction, type DataKind, reachOfKind } from './data-kinds.ts';
import { ENTITIES } from './entity-table.ts';
import type { Role } from './roles.ts';

export { ENTITIES } from './entity-table.ts';

export type EntityName = keyof typeof ENTITIES;
export const entityNames = Object.keys(ENTITIES) as EntityName[];

/** Key of the mark in a schema's meta data, and in the OpenAPI document. */
export const ENTITY_MARK = 'x-entity';

/** Says which entity a schema is: `z.object({ … }).meta({ id: 'Person', ...entity('person') })`. */
export function entity(name: EntityName): { [ENTITY_MARK]: EntityName } {
  return { [ENTITY_MARK]: name };
}

/**
 * Kind of a field, given as its path below the entity without list positions: `preferences.reason`.
 * @returns undefined where neither the field nor one it lies below is in the table; then nobody may read it
 */
export function kindOf(name: EntityName, path: string): DataKind | undefined {
  const fields: Readonly<Record<string, DataKind>> = ENTITIES[name].fields;
  for (let at = path; at !== ''; at = at.includes('.') ? at.slice(0, at.lastIndexOf('.')) : '') {
    const kind = fields[at];
    if (kind) return kind;
  }
  return undefined;
}

/** True where the role may read (or change) the field of an entity, at least in its own district. */
export function mayField(role: Role, action: DataAction, name: EntityName, path: string): boolean {
  const kind = kindOf(name, path);
  return kind !== undefined && reachOfKind(role, action, kind) !== undefined;
}
