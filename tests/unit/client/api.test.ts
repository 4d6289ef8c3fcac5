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
