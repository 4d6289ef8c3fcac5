import { afterEach, describe, expect, it, vi } from 'vitest';
import { entityTag, isProblem, ProblemError, request } from '../../../client/api.ts';

afterEach(() => vi.unstubAllGlobals());

const serverSays = (response: Response) => vi.stubGlobal('fetch', () => Promise.resolve(response));

async function problemOf(pending: Promise<unknown>): Promise<ProblemError> {
  const error: unknown = await pending.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ProblemError)) throw new Error(`expected a problem, got ${String(error)}`);
  return error;
}

describe('request', () => {
  it('hands on an answer that is a success', async () => {
    serverSays(Response.json({ ok: 1 }));
    expect(await (await request('/api/health')).json()).toEqual({ ok: 1 });
  });
  it('throws a problem with its faults and the current record', async () => {
    const body = {
      type: 'version-changed',
      title: 'Somebody changed this in the meantime',
      status: 412,
      detail: 'Take the record as it is now.',
      instance: 'r-1',
      faults: [{ field: 'hours', value: '52', remedy: 'At most 50' }],
      current: { id: 'W-1', version: 3 },
    };
    serverSays(Response.json(body, { status: 412, headers: { 'content-type': 'application/problem+json' } }));
    const problem = await problemOf(request('/api/people/W-1'));
    expect(isProblem(problem, 'version-changed')).toBe(true);
    expect(isProblem(problem, 'conflict', 'internal')).toBe(false);
    expect(problem.faults).toEqual(body.faults);
    expect(problem.current).toEqual(body.current);
    expect(problem.instance).toBe('r-1');
  });
  it('says so where the answer does not come from the product', async () => {
    serverSays(new Response('<h1>Bad gateway</h1>', { status: 502, statusText: 'Bad Gateway' }));
    expect((await problemOf(request('/api/people'))).type).toBe('not-ready');
  });
  it('says so where nothing answers', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    expect((await problemOf(request('/api/people'))).type).toBe('unreachable');
  });
  it('sends a change once more with the same key where no answer came, and a new key with the next change', async () => {
    const keys: (string | null)[] = [];
    vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
      keys.push(new Headers(init.headers).get('idempotency-key'));
      return keys.length === 1 ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve(Response.json({}));
    });
    await request('/api/plans', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } });
    await request('/api/plans', { method: 'POST', body: '{}' });
    expect(keys).toHaveLength(3);
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
  });
  it('sends nothing a third time, and says that the outcome is not known', async () => {
    const send = vi.fn(() => Promise.reject(new TypeError('Failed to fetch')));
    vi.stubGlobal('fetch', send);
    const problem = await problemOf(request('/api/people/W-1', { method: 'PATCH', body: '{}' }));
    expect([problem.type, send.mock.calls.length]).toEqual(['unreachable', 2]);
    expect(problem.detail).toContain('look whether your change is there');
  });
  it('gives reading no key', async () => {
    const send = vi.fn((_: string, __: RequestInit) => Promise.resolve(Response.json({})));
    vi.stubGlobal('fetch', send);
    await request('/api/people');
    expect(new Headers(send.mock.calls[0]?.[1].headers).has('idempotency-key')).toBe(false);
  });
  it('lets a cancelled request be cancelled', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new DOMException('stopped', 'AbortError')));
    await expect(request('/api/people')).rejects.toThrow(DOMException);
  });
});

describe('entityTag', () => {
  it('quotes versions and digests', () => {
    expect(entityTag(7)).toBe('"7"');
    expect(entityTag('abc')).toBe('"abc"');
  });
});
