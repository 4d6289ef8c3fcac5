import { z } from 'zod';
import { DATA_KINDS } from '../../server/contract/data-kinds.ts';
import { ENTITIES, type EntityName, entityNames, kindOf } from '../../server/contract/entities.ts';
import { permissionName } from '../../server/contract/permissions.ts';
import type { Guard } from '../../server/http/access.ts';
import type { Gate } from '../../server/http/wire/gate.ts';
import { childrenOf, entityOf, unwrap } from '../../server/http/wire/sieve.ts';
import { IMPERSONAL, PLAIN_PARAMETERS, TELLING, WITHOUT_SCHEMA } from './impersonal.ts';

type Schema = z.core.$ZodType;

/** A route as the application registered it, as far as these rules look at it. */
export interface RegisteredRoute {
  method: string;
  path: string;
  middleware?: unknown;
  request?: { query?: unknown };
  responses: Record<string, { content?: Record<string, unknown> } | object>;
}

/** What is wrong with the permissions of some routes, a sentence each. */
export function permissionFaults(routes: readonly RegisteredRoute[]): string[] {
  return [...routes.flatMap(routeFaults), ...tableFaults(routes)];
}

/** Permissions that no route asks for. */
export function unusedPermissions(routes: readonly RegisteredRoute[]): string[] {
  const used = new Set(routes.map((route) => guardOf(route)?.access));
  return permissionName.options.filter((name) => !used.has(name));
}

function routeFaults(route: RegisteredRoute): string[] {
  const name = `${route.method.toUpperCase()} ${route.path}`;
  const [guard, gate] = [guardOf(route), gateOf(route)];
  if (!guard || !gate) return [`${name} has no permission: define it with defineRoute`];
  return [
    ...(WITHOUT_SCHEMA.includes(route.path) ? [] : leavingSchemas(gate)).flatMap((schema) =>
      schemaFaults(schema, name, 'answer', null),
    ),
    ...fileFaults(route, gate, name),
    ...parameterFaults(route, guard, name),
  ];
}

/** Every schema that may leave by a route. */
export function leavingSchemas({ leaving: { json, current, events = {} } }: Gate): Schema[] {
  return [...json.values(), ...(current ? [current] : []), ...Object.values<Schema>(events)];
}

/** @param tells telling names that are allowed here; null outside anything listed as impersonal */
function schemaFaults(schema: Schema, route: string, path: string, tells: readonly string[] | null): string[] {
  const bare = unwrap(schema);
  const mark = z.globalRegistry.get(bare);
  const entity = entityOf(bare);
  if (mark && 'x-entity' in mark && !entity) return [`${route}: ${path} is an entity that the table does not list`];
  if (entity) return entityFaults(bare, entity, entity, route);
  const listed = IMPERSONAL[mark?.id ?? ''];
  const within = listed ? (listed.tells ?? []) : mark?.id === undefined ? tells : null;
  if (bare instanceof z.ZodObject) {
    if (!within) {
      return [`${route}: ${path} (${mark?.id ?? 'without a name'}) says no entity; is it about people or money?`];
    }
    return Object.entries<Schema>(bare.shape).flatMap(([key, child]) => [
      ...(TELLING.test(key) && !within.includes(key)
        ? [`${route}: ${path}.${key} tells of people or money outside an entity`]
        : []),
      ...schemaFaults(child, route, `${path}.${key}`, within),
    ]);
  }
  if (isOpen(bare)) return [`${route}: ${path} may hold anything`];
  return childrenOf(bare).flatMap((child) => schemaFaults(child, route, path, within));
}

function entityFaults(schema: Schema, name: EntityName, path: string, route: string, below = ''): string[] {
  const bare = unwrap(schema);
  if (below !== '') {
    const other = entityOf(bare);
    if (other) return entityFaults(bare, other, other, route);
  }
  if (bare instanceof z.ZodObject) {
    return Object.entries<Schema>(bare.shape).flatMap(([key, child]) => {
      const at = below === '' ? key : `${below}.${key}`;
      if (kindOf(name, at)) return entityFaults(child, name, path, route, at);
      return [`${route}: ${name}.${at} is not in the table of entities`];
    });
  }
  if (isOpen(bare)) return [`${route}: ${name}.${below} may hold anything`];
  return childrenOf(bare)
    .flatMap((child) => entityFaults(child, name, path, route, below || ' '))
    .filter(Boolean);
}

function isOpen(schema: Schema): boolean {
  return schema instanceof z.ZodUnknown || schema instanceof z.ZodAny || schema instanceof z.ZodCustom;
}

/** Files and events that leave without saying what they hold. */
function fileFaults(route: RegisteredRoute, { leaving }: Gate, name: string): string[] {
  const types = Object.values(route.responses).flatMap((response) =>
    'content' in response && response.content ? Object.keys(response.content) : [],
  );
  const { csv, events } = leaving;
  const columns =
    csv && csv !== 'no-records' ? Object.values(csv.columns).map((field) => [csv.entity, field] as const) : [];
  return [
    ...(types.includes('text/csv') && !csv ? [`${name} sends CSV without saying what its columns hold`] : []),
    ...(types.includes('text/event-stream') && !events ? [`${name} sends events without saying what they hold`] : []),
    ...columns.filter(([entity, field]) => !kindOf(entity, field)).map(([e, f]) => `${name}: no field ${e}.${f}`),
    ...types
      .filter((type) => !KNOWN_TYPES.includes(type) && guardOf(route)?.access !== 'public')
      .map((type) => `${name} sends ${type}, which nothing checks on its way out`),
  ];
}

const KNOWN_TYPES = ['application/json', 'application/problem+json', 'text/csv', 'text/event-stream'];

function parameterFaults(route: RegisteredRoute, { access, looksAt }: Guard, name: string): string[] {
  const query = route.request?.query;
  const parameters = query instanceof z.ZodObject ? Object.keys(query.shape) : [];
  const fields = Object.values(looksAt).flat();
  return [
    ...parameters
      .filter((parameter) => access !== 'public' && !PLAIN_PARAMETERS.includes(parameter) && !looksAt[parameter])
      .map((parameter) => `${name}: “${parameter}” does not say which fields it looks at`),
    ...fields.filter((field) => !isField(field)).map((field) => `${name}: no field ${field}`),
  ];
}

function isField(field: string): boolean {
  const entity = entityNames.find((known) => field.startsWith(`${known}.`));
  return entity !== undefined && kindOf(entity, field.slice(entity.length + 1)) !== undefined;
}

/** Fields of the table that no schema has, and entities that nothing sends. */
function tableFaults(routes: readonly RegisteredRoute[]): string[] {
  const seen = new Map<EntityName, z.ZodObject[]>();
  const collect = (schema: Schema): void => {
    const bare = unwrap(schema);
    const entity = entityOf(bare);
    if (entity && bare instanceof z.ZodObject) seen.set(entity, [...(seen.get(entity) ?? []), bare]);
    for (const child of childrenOf(bare)) collect(child);
  };
  for (const route of routes) {
    const gate = gateOf(route);
    for (const schema of gate ? leavingSchemas(gate) : []) collect(schema);
  }
  return [...seen].flatMap(([name, schemas]) =>
    Object.keys(ENTITIES[name].fields)
      .filter((field) => !schemas.some((schema) => hasPath(schema, field.split('.'))))
      .map((field) => `The table names ${name}.${field}, which no answer holds`),
  );
}

function hasPath(schema: Schema, [key, ...rest]: readonly string[]): boolean {
  const bare = unwrap(schema);
  if (key === undefined) return true;
  if (bare instanceof z.ZodObject) {
    const child: Schema | undefined = bare.shape[key];
    return child !== undefined && hasPath(child, rest);
  }
  return childrenOf(bare).some((child) => hasPath(child, [key, ...rest]));
}

export function guardOf(route: RegisteredRoute): Guard | undefined {
  return middlewareOf(route).find((entry): entry is Guard => typeof entry === 'function' && 'looksAt' in entry);
}

export function gateOf(route: RegisteredRoute): Gate | undefined {
  return middlewareOf(route).find((entry): entry is Gate => typeof entry === 'function' && 'leaving' in entry);
}

function middlewareOf({ middleware }: RegisteredRoute): unknown[] {
  return Array.isArray(middleware) ? middleware : [middleware];
}

/** Kinds of data that no field is of, except those that wait for a feature. */
export function unusedKinds(): string[] {
  const used = new Set<string>(entityNames.flatMap((name) => Object.values<string>(ENTITIES[name].fields)));
  return Object.keys(DATA_KINDS).filter((kind) => !used.has(kind));
}
