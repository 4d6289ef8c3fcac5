import { beforeAll, describe, expect, it } from 'vitest';
import { type Permission, permissionName, reachOf } from '../../server/contract/permissions.ts';
import { ROLES, testApp } from '../support/app.ts';
import { type Operation, operationsOf } from '../support/operations.ts';
import { type TracedApp, tracedApp } from './permissions-example.ts';

/** Of whom or what an address speaks, in the reader's own district and in another. */
interface Bound {
  own: (test: TracedApp) => string;
  other: (test: TracedApp) => string;
}

const person: Bound = { own: () => 'T-4', other: () => 'T-1' };
const district: Bound = { own: () => 'south', other: () => 'north' };
const post: Bound = { own: () => 'P-4', other: () => 'P-1' };
const count: Bound = { own: (test) => countIn(test, 'south'), other: (test) => countIn(test, 'north') };

function countIn({ db }: TracedApp, districtId: string): string {
  const find = db.$client.prepare<[string], { id: number }>('SELECT id FROM demand_count WHERE district_id = ?');
  return String(find.get(districtId)?.id);
}

/** Parts of addresses that speak of somebody or something in a district. */
const IN_PATH: readonly [RegExp, Bound][] = [
  [/(?<=^\/people\/)\{id\}/, person],
  [/\{personId\}/, person],
  [/(?<=^\/demand\/)\{id\}/, count],
  [/(?<=^\/posts\/)\{id\}/, post],
];
const IN_QUERY: Readonly<Record<string, Bound>> = { personId: person, districtId: district };

/** Bodies of the changes among them. */
const BODIES: Readonly<Record<string, object>> = {
  'PATCH /people/{id}': { cannotWorkIn: [] },
  'PUT /people/{id}/competences': { competences: [] },
  'PATCH /demand/{id}': { openCases: 1 },
  'PATCH /posts/{id}': { title: 'Another' },
  'POST /posts/{id}/successor': {},
  'POST /posts/{id}/freeze': { fromDate: '2021-04-01', reason: 'asked for' },
  'POST /posts/{id}/unfreeze': { fromDate: '2021-04-01', reason: 'asked for' },
  'POST /posts/{id}/delete': { lastDay: '2021-04-01', reason: 'asked for' },
  'POST /posts/{id}/occupancies': {},
  'PATCH /posts/{id}/occupancies/{occupancyId}': {},
  'POST /posts/{id}/occupancies/{occupancyId}/end': {},
  'POST /people/{id}/erasure': { confirm: 'name', reason: 'asked for' },
};

interface Case {
  operation: Operation;
  permission: Permission;
  address: (test: TracedApp, side: keyof Bound) => string;
}

function casesOf(operation: Operation): Case[] {
  const permission = permissionName.safeParse(operation.permission);
  if (!permission.success) return [];
  const pattern = operation.path.replace('/api', '');
  const named = { operation, permission: permission.data };
  const inPath = IN_PATH.filter(([part]) => part.test(pattern)).map(([part, bound]) => {
    const address: Case['address'] = (test, side) =>
      pattern.replace(part, bound[side](test)).replace('{id}', test.planId);
    return { ...named, address };
  });
  const inQuery = operation.queries.flatMap((query) => {
    const bound = IN_QUERY[query];
    if (!bound) return [];
    const address: Case['address'] = (test, side) =>
      `${pattern.replace('{id}', test.planId)}?${query}=${bound[side](test)}`;
    return [{ ...named, address }];
  });
  return [...inPath, ...inQuery];
}

const bound = (await operationsOf(await testApp())).flatMap(casesOf);
const cases = bound.flatMap((one) =>
  ROLES.flatMap((role) =>
    (['own', 'other'] as const).map((side) => {
      return { ...one, role, side, name: `${one.operation.method} ${one.operation.path}` };
    }),
  ),
);

let test: TracedApp;
beforeAll(async () => {
  test = await tracedApp();
});

describe('role × operation × own or other district', () => {
  it('covers what speaks of a person, a count or a district', () => {
    expect(new Set(bound.map(({ operation }) => `${operation.method} ${operation.path}`))).toEqual(
      new Set([
        'GET /api/demand',
        'GET /api/demand/history/series',
        'GET /api/demand/history/series.csv',
        'PATCH /api/demand/{id}',
        'GET /api/posts/{id}',
        'PATCH /api/posts/{id}',
        'DELETE /api/posts/{id}',
        'POST /api/posts/{id}/successor',
        'POST /api/posts/{id}/freeze',
        'POST /api/posts/{id}/unfreeze',
        'POST /api/posts/{id}/delete',
        'POST /api/posts/{id}/occupancies',
        'PATCH /api/posts/{id}/occupancies/{occupancyId}',
        'POST /api/posts/{id}/occupancies/{occupancyId}/end',
        'PATCH /api/people/{id}',
        'PUT /api/people/{id}/competences',
        'GET /api/people/{id}/erasure',
        'POST /api/people/{id}/erasure',
        'GET /api/people/{id}/subject-access',
        'GET /api/plans/{id}/letters',
        'GET /api/plans/{id}/people/{personId}/explanation',
      ]),
    );
  });

  it.each(cases)('$role, $side: $name', async ({ role, side, permission, operation, address }) => {
    const json = BODIES[`${operation.method} ${operation.path.replace('/api', '')}`];
    // a version nobody has, so that nothing is changed for the next case
    const { status } = await test.call(operation.method, address(test, side), {
      as: role,
      version: 999,
      ...(json ? { json } : {}),
    });
    const reach = reachOf(role, permission);
    if (reach === undefined) expect(status).toBe(403);
    else if (reach === 'own-district' && side === 'other') expect(status).toBe(404);
    else expect([200, 409, 412, 422]).toContain(status);
  });
});
