import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { problemOf, testApp } from '../support/app.ts';

const signIn = { email: 'hr@demo.example', password: 'evenhand-demo' };

describe('every error is a problem of the one table', () => {
  it.each([
    ['an unknown address', 'GET', '/nope', {}, 'not-found'],
    ['the root of the interface', 'GET', '', {}, 'not-found'],
    ['another method', 'PUT', '/people', {}, 'method-not-allowed'],
    [
      'malformed JSON',
      'POST',
      '/session',
      { headers: { 'content-type': 'application/json' }, body: '{"a":' },
      'malformed-json',
    ],
    ['no body', 'POST', '/session', { headers: { 'content-type': 'application/json' } }, 'malformed-json'],
    [
      'a form',
      'POST',
      '/session',
      { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=b' },
      'unsupported-media-type',
    ],
    [
      'plain text',
      'POST',
      '/session',
      { headers: { 'content-type': 'text/plain;charset=UTF-8' }, body: '{}' },
      'unsupported-media-type',
    ],
    [
      'XML',
      'POST',
      '/session',
      { headers: { 'content-type': 'application/xml' }, body: '<a/>' },
      'unsupported-media-type',
    ],
    ['a list instead of an object', 'POST', '/session', { json: [] }, 'invalid-input'],
    ['a date that does not exist', 'GET', '/people?asAt=2021-02-30', {}, 'invalid-input'],
    ['an empty date', 'GET', '/overview?asAt=', {}, 'invalid-input'],
    ['a date given twice', 'GET', '/people?asAt=2021-02-01&asAt=2021-03-01', {}, 'invalid-input'],
    ['broken percent encoding', 'PATCH', '/people/%E0%A4%A', { json: { name: 'A' }, version: 1 }, 'not-found'],
  ] as const)('%s', async (_, method, path, options, type) => {
    const { refused } = await testApp();
    const problem = await refused(method, path, options);
    expect(problem.type).toBe(type);
    expect(problem.detail.length).toBeGreaterThan(10);
    expect(problem.instance).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('lists the methods that are possible', async () => {
    const { call } = await testApp();
    const answer = await call('PUT', '/session', {});
    expect(answer.headers.get('allow')?.split(', ').sort()).toEqual(['DELETE', 'GET', 'HEAD', 'POST']);
  });

  it('names every fault with its value and a remedy', async () => {
    const { refused } = await testApp();
    const json = { contractedMinutes: 5000, startDate: '01/02/2021', languages: 'ur', shoeSize: 44 };
    const { faults } = await refused('PATCH', '/people/T-1', { json, version: 1 });
    expect(faults).toEqual([
      { field: 'contractedMinutes', value: '5000', remedy: 'More than 50 hours a week: are these hours?' },
      {
        field: 'startDate',
        value: '01/02/2021',
        remedy: 'Write the date as YYYY-MM-DD, for example 2021-04-01, and check that the day exists.',
      },
      { field: 'languages', value: 'ur', remedy: 'Give a list.' },
      { field: 'shoeSize', value: null, remedy: 'There is no such field here. Leave it out or check its spelling.' },
    ]);
  });

  it('never repeats a password', async () => {
    const { call } = await testApp();
    const answer = await call('POST', '/session', { json: { email: 'hr@demo.example', password: 'x'.repeat(300) } });
    expect(problemOf(answer).faults?.[0]?.field).toBe('password');
    expect(answer.text).not.toContain('xxx');
  });
});

describe('the size of a body', () => {
  const large = JSON.stringify({ ...signIn, padding: 'x'.repeat(1_100_000) });

  it('is refused by its announced length', async () => {
    const { refused } = await testApp();
    const headers = { 'content-type': 'application/json', 'content-length': String(large.length) };
    expect((await refused('POST', '/session', { headers, body: large })).type).toBe('too-large');
  });

  it('is refused while it streams in without a length', async () => {
    const { app } = await testApp();
    const request = new Request('http://localhost/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: Readable.toWeb(Readable.from([Buffer.from(large)])) as ReadableStream,
      duplex: 'half',
    } as RequestInit);
    const response = await app.request(request);
    expect(response.status).toBe(413);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });
});

describe('requests of other sites', () => {
  it.each([
    [{ 'sec-fetch-site': 'cross-site' }, 'cross-site'],
    [{ 'sec-fetch-site': 'same-site' }, 'cross-site'],
    [{ 'sec-fetch-site': 'none' }, 'cross-site'],
    [{ origin: 'https://evil.example', host: 'localhost' }, 'cross-site'],
    [{ origin: 'null', host: 'localhost' }, 'cross-site'],
    [{ origin: 'http://localhost:9999', host: 'localhost' }, 'cross-site'],
  ] as const)('are refused: %o', async (headers, type) => {
    const { refused } = await testApp();
    expect((await refused('POST', '/session', { json: signIn, headers })).type).toBe(type);
  });

  it.each([
    [{ 'sec-fetch-site': 'same-origin', origin: 'http://localhost' }],
    [{ origin: 'http://localhost', host: 'localhost' }],
    [{}],
  ])('are told from our own pages: %o', async (headers) => {
    const { call } = await testApp();
    expect((await call('POST', '/session', { json: signIn, headers })).status).toBe(201);
  });

  it('may read what they could read anyway', async () => {
    const { call } = await testApp();
    expect((await call('GET', '/health', { as: 'nobody', headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(
      200,
    );
  });
});

describe('headers', () => {
  it('keep pages to themselves', async () => {
    const { call } = await testApp();
    for (const path of ['/session', '/nope', '/docs']) {
      const { headers } = await call('GET', path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'self'");
      expect(policy).toMatch(/script-src 'self'(;|$)/);
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('permissions-policy')).toContain('camera=()');
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(headers.get('server')).toBeNull();
    }
  });

  it('keep answers out of caches', async () => {
    const { call } = await testApp();
    expect((await call('GET', '/people')).headers.get('cache-control')).toBe('no-store');
    expect((await call('GET', '/nope')).headers.get('cache-control')).toBe('no-store');
  });
});

describe('GET /api/health', () => {
  it('says apart that the process lives and that it is ready', async () => {
    const { call, db } = await testApp();
    db.$client.exec('ALTER TABLE installation RENAME TO gone');
    expect((await call('GET', '/health/live', { as: 'nobody' })).body).toEqual({ status: 'live', version: 'test' });
    expect((await call('GET', '/health', { as: 'nobody' })).status).toBe(500);
  });

  it('says that the installation is ready', async () => {
    const { call } = await testApp();
    expect((await call('GET', '/health', { as: 'nobody' })).body).toEqual({
      status: 'ready',
      version: 'test',
      demo: true,
    });
  });
});
