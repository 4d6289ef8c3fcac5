import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Listening, listen } from '../../server/listen.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { chunk, headOf, rawConnection } from '../support/raw-http.ts';
import { freePort } from '../support/real-server.ts';

let server: Listening;
let test: TestApp;
beforeAll(async () => {
  test = await testApp();
  server = await listen({ host: '127.0.0.1', port: await freePort() }, test.app);
});
afterAll(() => server.stop());

const json = { 'content-type': 'application/json' };
const chunked = { ...json, 'transfer-encoding': 'chunked' };
const BLOCK = 'x'.repeat(65_536);
const MIB = 16;

describe('a body of unknown length', () => {
  it('is refused as soon as it is too large, and the connection closed, long before 50 MB', async () => {
    const connection = await rawConnection(server.address);
    await connection.send(headOf('POST', '/api/session', chunked));
    await connection.send(chunk('{"email":"'));
    let blocks = 0;
    while (blocks < 50 * MIB && (await connection.send(chunk(BLOCK))) && !connection.received().includes('\r\n\r\n')) {
      blocks += 1;
      await wait(1);
    }
    const answer = await connection.until(/"too-large"/);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toMatch(/content-type: application\/problem\+json/i);
    expect(answer).toMatch(/connection: close/i);
    expect(await connection.closed()).toBe(true);
    expect(blocks / MIB, 'MiB sent before the answer').toBeLessThan(4);
    connection.end();
  });

  it('is refused by its announced length before a byte of it is sent', async () => {
    const connection = await rawConnection(server.address);
    await connection.send(headOf('POST', '/api/session', { ...json, 'content-length': String(50 * 1_048_576) }));
    expect(await connection.until(/"too-large"/)).toMatch(/^HTTP\/1\.1 413 /);
    expect(await connection.closed()).toBe(true);
    connection.end();
  });

  it('that fits is taken in pieces', async () => {
    const connection = await rawConnection(server.address);
    await connection.send(headOf('POST', '/api/session', chunked));
    const body = '{"email":"hr@demo.example","password":"evenhand-demo"}';
    for (const piece of body.match(/.{1,7}/g) ?? []) await connection.send(chunk(piece));
    await connection.send('0\r\n\r\n');
    expect(await connection.until(/"account"/)).toMatch(/^HTTP\/1\.1 201 /);
    connection.end();
  });

  it('that never ends holds up nobody else', async () => {
    const slow = await rawConnection(server.address);
    await slow.send(headOf('POST', '/api/session', chunked));
    await slow.send(chunk('{'));
    const response = await fetch(`${server.address}/api/health`);
    expect(response.status).toBe(200);
    slow.end();
  });
});

describe('a request whose bounds are in doubt', () => {
  it.each([
    ['a length and chunks', { 'content-length': '5', 'transfer-encoding': 'chunked' }],
    ['two lengths', { 'content-length': '5', 'Content-Length': '6' }],
    ['a length that is no number', { 'content-length': '5x' }],
    ['an unknown coding', { 'transfer-encoding': 'chunked, identity' }],
  ])('is refused: %s', async (_, headers) => {
    const connection = await rawConnection(server.address);
    await connection.send(`${headOf('POST', '/api/session', { ...json, ...headers })}0\r\n\r\n`);
    expect(await connection.until(/\r\n\r\n/)).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(await connection.closed()).toBe(true);
    connection.end();
  });

  it('is refused with headers larger than any of ours', async () => {
    const connection = await rawConnection(server.address);
    await connection.send(headOf('GET', '/api/health', { 'x-large': 'y'.repeat(40_000) }));
    expect(await connection.until(/\r\n\r\n/)).toMatch(/^HTTP\/1\.1 431 /);
    connection.end();
  });

  it('is refused with a method that nobody serves', async () => {
    for (const method of ['TRACE', 'CONNECT', 'BREW']) {
      const connection = await rawConnection(server.address);
      await connection.send(headOf(method, '/api/session', {}));
      if (await connection.closed(300)) expect(connection.received()).not.toMatch(/ 2\d\d /);
      else expect(await connection.until(/\r\n\r\n/)).toMatch(/^HTTP\/1\.1 4\d\d /);
      connection.end();
    }
  });
});

describe('stopping', () => {
  it('lets a request under way finish, ends streams of events, and takes no more', async () => {
    const port = await freePort();
    let finish = () => {};
    const answered = new Promise<void>((resolve) => (finish = resolve));
    const own = await listen(
      { host: '127.0.0.1', port },
      {
        fetch: async (request: Request) => {
          if (request.url.endsWith('/events')) {
            const stream = new ReadableStream({
              start: (controller) => controller.enqueue(new TextEncoder().encode('event: progress\n\n')),
            });
            return new Response(stream, { headers: { 'content-type': 'text/event-stream' } });
          }
          await answered;
          return new Response('the whole answer');
        },
      },
    );
    const slow = fetch(`${own.address}/slow`);
    const events = await rawConnection(own.address);
    await events.send(headOf('GET', '/events', {}));
    await events.until(/event: progress/);
    await wait(100);
    const started = performance.now();
    const stopped = own.stop();
    await wait(100);
    await expect(fetch(`${own.address}/late`)).rejects.toThrow();
    finish();
    const response = await slow;
    expect(await response.text()).toBe('the whole answer');
    expect(await events.closed(4000)).toBe(true);
    await stopped;
    expect(performance.now() - started).toBeLessThan(5000);
    events.end();
  });

  it('waits for no request for ever', async () => {
    const own = await listen({ host: '127.0.0.1', port: await freePort() }, { fetch: () => new Promise(() => {}) });
    const stuck = fetch(`${own.address}/stuck`).then(
      () => 'answered',
      () => 'cut off',
    );
    await wait(100);
    const started = performance.now();
    await own.stop();
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(await stuck).toBe('cut off');
  });
});
