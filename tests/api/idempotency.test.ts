import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { NOW, type TestApp, testApp } from '../support/app.ts';

const newPlan = { name: 'Draft', asAt: '2021-04-01' };
const keyed = (key: string) => ({ 'idempotency-key': key });

function countOf({ db }: TestApp, table: string): number {
  return db.$client.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n ?? -1;
}

describe('a change with an idempotency key', () => {
  it('sent 20 times at once is done once, and every answer is the same', async () => {
    const app = await testApp();
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => app.call('POST', '/plans', { json: newPlan, headers: keyed(key) })),
    );
    expect(countOf(app, 'plan')).toBe(1);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === 'true')).toHaveLength(19);
  });

  it('sent again later gets the same answer, also one without a body', async () => {
    const app = await testApp();
    const made = await app.call('POST', '/plans', { json: newPlan });
    const id = /"id":"([^"]+)"/.exec(made.text)?.[1] ?? '';
    const remove = { version: 1, headers: keyed('once') };
    const first = await app.call('DELETE', `/plans/${id}`, remove);
    const second = await app.call('DELETE', `/plans/${id}`, remove);
    expect([first.status, second.status]).toEqual([204, 204]);
    expect((await app.call('DELETE', `/plans/${id}`, { version: 1 })).status).toBe(404);
  });

  it('is refused where the key was used for another body, version or address', async () => {
    const app = await testApp();
    const change = { json: { name: 'Robin' }, version: 1, headers: keyed('k') };
    expect((await app.call('PATCH', '/people/T-1', change)).status).toBe(200);
    for (const [path, other] of [
      ['/people/T-1', { ...change, json: { name: 'Alex' } }],
      ['/people/T-1', { ...change, version: 2 }],
      ['/people/T-2', change],
    ] as const) {
      const problem = await app.refused('PATCH', path, other);
      expect([problem.status, problem.faults?.[0]?.field]).toEqual([422, 'Idempotency-Key']);
    }
    expect((await app.call('PATCH', '/people/T-1', change)).headers.get('idempotency-replayed')).toBe('true');
  });

  it('keeps a refusal too: the outcome of a change stays what it was', async () => {
    const app = await testApp();
    const late = { json: { name: 'Robin' }, version: 9, headers: keyed('k') };
    const first = await app.refused('PATCH', '/people/T-1', late);
    const second = await app.refused('PATCH', '/people/T-1', late);
    expect([first.status, second]).toEqual([412, first]);
  });

  it('belongs to its account', async () => {
    const app = await testApp();
    const plan = { json: newPlan, headers: keyed('k') };
    await app.call('POST', '/plans', { ...plan, as: 'service-manager' });
    const other = await app.call('POST', '/plans', { ...plan, as: 'manager' });
    expect([other.status, other.headers.get('idempotency-replayed')]).toEqual([201, null]);
    expect(countOf(app, 'plan')).toBe(2);
  });

  it('is forgotten after a day', async () => {
    const app = await testApp();
    const plan = { json: newPlan, headers: keyed('k') };
    await app.call('POST', '/plans', plan);
    app.setTime(new Date(NOW.getTime() + 23.9 * 3_600_000));
    expect((await app.call('POST', '/plans', plan)).headers.get('idempotency-replayed')).toBe('true');
    app.setTime(new Date(NOW.getTime() + 24.1 * 3_600_000));
    expect((await app.call('POST', '/plans', plan)).headers.get('idempotency-replayed')).toBe(null);
    expect([countOf(app, 'plan'), countOf(app, 'idempotency_key')]).toEqual([2, 1]);
  });

  it.each(['', 'a b', 'é', 'x'.repeat(129)])('is refused with the key “%s”', async (key) => {
    const app = await testApp();
    const headers = { 'idempotency-key': Buffer.from(key, 'utf8').toString('latin1') };
    const problem = await app.refused('POST', '/plans', { json: newPlan, headers });
    expect([problem.status, countOf(app, 'plan')]).toEqual([422, 0]);
  });

  it('can be tried again where the server failed and nothing was stored', async () => {
    const app = await testApp();
    const plan = { json: newPlan, headers: keyed('k') };
    const { $client } = app.db;
    $client.exec("CREATE TRIGGER broken BEFORE INSERT ON plan BEGIN SELECT RAISE(ABORT, 'broken'); END");
    expect((await app.refused('POST', '/plans', plan)).status).toBe(500);
    $client.exec('DROP TRIGGER broken');
    expect((await app.call('POST', '/plans', plan)).status).toBe(201);
  });
});

describe('a change that a crash cut off', () => {
  async function cutOff(changed: boolean) {
    const app = await testApp();
    const plan = { json: newPlan, headers: keyed('k') };
    const first = await app.call('POST', '/plans', plan);
    // as the rows lie after a crash between the change and its answer, or before the change
    const requestId = changed ? first.headers.get('x-request-id') : 'a request that changed nothing';
    app.db.$client
      .prepare('UPDATE idempotency_key SET status = NULL, body = NULL, headers = ?')
      .run(JSON.stringify({ requestId }));
    if (!changed) app.db.$client.exec('DELETE FROM plan');
    return { app, plan };
  }

  it('is not done twice: the caller is told that it was stored', async () => {
    const { app, plan } = await cutOff(true);
    const problem = await app.refused('POST', '/plans', plan);
    expect([problem.status, problem.detail]).toEqual([409, expect.stringContaining('was stored')]);
    expect(countOf(app, 'plan')).toBe(1);
  });

  it('is done where nothing was stored', async () => {
    const { app, plan } = await cutOff(false);
    expect((await app.call('POST', '/plans', plan)).status).toBe(201);
    expect(countOf(app, 'plan')).toBe(1);
  });
});

it('every change in the API description names the key, but for those whose answer must not be kept: secrets, and previews of pay and of files', async () => {
  const app = await testApp();
  const { body } = await app.call('GET', '/openapi.json', { as: 'nobody' });
  const { paths } = body as { paths: Record<string, Record<string, { parameters?: { name: string }[] }>> };
  const without = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(
        ([method, { security, parameters }]: [string, { security?: unknown; parameters?: { name: string }[] }]) => {
          const names = parameters?.map(({ name }) => name) ?? [];
          return method !== 'get' && security !== undefined && !names.includes('Idempotency-Key');
        },
      )
      .map(([method]) => `${method} ${path}`),
  );
  expect(without.sort()).toEqual([
    'post /api/account/council',
    'post /api/account/sessions/end',
    'post /api/accounts',
    'post /api/accounts/{id}/link',
    'post /api/arrangement-previews',
    'post /api/calendar-feed',
    'post /api/funding-line-previews',
    'post /api/imports/arrangements/preview',
    'post /api/imports/case-extract/headings',
    'post /api/imports/case-extract/preview',
    'post /api/imports/demand/preview',
    'post /api/imports/episodes/headings',
    'post /api/imports/episodes/preview',
    'post /api/imports/occupancies/preview',
    'post /api/imports/pay-points/preview',
    'post /api/imports/people/preview',
    'post /api/imports/posts/preview',
    'post /api/imports/referrals/headings',
    'post /api/imports/referrals/preview',
    'post /api/rates/preview',
    'put /api/account/password',
  ]);
});
