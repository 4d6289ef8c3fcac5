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
/** Blocks in a mebibyte. */
const MIB = 16;

describe('a body of unknown length', () => {
  it('is refused as soon as it is too large, and the connection closed, long before 50 MB', async () => {
    const connection = await rawConnection(server.address);
    await connection.send(headOf('POST', '/api/session', chunked));
    const begun = '{"email":"';
    const blocks = [begun, ...Array<string>(MIB - 1).fill(BLOCK), BLOCK.slice(begun.length)];
    for (const block of blocks) expect(await connection.send(chunk(block))).toBe(true);
    // that was a mebibyte, the most that is taken: one byte more, and none after it
    await connection.send(chunk('x'));
    const answer = await connection.until(/"too-large"/);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toMatch(/content-type: application\/problem\+json/i);
    expect(answer).toMatch(/connection: close/i);
    expect(await connection.closed()).toBe(true);
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
      // Node.js answers, or hangs up without a word
      const answer = await connection.answered();
      if (answer !== '') expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
      connection.end();
    }
  });
});
