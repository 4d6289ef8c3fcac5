import { z } from 'zod';
import { DATA_KINDS, dataKinds, reachOfKind } from '../../contract/data-kinds.ts';
import { ENTITIES, ENTITY_MARK, type EntityName, kindOf } from '../../contract/entities.ts';
import type { EntityRule } from '../../contract/entity-rule.ts';
import type { Grants, Role } from '../../contract/roles.ts';

/** Whom an answer goes to. */
export interface Reader {
  /** Null where nobody is signed in. */
  role: Role | null;
  /** The one district they are confined to on this route; null for everything. */
  districtId: string | null;
}

/** What was held back: where in the answer, and why. Never the value. */
export interface Withheld {
  path: string;
  why: 'not declared' | 'not for this role' | 'outside the district';
}

/** Passes on of a value what the reader may read. The value itself is never changed; unchanged parts are shared. */
export type Sieve = (value: unknown, to: Reader, note: (withheld: Withheld) => void) => unknown;

type Schema = z.core.$ZodType;
type Note = Parameters<Sieve>[2];

/** In the place of a value that does not leave at all. */
const NOTHING = Symbol('held back');

/** Where in an answer, and within which entity, a schema stands. */
interface Place {
  path: string;
  inside: { name: EntityName; below: string } | null;
}

/**
 * The sieve of a response schema: everything the schema does not declare stays behind, and of every entity the fields
 * and districts the reader may not read.
 * @returns maps a value to what may leave; `undefined` where nothing of it may
 */
export function sieveOf(schema: Schema): Sieve {
  const sieve = compile(schema, { path: '', inside: null });
  return (value, to, note) => {
    const passed = sieve(value, to, note);
    return passed === NOTHING ? undefined : passed;
  };
}

/** Entities that an answer of this schema may hold, by name. */
export function entitiesIn(schema: Schema, found = new Set<EntityName>()): Set<EntityName> {
  const bare = unwrap(schema);
  const name = entityOf(bare);
  if (name) found.add(name);
  for (const child of childrenOf(bare)) entitiesIn(child, found);
  return found;
}

/** The entity a schema says it is. */
export function entityOf(schema: Schema): EntityName | undefined {
  const mark = z.globalRegistry.get(schema)?.[ENTITY_MARK];
  return typeof mark === 'string' && Object.hasOwn(ENTITIES, mark) ? (mark as EntityName) : undefined;
}

/** A schema without what only says that it may be absent, null, preset or read-only. */
export function unwrap(schema: Schema): Schema {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) return unwrap(schema.unwrap());
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodReadonly) return unwrap(schema.unwrap());
  return schema instanceof z.ZodPipe ? unwrap(schema.out) : schema;
}

/** Schemas directly below one that is unwrapped. */
export function childrenOf(schema: Schema): Schema[] {
  if (schema instanceof z.ZodObject) return Object.values<Schema>(schema.shape);
  if (schema instanceof z.ZodArray) return [schema.element];
  if (schema instanceof z.ZodRecord) return [schema.valueType];
  return schema instanceof z.ZodUnion ? [...schema.options] : [];
}

function compile(schema: Schema, place: Place): Sieve {
  const bare = unwrap(schema);
  if (bare instanceof z.ZodObject) return objectSieve(bare, place);
  if (bare instanceof z.ZodArray) return listSieve(compile(bare.element, place));
  if (bare instanceof z.ZodRecord) return recordSieve(compile(bare.valueType, place));
  if (bare instanceof z.ZodUnion) return unionSieve(bare.options.map((option) => compile(option, place)));
  if (bare instanceof z.ZodUnknown || bare instanceof z.ZodAny) return (value) => value;
  return leafSieve(place.path);
}

/** Text, numbers and the like; a structure in their place was never declared. */
function leafSieve(path: string): Sieve {
  return (value, _, note) => {
    if (typeof value !== 'object' || value === null) return value;
    note({ path, why: 'not declared' });
    return NOTHING;
  };
}

interface Field {
  key: string;
  path: string;
  sieve: Sieve;
  /** True where nothing lies below it: texts and numbers need no sieve then. */
  isLeaf: boolean;
  /** Roles that may read it; null where it belongs to no entity. */
  readers: Grants | null;
  /** What stands in its place where it is held back. */
  instead: () => unknown;
}

function objectSieve(schema: z.ZodObject, place: Place): Sieve {
  const name = entityOf(schema);
  const inside = name ? { name, below: '' } : place.inside;
  const fields = new Map(
    Object.entries<Schema>(schema.shape).map(([key, child]) => [key, fieldOf(key, child, place.path, inside)]),
  );
  const inOrder = [...fields.values()];
  const isLoose = schema.def.catchall !== undefined && !(schema.def.catchall instanceof z.ZodNever);
  const isOutside = name ? districtCheck(name) : () => false;
  const isOfUnreadKind = name ? ownKindCheck(name) : () => false;
  return (value, to, note) => {
    if (value === null || value === undefined) return value;
    if (typeof value !== 'object' || Array.isArray(value)) return refuse(note, place.path, 'not declared');
    if (isOfUnreadKind(value, to)) return refuse(note, place.path, 'not for this role');
    if (isOutside(value, to)) return refuse(note, place.path, 'outside the district');
    let copy: Record<string, unknown> | null = null;
    const record = value as Readonly<Record<string, unknown>>;
    let position = 0;
    for (const key in record) {
      const was = record[key];
      // most values hold their fields in the order of the schema
      const expected = inOrder[position++];
      const field = expected?.key === key ? expected : fields.get(key);
      const is = field
        ? passField(field, was, to, note)
        : isLoose
          ? was
          : undeclared(was, note, `${place.path}.${key}`);
      if (is === was) continue;
      copy ??= { ...value };
      if (is === NOTHING) delete copy[key];
      else copy[key] = is;
    }
    return copy ?? value;
  };
}

function fieldOf(key: string, schema: Schema, path: string, inside: Place['inside']): Field {
  const below = inside && (inside.below === '' ? key : `${inside.below}.${key}`);
  const place = { path: `${path}.${key}`, inside: inside && below !== null ? { ...inside, below } : null };
  const kind = place.inside ? kindOf(place.inside.name, place.inside.below) : undefined;
  return {
    key,
    path: place.path,
    sieve: compile(schema, place),
    isLeaf: isLeaf(unwrap(schema)),
    readers: inside ? (kind ? DATA_KINDS[kind].read : {}) : null,
    instead: insteadOf(schema),
  };
}

function isLeaf(schema: Schema): boolean {
  return !(schema instanceof z.ZodObject || schema instanceof z.ZodRecord) && childrenOf(schema).length === 0;
}

function insteadOf(schema: Schema): () => unknown {
  if (z.core.safeParse(schema, null).success) return () => null;
  return unwrap(schema) instanceof z.ZodArray ? () => [] : () => NOTHING;
}

function passField(field: Field, value: unknown, to: Reader, note: Note): unknown {
  if (field.readers && !(to.role && field.readers[to.role])) {
    if (isEmpty(value)) return value;
    note({ path: field.path, why: 'not for this role' });
    return field.instead();
  }
  if (field.isLeaf && (typeof value !== 'object' || value === null)) return value;
  const passed = field.sieve(value, to, note);
  return passed === NOTHING ? field.instead() : passed;
}

function undeclared(value: unknown, note: Note, path: string): unknown {
  return value === undefined ? value : refuse(note, path, 'not declared');
}

function refuse(note: Note, path: string, why: Withheld['why']): typeof NOTHING {
  note({ path, why });
  return NOTHING;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

function listSieve(sieve: Sieve): Sieve {
  return (value, to, note) => {
    if (value === null || value === undefined) return value;
    if (!Array.isArray(value)) return refuse(note, '', 'not declared');
    let changed = false;
    const passed: unknown[] = [];
    for (const entry of value) {
      const is = sieve(entry, to, note);
      if (is !== entry) changed = true;
      if (is !== NOTHING) passed.push(is);
    }
    return changed ? passed : value;
  };
}

function recordSieve(sieve: Sieve): Sieve {
  return (value, to, note) => {
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([key, entry]) => [key, sieve(entry, to, note)] as const);
    return Object.fromEntries(entries.filter(([, entry]) => entry !== NOTHING));
  };
}

/** The first alternative that lets everything through; where none does, the one that holds back least. */
function unionSieve(options: readonly Sieve[]): Sieve {
  return (value, to, note) => {
    let best: { passed: unknown; withheld: Withheld[] } | null = null;
    for (const option of options) {
      const withheld: Withheld[] = [];
      const passed = option(value, to, (entry) => withheld.push(entry));
      if (withheld.length === 0) return passed;
      if (!best || withheld.length < best.withheld.length) best = { passed, withheld };
    }
    for (const entry of best?.withheld ?? []) note(entry);
    return best ? best.passed : NOTHING;
  };
}

/** True for what says itself that it holds data of a kind that the reader may not read, and is not empty. */
function ownKindCheck(name: EntityName): (value: object, to: Reader) => boolean {
  const { ownKind }: EntityRule = ENTITIES[name];
  if (!ownKind) return () => false;
  return (value, { role }) => {
    if (ownKind.of.every((field) => isEmpty(Reflect.get(value, field)))) return false;
    const kind = dataKinds.find((known) => known === Reflect.get(value, ownKind.namedBy));
    return !(kind && role && reachOfKind(role, 'read', kind));
  };
}

/** True for what lies outside the reader's district, as far as its own fields tell. */
function districtCheck(name: EntityName): (value: object, to: Reader) => boolean {
  const { district } = ENTITIES[name];
  if (typeof district === 'string') return () => false;
  const paths = district.map((path) => path.split('.'));
  return (value, { districtId }) => districtId !== null && !paths.some((path) => holds(value, path, districtId));
}

function holds(value: unknown, path: readonly string[], wanted: string): boolean {
  if (Array.isArray(value)) return value.some((entry) => holds(entry, path, wanted));
  const [key, ...rest] = path;
  if (key === undefined) return value === wanted;
  return typeof value === 'object' && value !== null && holds(Reflect.get(value, key), rest, wanted);
}
