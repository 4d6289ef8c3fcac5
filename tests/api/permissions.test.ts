import { describe, expect, it } from 'vitest';
import { type Permission, permissionName, reachOf } from '../../server/contract/permissions.ts';
import { problemOf, ROLES, testApp } from '../support/app.ts';
import { type Operation, operationsOf } from '../support/operations.ts';

const guarded = (await operationsOf(await testApp())).flatMap((operation) => {
  const permission = permissionName.safeParse(operation.permission);
  return permission.success ? [{ ...operation, permission: permission.data }] : [];
});
const cases = guarded.flatMap((operation) =>
  ROLES.map((role) => ({ role, name: `${operation.method} ${operation.path}`, operation })),
);

function callOf({ method, path, bodyType }: Operation) {
  const address = path.replace('/api', '').replaceAll(/\{.+?\}/g, 'nobody-has-this-id');
  const options = {
    headers: { 'if-match': '"1"', ...(bodyType ? { 'content-type': bodyType } : {}) },
    ...(bodyType ? { body: bodyType === 'application/json' ? '{}' : 'x' } : {}),
  };
  return [method, address, options] as const;
}

describe('who may call what', () => {
  it('covers every guarded operation and all four roles', () => {
    expect(cases.length).toBe(guarded.length * 4);
    expect(new Set(guarded.map(({ permission }) => permission))).toEqual(new Set(permissionName.options));
  });

  it.each(cases)('$role: $name', async ({ role, operation }) => {
    const { call } = await testApp();
    const [method, address, options] = callOf(operation);
    const answer = await call(method, address, { ...options, as: role });
    if (reachOf(role, operation.permission) === undefined) {
      expect(problemOf(answer).type).toBe('not-permitted');
    } else {
      expect(answer.status).not.toBe(401);
      expect(answer.status).not.toBe(403);
      expect(answer.status).toBeLessThan(500);
    }
  });

  it.each(guarded.map((operation) => ({ name: `${operation.method} ${operation.path}`, operation })))(
    'nobody: $name',
    async ({ operation }) => {
      const { call } = await testApp();
      const [method, address, options] = callOf(operation);
      expect(problemOf(await call(method, address, { ...options, as: 'nobody' })).type).toBe('not-signed-in');
    },
  );
});

describe('the table of permissions', () => {
  // written out a second time, so that widening a permission is a decision and not a slip
  const agreed: Record<Permission, string> = {
    'session:own': 'service-manager manager hr district-manager*',
    'reference:read': 'service-manager manager hr district-manager*',
    'overview:read': 'service-manager manager hr district-manager*',
    'people:read': 'service-manager manager hr district-manager*',
    'people:edit': 'service-manager hr district-manager*',
    'people:import': 'service-manager hr',
    'demand:read': 'service-manager manager hr district-manager*',
    'demand:edit': 'service-manager manager',
    'demand:import': 'service-manager manager',
    'plans:read': 'service-manager manager hr district-manager*',
    'plans:edit': 'service-manager manager',
    'plans:propose': 'service-manager manager',
  };

  it.each(permissionName.options)('%s', (permission) => {
    const granted = ROLES.flatMap((role) => {
      const reach = reachOf(role, permission);
      return reach === undefined ? [] : [reach === 'own-district' ? `${role}*` : role];
    });
    expect(granted.join(' ')).toBe(agreed[permission]);
  });
});
