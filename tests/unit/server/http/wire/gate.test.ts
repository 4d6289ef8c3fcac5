import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { entity } from '../../../../../server/contract/entities.ts';
import type { Role } from '../../../../../server/contract/permissions.ts';
import { ownDistrictOnly } from '../../../../../server/http/access.ts';
import type { AppEnv } from '../../../../../server/http/env.ts';
import { versionChanged } from '../../../../../server/http/preconditions.ts';
import { defineRoute } from '../../../../../server/http/route.ts';
import { createRouter } from '../../../../../server/http/router.ts';
import { wrapInShell } from '../../../../../server/http/shell.ts';

const person = z
  .object({
    id: z.string(),
    name: z.string(),
    districtId: z.string().nullable(),
    preferences: z.array(z.object({ districtId: z.string(), reason: z.string().nullable() })),
  })
  .meta(entity('person'));
const letter = z.object({ personId: z.string(), name: z.string() }).meta(entity('letter'));
const people = z.object({ people: z.array(person) });

const somebody = (name: string, districtId: string) => ({
  id: name,
  name,
  districtId,
  preferences: [{ districtId, reason: `why ${name}` }],
});
/** What a careless handler finds: everybody, with everything. */
const careless = { people: [somebody('Ann', 'south'), somebody('Bob', 'north')] };

type Handle = (c: Context<AppEnv>) => Response | Promise<Response>;

/** An application with one careless route; what it logs as errors is kept. */
function appThat(handle: Handle, more: object = {}) {
  const lines: string[] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => lines.push(line) });
  const app = createRouter();
  wrapInShell(app, {
    log,
    identify: async (c, next) => {
      const role = c.req.header('x-test-role') as Role;
      c.set('account', {
        id: role,
        email: '',
        name: '',
        role,
        districtId: role === 'district-manager' ? 'south' : null,
      });
      c.set('keepReading', () => {});
      await next();
    },
  });
  const route = defineRoute({
    method: 'get',
    path: '/careless',
    permission: 'people:read',
    summary: 'Careless',
    responses: { 200: { description: 'People', content: { 'application/json': { schema: people } } } },
    ...more,
  });
  app.openapi(route, handle as never);
  const get = async (role: Role, query = '') => {
    const response = await app.request(`http://localhost/careless${query}`, { headers: { 'x-test-role': role } });
    return { status: response.status, text: await response.text() };
  };
  return { lines, get };
}

const sent = { 200: { description: 'x', content: { 'text/event-stream': { schema: z.string() } } } };
const file = { 200: { description: 'x', content: { 'text/csv': { schema: z.string() } } } };
const csv = { entity: 'person', columns: { Name: 'name', Why: 'preferences.reason' } };
const table = '\uFEFFName,Why,District ids\r\n"Ann, of South","why ""Ann""",south\r\n';

describe('a careless handler', () => {
  const ways: [string, Handle, object][] = [
    ['json', (c) => c.json(careless, 200), {}],
    ['json in a body', (c) => c.body(JSON.stringify(careless), 200, { 'content-type': 'application/json' }), {}],
    ['json in a response of its own', () => Response.json(careless), {}],
    [
      'events',
      (c) => streamSSE(c, (stream) => stream.writeSSE({ event: 'done', data: JSON.stringify(careless) })),
      { responses: sent, events: { done: people } },
    ],
    [
      'a refusal',
      () => {
        throw versionChanged('them', careless);
      },
      { current: people },
    ],
  ];

  it.each(ways)('tells a district’s manager nothing by %s', async (_, handle, more) => {
    const { get, lines } = appThat(handle, more);
    const { text } = await get('district-manager');
    expect(text).toContain('Ann');
    expect(text).not.toMatch(/Bob|why/);
    expect(lines.join('')).toMatch(
      /preferences.reason: not for this role.*outside the district|outside the district.*not for this role/,
    );
    expect(lines.join('')).not.toMatch(/Ann|Bob|why/);
  });

  it.each(ways)('is no obstacle to HR by %s', async (_, handle, more) => {
    const { get, lines } = appThat(handle, more);
    expect((await get('hr')).text).toMatch(/why Ann.*why Bob/);
    expect(lines).toEqual([]);
  });

  it('loses columns of a file, with their cells', async () => {
    const send: Handle = (c) => {
      ownDistrictOnly(c);
      return c.body(table, 200, { 'content-type': 'text/csv; charset=utf-8' });
    };
    const { get, lines } = appThat(send, { responses: file, csv });
    expect(new TextEncoder().encode((await get('hr')).text).length).toBeGreaterThan(20);
    expect((await get('hr')).text).toContain('why ""Ann""');
    expect(lines).toEqual([]);
    expect((await get('district-manager')).text.replace('\uFEFF', '')).toBe('Name\r\n"Ann, of South"\r\n');
    expect(lines.join('')).toContain('Why: not for this role');
  });

  it('loses the lines of a file that are about another district', async () => {
    const lines =
      'District ids,Name\r\nnorth south,Ann\r\nnorth,Bob\r\n"south","Cas\r\nRoe"\r\nsouthern,Dee\r\n,Eve\r\n';
    const send: Handle = (c) => {
      ownDistrictOnly(c);
      return c.body(lines, 200, { 'content-type': 'text/csv' });
    };
    const test = appThat(send, { responses: file, csv });
    expect((await test.get('hr')).text).toBe('Name\r\nAnn\r\nBob\r\n"Cas\r\nRoe"\r\nDee\r\nEve\r\n');
    expect(test.lines).toEqual([]);
    expect((await test.get('district-manager')).text).toBe('Name\r\nAnn\r\n"Cas\r\nRoe"\r\n');
    expect(test.lines.join('')).toContain('lines of the file: outside the district');
    expect(test.lines.join('')).not.toMatch(/Bob|Dee|Eve/);
  });

  it('sends nobody of one district a line of which nothing says what it is about', async () => {
    const send: Handle = (c) => {
      ownDistrictOnly(c);
      return c.body('Name\r\nAnn\r\n', 200, { 'content-type': 'text/csv' });
    };
    const { get } = appThat(send, { responses: file, csv });
    expect((await get('hr')).text).toBe('Name\r\nAnn\r\n');
    expect((await get('district-manager')).text).toBe('Name\r\n');
  });

  it('loses a column that nobody declared, whoever asks', async () => {
    const send: Handle = (c) => c.body('Name,Pay\r\nAnn,2500000\r\n', 200, { 'content-type': 'text/csv' });
    const { get } = appThat(send, { responses: file, csv });
    expect((await get('hr')).text).toBe('Name\r\nAnn\r\n');
  });

  it('sends no event that the route does not declare', async () => {
    const send: Handle = (c) =>
      streamSSE(c, async (stream) => {
        await stream.write(': still at it\n\n');
        await stream.writeSSE({ event: 'extra', data: '"why Ann"' });
        await stream.writeSSE({ event: 'done', data: JSON.stringify({ people: [] }) });
      });
    const { get, lines } = appThat(send, { responses: sent, events: { done: people } });
    expect((await get('hr')).text).toBe(': still at it\n\nevent: done\ndata: {"people":[]}\n\n');
    expect(lines.join('')).toContain('event extra');
  });

  it('sends nothing under a status that is not declared', async () => {
    const { get, lines } = appThat((c) => c.json(careless, 206 as never));
    expect(await get('hr')).toEqual({ status: 206, text: 'null' });
    expect(lines.join('')).toContain('status 206');
  });
});

describe('an answer whose entities do not tell their district', () => {
  const schema = { 200: { description: 'x', content: { 'application/json': { schema: z.array(letter) } } } };
  const letters = [{ personId: 'a', name: 'Ann' }];

  it('is refused where the handler never asked for the district', async () => {
    const { get, lines } = appThat((c) => c.json(letters, 200), { responses: schema });
    const refused = await get('district-manager');
    expect(refused.status).toBe(500);
    expect(refused.text).not.toContain('Ann');
    expect(lines.join('')).toContain('outside the district');
    expect((await get('hr')).status).toBe(200);
  });

  it('is refused as a file too', async () => {
    const send: Handle = (c) => c.body(table, 200, { 'content-type': 'text/csv' });
    const { get } = appThat(send, { responses: file, csv });
    expect((await get('district-manager')).status).toBe(500);
  });

  it('passes where it asked', async () => {
    const handle: Handle = (c) => {
      ownDistrictOnly(c);
      return c.json(letters, 200);
    };
    const { get, lines } = appThat(handle, { responses: schema });
    expect((await get('district-manager')).text).toContain('Ann');
    expect(lines).toEqual([]);
  });
});

describe('a parameter that looks at fields', () => {
  const looksAt = { sort: ['person.name', 'person.preferences.reason'] };
  const query = z.object({ sort: z.string().optional() });

  it.each<[Role, string, number]>([
    ['hr', '?sort=reason', 200],
    ['district-manager', '?sort=reason', 403],
    ['district-manager', '?sort=', 403],
    ['district-manager', '', 200],
  ])('%s %s: %i', async (role, search, status) => {
    const { get } = appThat((c) => c.json({ people: [] }, 200), { looksAt, request: { query } });
    expect((await get(role, search)).status).toBe(status);
  });
});
