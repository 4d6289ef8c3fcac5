import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ENTITIES, type EntityName, entity, entityNames, mayField } from '../../../../../server/contract/entities.ts';
import { type Role, roleName } from '../../../../../server/contract/permissions.ts';
import { type Reader, sieveOf, type Withheld } from '../../../../../server/http/wire/sieve.ts';

type Tree = { [key: string]: Tree | null };

/** The fields of an entity as a tree: fields that lie below others become objects. */
function treeOf(name: EntityName): Tree {
  const tree: Tree = {};
  for (const path of Object.keys(ENTITIES[name].fields)) {
    let at = tree;
    for (const part of path.split('.')) at = at[part] ??= {};
  }
  return tree;
}

function schemaOf(tree: Tree): z.ZodObject {
  const shape = Object.entries(tree).map(([key, below]) => {
    const isLeaf = !below || Object.keys(below).length === 0;
    return [key, isLeaf ? z.string().nullable() : schemaOf(below).nullable()];
  });
  return z.object(Object.fromEntries(shape));
}

function filled(tree: Tree, districtId: string): object {
  return Object.fromEntries(
    Object.entries(tree).map(([key, below]) => {
      const isLeaf = !below || Object.keys(below).length === 0;
      return [key, isLeaf ? (/district/i.test(key) ? districtId : 'secret') : filled(below, districtId)];
    }),
  );
}

function pass(schema: z.ZodType, value: unknown, to: Reader): { passed: unknown; withheld: Withheld[] } {
  const withheld: Withheld[] = [];
  return { passed: sieveOf(schema)(value, to, (entry) => withheld.push(entry)), withheld };
}

/** What stands at a path. */
function at(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((found, key) => (typeof found === 'object' && found ? Reflect.get(found, key) : undefined), value);
}

// what names its own kind is tested below
const fixed = entityNames.filter((name) => !('ownKind' in ENTITIES[name]));
const everyField = fixed.flatMap((name) =>
  roleName.options.flatMap((role) =>
    Object.keys(ENTITIES[name].fields).map((field) => ({ name, role, field, title: `${name}.${field}` })),
  ),
);

describe('every field of every entity, for every role', () => {
  it.each(everyField)('$role: $title', ({ name, role, field }) => {
    const tree = treeOf(name);
    const schema = schemaOf(tree).meta(entity(name));
    const { passed, withheld } = pass(schema, filled(tree, 'south'), { role, districtId: null });
    const parents = field.split('.').map((_, index, parts) => parts.slice(0, index + 1).join('.'));
    const may = parents.every((path) => mayField(role, 'read', name, path));
    expect((at(passed, field) ?? null) !== null).toBe(may);
    expect(withheld.some(({ path }) => parents.includes(path.slice(1)))).toBe(!may);
  });
});

const told = entityNames.flatMap((name) => (typeof ENTITIES[name].district === 'string' ? [] : [name]));

describe('an entity that tells its district', () => {
  it.each(told)('%s passes within the own district only', (name) => {
    const tree = treeOf(name);
    for (const path of ENTITIES[name].district) {
      let below = tree;
      for (const part of path.split('.')) below = below[part] ??= {};
    }
    const schema = z.array(schemaOf(tree).meta(entity(name)));
    const to: Reader = { role: 'district-manager', districtId: 'south' };
    const rule = ENTITIES[name];
    const kind = 'ownKind' in rule ? { [rule.ownKind.namedBy]: 'establishment' } : {};
    const row = (districtId: string) => ({ ...filled(tree, districtId), ...kind });
    const { passed, withheld } = pass(schema, [row('south'), row('north')], to);
    expect(passed).toHaveLength(1);
    expect(JSON.stringify(passed)).not.toContain('north');
    expect(withheld.filter(({ why }) => why === 'outside the district')).toHaveLength(1);
    expect(pass(schema, [row('north')], { ...to, districtId: null }).passed).toHaveLength(1);
  });
});

const person = z.object({
  id: z.string(),
  name: z.string(),
  districtId: z.string().nullable(),
  languages: z.array(z.string()),
  preferences: z.array(z.object({ districtId: z.string(), reason: z.string().nullable() })),
});
const marked = person.meta(entity('person'));
const ann = {
  id: 'a',
  name: 'Ann',
  districtId: 'south',
  languages: ['ur'],
  preferences: [{ districtId: 'south', reason: 'private' }],
};
const reader = (role: Role | null, districtId: string | null = null): Reader => ({ role, districtId });

describe('an entity that names the kind of what it holds', () => {
  const change = z
    .object({ field: z.string(), kind: z.string().nullable(), before: z.string().nullable() })
    .meta(entity('auditChange'));

  it.each<[string, string | null, string | null, boolean]>([
    ['administrator', 'identity', 'Ann', false],
    ['administrator', 'identity', null, true],
    ['administrator', 'account', 'Ann', true],
    ['district-manager', 'wish-reason', 'private', false],
    ['district-manager', 'skill', 'Urdu', true],
    ['manager', 'pay', '£1', false],
    ['hr', 'pay', '£1', true],
    ['hr', null, 'anything', false],
    ['hr', 'unheard of', 'anything', false],
  ])('%s, %s, %s: %s', (role, kind, before, passes) => {
    const value = { field: 'A field', kind, before };
    const to = reader(roleName.parse(role));
    expect(pass(z.array(change), [value], to).passed).toEqual(passes ? [value] : []);
  });
});

describe('what passes', () => {
  it('is the very same value where nothing is held back', () => {
    expect(pass(marked, ann, reader('hr')).passed).toBe(ann);
  });

  it('is a copy where something is, and the value stays as it was', () => {
    const before = structuredClone(ann);
    const { passed, withheld } = pass(marked, ann, reader('district-manager', 'south'));
    expect(passed).toEqual({ ...ann, preferences: [{ districtId: 'south', reason: null }] });
    expect(withheld).toEqual([{ path: '.preferences.reason', why: 'not for this role' }]);
    expect(ann).toEqual(before);
  });

  it('does not count as held back what is already empty', () => {
    const empty = { ...ann, preferences: [{ districtId: 'south', reason: null }] };
    expect(pass(marked, empty, reader('district-manager', 'south')).withheld).toEqual([]);
  });

  it('is nothing of a person for whoever is not signed in', () => {
    expect(pass(marked, ann, reader(null)).passed).toEqual({ districtId: null, languages: [], preferences: [] });
  });

  it.each([
    ['a field the schema does not declare', { ...ann, annualPence: 1 }, ann],
    ['a structure in the place of a text', { ...ann, name: { first: 'Ann' } }, { ...ann, name: undefined }],
    ['a text in the place of a list', { ...ann, languages: 'ur' }, { ...ann, languages: 'ur' }],
  ])('never holds %s', (_, value, expected) => {
    const { passed, withheld } = pass(marked, value, reader('hr'));
    if (expected === ann) expect(passed).toEqual(ann);
    expect(withheld.length).toBe(1);
    expect(JSON.stringify(passed)).not.toMatch(/annualPence|first/);
  });

  it('chooses among alternatives the one that fits', () => {
    const either = z.union([
      z.object({ kind: z.literal('a'), x: z.int() }),
      z.object({ kind: z.literal('b'), y: z.int() }),
    ]);
    expect(pass(either, { kind: 'b', y: 1 }, reader('hr')).withheld).toEqual([]);
    expect(pass(either, { kind: 'b', y: 1, z: 2 }, reader('hr'))).toMatchObject({ passed: { kind: 'b', y: 1 } });
  });
});
