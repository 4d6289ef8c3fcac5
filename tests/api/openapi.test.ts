import { describe, expect, it } from 'vitest';
import { permissionName } from '../../server/contract/permissions.ts';
import { problemTypes } from '../../server/contract/problems.ts';
import { testApp } from '../support/app.ts';
import { type Operation, operationsOf } from '../support/operations.ts';

interface LiveRoute {
  method: string;
  path: string;
}

/** Routes that answer but that the document does not describe, or describes without a permission. */
function undocumented(routes: readonly LiveRoute[], operations: readonly Operation[]): string[] {
  const described = new Set(
    operations
      .filter(({ permission }) => permission !== undefined)
      .map(({ method, path }) => `${method} ${path.replaceAll(/\{(.+?)\}/g, ':$1')}`),
  );
  return routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path}`)
    .filter((route) => !described.has(route));
}

describe('the OpenAPI document', () => {
  it('describes every live route with a permission', async () => {
    const test = await testApp();
    const operations = await operationsOf(test);
    expect(operations.length).toBeGreaterThan(25);
    expect(undocumented(test.app.routes, operations)).toEqual([]);
  });

  it('would notice a route that is added past the guard', async () => {
    const test = await testApp();
    test.app.get('/api/unguarded', (c) => c.text('hello'));
    expect(undocumented(test.app.routes, await operationsOf(test))).toEqual(['GET /api/unguarded']);
  });

  it('names permissions that exist', async () => {
    const known = new Set<string>([...permissionName.options, 'public', 'signed-in']);
    const operations = await operationsOf(await testApp());
    expect(operations.filter(({ permission }) => !known.has(permission ?? ''))).toEqual([]);
  });

  it('leaves open to everybody only what has to be', async () => {
    const operations = await operationsOf(await testApp());
    const open = operations.filter(({ permission }) => permission === 'public' || permission === 'signed-in');
    expect(open.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
      'GET /api/calendar/{file}',
      'GET /api/docs',
      'GET /api/docs/{file}',
      'GET /api/health',
      'GET /api/health/live',
      'GET /api/openapi.json',
      'GET /api/sign-in',
      'GET /api/sign-in/council',
      'GET /api/sign-in/council/callback',
      'POST /api/one-time-link/check',
      'POST /api/one-time-link/council',
      'POST /api/one-time-link/use',
      'POST /api/session',
    ]);
  });

  it('says which problems each operation answers', async () => {
    const operations = await operationsOf(await testApp());
    for (const operation of operations) {
      expect(operation.statuses, `${operation.method} ${operation.path}`).toContain(500);
      if (operation.permission !== 'public') expect(operation.statuses).toContain(401);
    }
    expect(problemTypes.length).toBeGreaterThan(10);
  });
});

describe('the documentation page', () => {
  it('loads nothing from elsewhere and has no inline script', async () => {
    const { call } = await testApp();
    const page = await call('GET', '/docs', { as: 'nobody' });
    expect(page.status).toBe(200);
    const addresses = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(addresses.length).toBe(3);
    expect(page.text).not.toMatch(/<script(?![^>]*src=)/);
    for (const address of addresses) {
      expect(address).toMatch(/^\/api\/docs\//);
      const file = await call('GET', address.replace('/api', ''), { as: 'nobody' });
      expect(file.status).toBe(200);
      expect(file.headers.get('content-type')).toMatch(/^text\/(javascript|css)/);
      expect(file.text.length).toBeGreaterThan(100);
    }
  });

  it('gives no other file', async () => {
    const { refused } = await testApp();
    expect((await refused('GET', '/docs/..%2Fpackage.json')).type).toBe('not-found');
  });
});
