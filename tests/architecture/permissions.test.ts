import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { entity } from '../../server/contract/entities.ts';
import { defineRoute } from '../../server/http/route.ts';
import { testApp } from '../support/app.ts';
import { readProjectFile } from '../support/repository.ts';
import { permissionFaults, type RegisteredRoute, unusedKinds, unusedPermissions } from './permission-rules.ts';

const { app } = await testApp();
const routes = app.openAPIRegistry.definitions.flatMap((definition): RegisteredRoute[] => {
  if (definition.type !== 'route') return [];
  const { method, path } = definition.route;
  const address = path.replaceAll(/\{(.+?)\}/g, ':$1');
  const mounted = app.routes.filter((route) => route.path === address && route.method === method.toUpperCase());
  return [{ ...definition.route, middleware: mounted.map(({ handler }) => handler) }];
});

describe('every route of the application', () => {
  it('is looked at', () => {
    expect(routes.length).toBeGreaterThan(45);
  });

  it('names its permission, and says of everything it sends what it is', () => {
    expect(permissionFaults(routes)).toEqual([]);
  });

  it('leaves no permission and no kind of data without use', () => {
    expect(unusedPermissions(routes)).toEqual([]);
    expect(unusedKinds()).toEqual([]);
  });
});

const person = z.object({ id: z.string(), name: z.string() });
const marked = person.meta(entity('person'));
const get = (schema: z.ZodType, more: object = {}) =>
  defineRoute({
    method: 'get',
    path: '/planted',
    permission: 'people:read',
    summary: 'Planted',
    responses: { 200: { description: 'Planted', content: { 'application/json': { schema } } } },
    ...more,
  });
const text = (type: string) => ({
  responses: { 200: { description: 'x', content: { [type]: { schema: z.string() } } } },
});

/** Faults of one planted route; that fields of the table are missing from it is beside the point. */
const planted = (route: RegisteredRoute) => permissionFaults([route]).filter((fault) => !fault.startsWith('The table'));

describe('a planted violation is found:', () => {
  it('none in a sound route', () => {
    expect(planted(get(z.array(marked)))).toEqual([]);
  });

  it.each<[string, RegisteredRoute, RegExp]>([
    ['a route past defineRoute', { method: 'get', path: '/planted', responses: {} }, /no permission/],
    ['an answer that says no entity', get(person), /says no entity/],
    ['one deep inside', get(marked.extend({}).meta({ id: 'Other' })), /says no entity/],
    ['a name nobody listed', get(z.object({ total: z.int() }).meta({ id: 'Unheard' })), /says no entity/],
    ['an entity nobody listed', get(person.meta({ 'x-entity': 'stranger' })), /does not list/],
    [
      'a field nobody listed',
      get(person.extend({ annualPence: z.int() }).meta(entity('person'))),
      /annualPence is not/,
    ],
    [
      'a telling field in what should be impersonal',
      get(z.object({ annualPence: z.int() }).meta({ id: 'Health' })),
      /annualPence tells/,
    ],
    ['an entity that may hold anything', get(z.object({ languages: z.unknown() }).meta(entity('person'))), /anything/],
    ['an answer that may hold anything', get(z.object({ x: z.unknown() }).meta({ id: 'Health' })), /anything/],
    ['a file without columns', get(person, text('text/csv')), /CSV without/],
    [
      'a file with an unknown column',
      get(person, { ...text('text/csv'), csv: { entity: 'person', columns: { Pay: 'pay' } } }),
      /no field person.pay/,
    ],
    ['events that say nothing', get(person, text('text/event-stream')), /events without/],
    [
      'an event that says no entity',
      get(marked, { ...text('text/event-stream'), events: { done: person } }),
      /says no entity/,
    ],
    ['a file of another kind', get(person, text('application/pdf')), /nothing checks/],
    [
      'a search that hides what it looks at',
      get(marked, { request: { query: z.object({ find: z.string() }) } }),
      /“find”/,
    ],
    ['a sort by an unknown field', get(marked, { looksAt: { sort: ['person.pay'] } }), /no field person.pay/],
  ])('%s', (_, route, fault) => {
    expect(planted(route).join('\n')).toMatch(fault);
  });

  it('a field of the table that no answer holds', () => {
    expect(permissionFaults([get(marked)]).join('\n')).toMatch(/names person.contractedMinutes/);
  });

  it('a permission that no route asks for', () => {
    expect(unusedPermissions([get(marked)])).toContain('plans:edit');
    expect(unusedPermissions([get(marked)])).not.toContain('people:read');
  });
});

describe('server/http/README.md', () => {
  const readme = readProjectFile('server/http/README.md');

  it('names every option of a route that has to do with permissions, and no other', () => {
    const named = [...readme.matchAll(/^\| `(\w+)` \| /gm)].map((match) => match[1]);
    const definition =
      readProjectFile('server/http/route.ts').split('interface RouteDefinition')[1]?.split('\n}')[0] ?? '';
    const options = [...definition.matchAll(/^ {2}(\w+)\??:/gm)].map((match) => match[1] ?? '');
    const others = ['summary', 'versioned', 'problems', 'bodyLimit'];
    expect(named.toSorted()).toEqual(options.filter((option) => !others.includes(option)).toSorted());
  });
});
