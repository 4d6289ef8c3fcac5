import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { problem } from '../../../../server/contract/problems.ts';
import { defineRoute } from '../../../../server/http/route.ts';
import { createRouter } from '../../../../server/http/router.ts';
import { wrapInShell } from '../../../../server/http/shell.ts';

const SECRET = 'SELECT * FROM person WHERE name = "Ann" at /srv/data/evenhand.sqlite';

/** An application whose one route does what it is told; what it logs is kept. */
function appThat(handle: () => never) {
  const lines: string[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => lines.push(line) });
  const app = createRouter();
  wrapInShell(app, { log, identify: (_, next) => next() });
  const route = defineRoute({
    method: 'get',
    path: '/broken/{id}',
    permission: 'public',
    summary: 'Broken',
    request: { params: z.object({ id: z.string() }) },
    responses: { 200: { description: 'Never', content: { 'application/json': { schema: z.object({}) } } } },
  });
  app.openapi(route, handle);
  return { lines, get: () => app.request('http://localhost/broken/Ann?name=Ann') };
}

const storageError = (code: string) => Object.assign(new Error(SECRET), { code });

describe('what a route throws', () => {
  it.each([
    ['an error', new Error(SECRET), 'internal'],
    ['text', SECRET, 'internal'],
    ['nothing', undefined, 'internal'],
    ['null', null, 'internal'],
    ['an object', { message: SECRET }, 'internal'],
    ['a full disk', storageError('SQLITE_FULL'), 'not-ready'],
    ['a full disk below another error', new Error(SECRET, { cause: storageError('SQLITE_FULL') }), 'not-ready'],
    ['a lock', storageError('SQLITE_BUSY_SNAPSHOT'), 'not-ready'],
    ['a failed write', storageError('SQLITE_IOERR_WRITE'), 'not-ready'],
    ['a broken constraint', storageError('SQLITE_CONSTRAINT_UNIQUE'), 'internal'],
  ])('%s becomes a problem that gives nothing away', async (_, thrown, type) => {
    const { get, lines } = appThat(() => {
      throw thrown;
    });
    const response = await get();
    const text = await response.text();
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const found = problem.parse(JSON.parse(text));
    expect(found.type).toBe(type);
    expect(text).not.toMatch(/SELECT|sqlite|Ann/i);
    expect(lines.some((line) => line.includes(found.instance) && line.includes('A request failed'))).toBe(true);
  });
});

describe('the request log', () => {
  it('names the route and how it went, and nobody', async () => {
    const { get, lines } = appThat(() => {
      throw new Error('broken');
    });
    await get();
    const line = lines.map((text) => JSON.parse(text)).find(({ msg }) => msg === 'request');
    expect(line).toMatchObject({ method: 'GET', route: '/broken/:id', status: 500 });
    expect(JSON.stringify(line)).not.toContain('Ann');
  });
});
