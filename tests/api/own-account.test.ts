import { describe, expect, it } from 'vitest';
import { accountWithLink, ownSessions } from '../../server/contract/accounts.ts';
import { NOW, type TestApp, testApp } from '../support/app.ts';

const PASSWORD = 'violet kettle harbour';
const NEXT = 'seven brass umbrellas';
const robin = { email: 'robin@council.example', name: 'Robin Archer', role: 'hr', districtId: null };
const as = 'nobody' as const;

/** Adds Robin through the pages of an administrator. @returns the secret of the one-time link */
async function link(test: TestApp): Promise<string> {
  const answer = await test.call('POST', '/accounts', { as: 'administrator', json: robin });
  return accountWithLink.parse(answer.body).link.path.slice('/set-password/'.length);
}

const follow = (test: TestApp, token: string, newPassword = PASSWORD) =>
  test.call('POST', '/one-time-link/use', { as, json: { token, newPassword } });

async function withRobin(): Promise<TestApp> {
  const test = await testApp();
  expect((await follow(test, await link(test))).status).toBe(204);
  return test;
}

async function signIn(test: TestApp, password = PASSWORD, agent = 'curl/8') {
  const answer = await test.call('POST', '/session', {
    as,
    json: { email: robin.email, password },
    headers: { 'user-agent': agent },
  });
  return {
    status: answer.status,
    keep: { as, headers: { cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' } },
  };
}

describe('a one-time link', () => {
  it('says whose it is without being used up, sets a password once, and then is over', async () => {
    const test = await testApp();
    const token = await link(test);
    for (let looks = 0; looks < 3; looks += 1) {
      expect((await test.call('POST', '/one-time-link/check', { as, json: { token } })).body).toEqual({
        firstAdministrator: false,
        email: robin.email,
        name: robin.name,
        expiresAt: '2021-04-04T09:00:00.000Z',
      });
    }
    expect((await follow(test, token)).status).toBe(204);
    expect((await signIn(test)).status).toBe(201);
    expect((await follow(test, token, NEXT)).status).toBe(404);
    expect((await signIn(test, NEXT)).status).toBe(401);
  });

  it('serves one of two who use it at the same moment', async () => {
    const test = await testApp();
    const token = await link(test);
    const statuses = (await Promise.all([follow(test, token), follow(test, token, NEXT)])).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([204, 404]);
  });

  it('is over after three days', async () => {
    const test = await testApp();
    const token = await link(test);
    test.setTime(new Date(NOW.getTime() + 72 * 3_600_000));
    expect((await test.refused('POST', '/one-time-link/check', { as, json: { token } })).type).toBe('not-found');
    expect((await follow(test, token)).status).toBe(404);
  });

  it('gives way to a newer one; the present password stays until that is used, and sessions end then', async () => {
    const test = await withRobin();
    const { keep } = await signIn(test);
    const { id } = test.db.$client
      .prepare<[string], { id: string }>('SELECT id FROM account WHERE email = ?')
      .get(robin.email) ?? { id: '' };
    const made = async () => {
      const { body } = await test.call('POST', `/accounts/${id}/link`, { as: 'administrator' });
      return accountWithLink.shape.link.parse(body).path.slice('/set-password/'.length);
    };
    const first = await made();
    const second = await made();
    expect((await follow(test, first, NEXT)).status).toBe(404);
    expect((await test.call('GET', '/session', keep)).status).toBe(200);
    expect((await follow(test, second, NEXT)).status).toBe(204);
    expect((await test.call('GET', '/session', keep)).status).toBe(401);
    expect((await signIn(test, NEXT)).status).toBe(201);
  });

  it('lets somebody in again whose account was guessed at too often', async () => {
    const test = await testApp();
    const token = await link(test);
    for (let tries = 0; tries < 10; tries += 1) await signIn(test, 'guess');
    expect((await signIn(test)).status).toBe(429);
    await follow(test, token);
    expect((await signIn(test)).status).toBe(201);
  });

  it('takes no password that is guessed first, and stays good for another try', async () => {
    const test = await testApp();
    const token = await link(test);
    for (const password of ['short', 'password12345', 'robinarcher1', 'aaaaaaaaaaaaaaaa']) {
      const answer = await follow(test, token, password);
      expect(answer.status, password).toBe(422);
      expect(answer.text).not.toContain(password);
    }
    expect((await follow(test, token)).status).toBe(204);
  });

  it('that nobody made is refused, and guessing is throttled by address', async () => {
    const test = await testApp();
    const guess = { as, json: { token: 'x'.repeat(43) } };
    for (let tries = 0; tries < 50; tries += 1) {
      expect((await test.refused('POST', '/one-time-link/check', guess)).type).toBe('not-found');
    }
    expect((await test.refused('POST', '/one-time-link/check', guess)).type).toBe('too-many-attempts');
  });
});

describe('changing one’s own password', () => {
  const change = (test: TestApp, keep: { as: typeof as; headers: { cookie: string } }, json: unknown) =>
    test.call('PUT', '/account/password', { ...keep, json });

  it('signs every other browser out and goes on here with a new session', async () => {
    const test = await withRobin();
    const elsewhere = await signIn(test);
    const here = await signIn(test);
    const answer = await change(test, here.keep, { currentPassword: PASSWORD, newPassword: NEXT });
    expect(answer.status).toBe(204);
    const renewed = { as, headers: { cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' } };
    expect((await test.call('GET', '/session', renewed)).status).toBe(200);
    for (const { keep } of [elsewhere, here]) expect((await test.call('GET', '/session', keep)).status).toBe(401);
    expect((await signIn(test)).status).toBe(401);
    expect((await signIn(test, NEXT)).status).toBe(201);
  });

  it('needs the present one, which cannot be guessed for long', async () => {
    const test = await withRobin();
    const { keep } = await signIn(test);
    const guess = { currentPassword: 'guess', newPassword: NEXT };
    for (let tries = 0; tries < 10; tries += 1) {
      const answer = await change(test, keep, guess);
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({ faults: [{ field: 'currentPassword' }] });
    }
    expect((await change(test, keep, { ...guess, currentPassword: PASSWORD })).status).toBe(429);
  });

  it('takes neither the present one again nor one that is guessed first', async () => {
    const test = await withRobin();
    const { keep } = await signIn(test);
    for (const newPassword of [PASSWORD, 'letmein letmein', 'robin@council']) {
      const answer = await change(test, keep, { currentPassword: PASSWORD, newPassword });
      expect(answer.body).toMatchObject({ faults: [{ field: 'newPassword', value: null }] });
    }
  });

  it('is not for the demo’s own accounts, whose password is printed', async () => {
    const test = await testApp();
    const json = { currentPassword: 'evenhand-demo', newPassword: NEXT };
    expect((await test.refused('PUT', '/account/password', { as: 'hr', json })).type).toBe('conflict');
  });
});

describe('one’s own sessions', () => {
  it('end by the password only so often: guessing is counted like a sign-in', async () => {
    const test = await withRobin();
    const { keep } = await signIn(test);
    const guess = { ...keep, json: { password: 'a guess' } };
    for (let n = 0; n < 10; n += 1) await test.refused('POST', '/account/sessions/end', guess);
    expect((await test.refused('POST', '/account/sessions/end', guess)).type).toBe('too-many-attempts');
  });

  it('are listed with browser and last use, and end one by one or all at once', async () => {
    const test = await withRobin();
    const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0';
    const first = await signIn(test, PASSWORD, windows);
    test.setTime(new Date(NOW.getTime() + 60_000));
    const second = await signIn(test);
    const { sessions } = ownSessions.parse((await test.call('GET', '/account/sessions', second.keep)).body);
    expect(sessions).toMatchObject([
      { browser: 'curl/8', current: true, address: 'unknown' },
      { browser: 'Edge on Windows', current: false, startedAt: NOW.toISOString() },
    ]);
    const id = sessions[1]?.id;
    for (const json of [{ id }, { id, password: 'not it at all' }]) {
      expect(await test.refused('POST', '/account/sessions/end', { ...second.keep, json })).toMatchObject({
        type: 'invalid-input',
        faults: [{ field: 'password', value: null }],
      });
    }
    expect((await test.call('GET', '/session', first.keep)).status).toBe(200);
    const ending = { ...second.keep, json: { id, password: PASSWORD } };
    expect((await test.call('POST', '/account/sessions/end', ending)).status).toBe(204);
    expect((await test.call('GET', '/session', first.keep)).status).toBe(401);

    const third = await signIn(test);
    const out = await test.call('POST', '/account/sessions/end', { ...third.keep, json: { password: PASSWORD } });
    expect(out.headers.get('clear-site-data')).toBe('"storage"');
    expect(out.headers.get('set-cookie')).toContain('Max-Age=0');
    for (const { keep } of [second, third]) expect((await test.call('GET', '/session', keep)).status).toBe(401);
  });

  it('of others are out of reach', async () => {
    const test = await withRobin();
    const { keep } = await signIn(test);
    const own = ownSessions.parse((await test.call('GET', '/account/sessions', keep)).body).sessions[0]?.id;
    const json = { id: own, password: 'evenhand-demo' };
    expect((await test.refused('POST', '/account/sessions/end', { as: 'administrator', json })).type).toBe('not-found');
    expect((await test.call('GET', '/session', keep)).status).toBe(200);
  });
});
