import { Hono } from 'hono';
import { expect, it } from 'vitest';
import type { AppEnv } from '../../../../server/http/env.ts';
import { oneEachTurn } from '../../../../server/http/turns.ts';

it('requests that come together are answered in their order, with a turn of the event loop for others after each', async () => {
  const app = new Hono<AppEnv>();
  app.use(oneEachTurn());
  const seen: string[] = [];
  app.get('/:n', (c) => {
    seen.push(c.req.param('n'));
    return c.body(null);
  });
  let turns = 0;
  const turn = () => {
    turns += 1;
    seen.push('turn');
    if (turns < 20) setImmediate(turn);
  };
  setImmediate(turn);
  await Promise.all([1, 2, 3, 4].map((n) => app.request(`/${n}`)));
  expect(seen.filter((what) => what !== 'turn')).toEqual(['1', '2', '3', '4']);
  for (const n of ['1', '2', '3']) expect(seen[seen.indexOf(n) + 1]).toBe('turn');
  expect((await app.request('/5')).status).toBe(200);
});

it('a request that fails gives up its turn', async () => {
  const app = new Hono<AppEnv>();
  app.use(oneEachTurn());
  app.get('/fails', () => {
    throw new Error('on purpose');
  });
  app.get('/works', (c) => c.body(null));
  app.onError((_, c) => c.body(null, 500));
  const answers = await Promise.all(['/fails', '/works', '/fails', '/works'].map((path) => app.request(path)));
  expect(answers.map(({ status }) => status)).toEqual([500, 200, 500, 200]);
});
