import { Hono } from 'hono';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type { AppEnv } from '../../../../server/http/env.ts';
import { type AnswerStore, answerOnce, type KeptRequest, withAnswers } from '../../../../server/http/idempotency.ts';
import { errorResponse } from '../../../../server/http/problem.ts';

function storeInMemory(): AnswerStore & { kept: Map<string, KeptRequest> } {
  const kept = new Map<string, KeptRequest>();
  return {
    kept,
    find: ({ key }) => kept.get(key),
    begin: ({ key }, request) => void kept.set(key, { ...request, answer: null }),
    keep: ({ key }, answer) => void kept.set(key, { ...(kept.get(key) ?? { requestHash: '', requestId: '' }), answer }),
    forget: ({ key }) => void kept.delete(key),
    hasChangedAnything: () => false,
  };
}

function slowApp(store: AnswerStore, patienceMs: number) {
  let runs = 0;
  const gate = Promise.withResolvers<void>();
  const app = new Hono<AppEnv>();
  app.use(withAnswers(store), async (c, next) => {
    c.set('requestId', 'r');
    c.set('log', pino({ level: 'silent' }));
    c.set('account', { id: 'a', email: 'a@b', name: 'A', role: 'hr', districtId: null });
    await next();
  });
  app.onError((error, c) => errorResponse(error, c));
  app.post('/slow', answerOnce(patienceMs), async (c) => {
    runs += 1;
    await gate.promise;
    return c.text(`run ${runs}`);
  });
  const post = () => app.request('/slow', { method: 'POST', headers: { 'idempotency-key': 'k' }, body: 'x' });
  return { post, runs: () => runs, finish: () => gate.resolve() };
}

describe('two requests with one key', () => {
  it('the second is sent away to wait where the first takes long, and gets its answer later', async () => {
    const { post, runs, finish } = slowApp(storeInMemory(), 20);
    const first = post();
    const second = await post();
    expect([second.status, second.headers.get('retry-after')]).toEqual([409, '1']);
    finish();
    expect(await (await first).text()).toBe('run 1');
    expect(await (await post()).text()).toBe('run 1');
    expect(runs()).toBe(1);
  });

  it('the second waits where the first is done in time', async () => {
    const { post, runs, finish } = slowApp(storeInMemory(), 5000);
    const both = [post(), post()];
    setTimeout(finish, 20);
    const texts = await Promise.all(both.map(async (answer) => (await answer).text()));
    expect([texts, runs()]).toEqual([['run 1', 'run 1'], 1]);
  });

  it('what was done is answered even where its answer cannot be kept', async () => {
    const store = storeInMemory();
    const { post, finish } = slowApp({ ...store, keep: () => fail() }, 20);
    finish();
    expect((await post()).status).toBe(200);
  });
});

function fail(): never {
  throw new Error('the disk is full');
}
