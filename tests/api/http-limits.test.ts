import { describe, expect, it } from 'vitest';
import { createWindowCounter } from '../../server/http/rate-limit.ts';
import { problemOf, testApp } from '../support/app.ts';

const limits = { perAddress: 6, perAccount: 3, windowMs: 60_000 };

describe('how often somebody may ask', () => {
  it('is limited for an account; others go on', async () => {
    const { call, refused } = await testApp(undefined, { rateLimits: limits });
    for (let n = 0; n < 3; n += 1) expect((await call('GET', '/session', { as: 'hr' })).status).toBe(200);
    const answer = await call('GET', '/session', { as: 'hr' });
    expect(problemOf(answer)).toMatchObject({ type: 'too-many-requests', status: 429 });
    const seconds = Number(answer.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect((await call('GET', '/session', { as: 'manager' })).status).toBe(200);
    expect((await refused('PATCH', '/people/T-1', { as: 'hr', json: { name: 'A' }, version: 1 })).type).toBe(
      'too-many-requests',
    );
  });

  it('is limited for an address, whoever asks, signed in or not', async () => {
    const { call, refused } = await testApp(undefined, { rateLimits: limits });
    for (let n = 0; n < 6; n += 1) expect((await call('GET', '/nope', { as: 'nobody' })).status).toBe(404);
    expect((await refused('GET', '/nope', { as: 'nobody' })).type).toBe('too-many-requests');
    expect((await refused('GET', '/session', { as: 'hr' })).type).toBe('too-many-requests');
  });

  it('never hides health', async () => {
    const { call } = await testApp(undefined, { rateLimits: limits });
    for (let n = 0; n < 20; n += 1) {
      expect((await call('GET', '/health', { as: 'nobody' })).status).toBe(200);
      expect((await call('GET', '/health/live', { as: 'hr' })).status).toBe(200);
    }
  });

  it('tells addresses apart by what our own proxy wrote, not by what the caller did', async () => {
    const { call, refused } = await testApp(undefined, { rateLimits: limits, proxies: 1 });
    const from = (forwarded: string) => ({ as: 'nobody', headers: { 'x-forwarded-for': forwarded } }) as const;
    for (let n = 0; n < 6; n += 1) await call('GET', '/nope', from(`10.0.0.${n}, 192.0.2.1`));
    expect((await refused('GET', '/nope', from('10.0.0.99, 192.0.2.1'))).type).toBe('too-many-requests');
    expect((await refused('GET', '/nope', from('192.0.2.2'))).type).toBe('not-found');
  });

  it('believes no such header where no proxy stands in front', async () => {
    const { call, refused } = await testApp(undefined, { rateLimits: limits });
    for (let n = 0; n < 6; n += 1) {
      await call('GET', '/nope', { as: 'nobody', headers: { 'x-forwarded-for': `192.0.2.${n}` } });
    }
    const last = { as: 'nobody', headers: { 'x-forwarded-for': '192.0.2.77' } } as const;
    expect((await refused('GET', '/nope', last)).type).toBe('too-many-requests');
  });

  it('does not get in the way of people at work: a thousand requests a minute pass', async () => {
    const { call } = await testApp();
    for (let n = 0; n < 1000; n += 1) expect((await call('GET', '/session')).status).toBe(200);
  });
});

describe('the counter', () => {
  it('begins anew when its window ends', () => {
    let time = 0;
    const count = createWindowCounter(2, 1000, () => time);
    expect([count('a'), count('a'), count('a'), count('b')]).toEqual([0, 0, 1, 0]);
    time = 999;
    expect(count('a')).toBe(1);
    time = 1000;
    expect([count('a'), count('a'), count('a')]).toEqual([0, 0, 1]);
  });

  it('holds a bounded number of keys and forgets the oldest first', () => {
    const count = createWindowCounter(1, 1000, () => 0);
    for (let n = 0; n < 20_000; n += 1) count(`k${n}`);
    expect(count('k19999')).toBe(1);
    expect(count('k0')).toBe(1);
    count('one more');
    expect(count('k19999')).toBe(1);
    expect(count('k0')).toBe(0);
  });
});

describe('the id of a request', () => {
  it('is the caller’s where it can hold nothing but a number', async () => {
    const { refused } = await testApp();
    const given = '4BF92F35-77b34da6a3ce929d0e0e4736';
    expect((await refused('GET', '/nope', { headers: { 'x-request-id': given } })).instance).toBe(given.toLowerCase());
  });

  it.each([
    'robin.archer@oldham.example',
    'Robin-Archer-0000-1111',
    '123',
    'a'.repeat(65),
    'abcdef0123456789\tx',
    '{"a":1}',
  ])('is a new one instead of “%s”', async (given) => {
    const { call } = await testApp();
    const { headers } = await call('GET', '/health', { headers: { 'x-request-id': given } });
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });
});

describe('transport security', () => {
  it('is asked for where our own proxy says that the request came over HTTPS', async () => {
    const forwarded = { headers: { 'x-forwarded-proto': 'https' } };
    const behind = await testApp(undefined, { proxies: 1 });
    expect((await behind.call('GET', '/health', forwarded)).headers.get('strict-transport-security')).toBe(
      'max-age=31536000; includeSubDomains',
    );
    const direct = await testApp();
    expect((await direct.call('GET', '/health', forwarded)).headers.get('strict-transport-security')).toBeNull();
  });
});
