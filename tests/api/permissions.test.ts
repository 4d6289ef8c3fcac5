import { describe, expect, it } from 'vitest';
import { type DataKind, dataKinds, reachOfKind } from '../../server/contract/data-kinds.ts';
import {
  type Permission,
  permissionName,
  type Reach,
  type Role,
  reachOf,
  roleName,
} from '../../server/contract/permissions.ts';
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
  it('covers every guarded operation and every role', () => {
    expect(cases.length).toBe(guarded.length * 5);
    expect(new Set(ROLES)).toEqual(new Set(roleName.options));
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
    'session:own': 'service-manager manager hr district-manager administrator',
    'reference:read': 'service-manager manager hr district-manager administrator',
    'accounts:manage': 'administrator',
    'backups:manage': 'administrator',
    'search:use': 'service-manager manager hr district-manager*',
    'overview:read': 'service-manager manager hr district-manager*',
    'people:read': 'service-manager manager hr district-manager*',
    'people:edit': 'service-manager hr district-manager*',
    'people:import': 'service-manager hr',
    'demand:read': 'service-manager manager hr district-manager*',
    'demand:edit': 'service-manager manager',
    'demand:import': 'service-manager manager',
    'demand-settings:edit': 'service-manager manager',
    'stress:edit': 'service-manager manager',
    'reviews:edit': 'service-manager manager',
    'plans:read': 'service-manager manager hr district-manager*',
    'plans:edit': 'service-manager manager',
    'minimums:edit': 'service-manager manager',
    'plans:propose': 'service-manager manager',
    'establishment:read': 'service-manager manager hr district-manager*',
    'establishment:edit': 'service-manager hr',
    'establishment:import': 'service-manager hr',
    'recruitment:edit': 'service-manager hr',
    'competences:edit': 'service-manager hr district-manager*',
    'costs:read': 'service-manager hr',
    'pay-rates:edit': 'service-manager hr',
    'decisions:read': 'service-manager hr',
    'decisions:edit': 'service-manager hr',
    'calendar:own': 'service-manager manager hr district-manager*',
    'access:read': 'service-manager administrator',
    'audit:read': 'service-manager manager hr district-manager* administrator',
    'people:subject-access': 'hr',
    'people:erase': 'hr',
  };

  it.each(permissionName.options)('%s', (permission) => {
    expect(grantedTo((role) => reachOf(role, permission))).toBe(agreed[permission]);
  });
});

describe('the table of data', () => {
  const everybody = 'service-manager manager hr district-manager*';
  const agreed: Record<DataKind, { read: string; edit: string }> = {
    identity: { read: everybody, edit: 'service-manager hr' },
    post: { read: everybody, edit: 'service-manager hr' },
    skill: { read: everybody, edit: 'service-manager hr district-manager*' },
    wish: { read: everybody, edit: 'service-manager hr' },
    'wish-reason': { read: 'service-manager manager hr', edit: 'service-manager hr' },
    constraint: { read: everybody, edit: 'service-manager hr district-manager*' },
    pay: { read: 'service-manager hr', edit: 'service-manager hr' },
    establishment: { read: everybody, edit: 'service-manager hr' },
    personnel: { read: 'service-manager hr', edit: 'service-manager hr' },
    recruitment: { read: everybody, edit: 'service-manager hr' },
    competence: { read: everybody, edit: 'service-manager hr district-manager*' },
    decision: { read: 'service-manager hr', edit: 'service-manager hr' },
    placement: { read: everybody, edit: 'service-manager manager' },
    plan: { read: 'service-manager manager hr district-manager', edit: 'service-manager manager' },
    'whole-plan': { read: 'service-manager manager hr', edit: '' },
    balance: { read: everybody, edit: '' },
    caseload: { read: everybody, edit: 'service-manager manager' },
    import: { read: 'service-manager manager hr', edit: '' },
    account: { read: 'administrator', edit: 'administrator' },
    history: { read: `${everybody} administrator`, edit: '' },
  };

  it.each(dataKinds.flatMap((kind) => (['read', 'edit'] as const).map((action) => ({ kind, action }))))(
    '$action $kind',
    ({ kind, action }) => {
      expect(grantedTo((role) => reachOfKind(role, action, kind))).toBe(agreed[kind][action]);
    },
  );

  it('lets nobody change what they may not read, or reach further with it', () => {
    const further = dataKinds.flatMap((kind) =>
      ROLES.filter((role) => {
        const [read, edit] = [reachOfKind(role, 'read', kind), reachOfKind(role, 'edit', kind)];
        return edit !== undefined && read !== edit;
      }).map((role) => `${role} ${kind}`),
    );
    expect(further).toEqual([]);
  });
});

/** `hr district-manager*`, the star for the own district only. */
function grantedTo(reach: (role: Role) => Reach | undefined): string {
  return ROLES.flatMap((role) => {
    const how = reach(role);
    return how === undefined ? [] : [how === 'own-district' ? `${role}*` : role];
  }).join(' ');
}
