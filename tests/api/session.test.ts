import { describe, expect, it } from 'vitest';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../../server/accounts/demo-accounts.ts';
import { session } from '../../server/contract/session.ts';
import { NOW, testApp } from '../support/app.ts';

const hr = { email: 'hr@demo.example', password: DEMO_PASSWORD };
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);

/** Signs in as a browser would. @returns the cookie it keeps */
async function signedIn({ call }: Awaited<ReturnType<typeof testApp>>, credentials = hr, headers = {}) {
  const answer = await call('POST', '/session', { as: 'nobody', json: credentials, headers });
  const cookie = answer.headers.get('set-cookie') ?? '';
  return { answer, cookie, keep: { as: 'nobody' as const, headers: { cookie: cookie.split(';')[0] ?? '' } } };
}

describe('signing in', () => {
  it.each(DEMO_ACCOUNTS)('works for $email', async ({ email, role, name }) => {
    const test = await testApp();
    const { answer, keep } = await signedIn(test, { email, password: DEMO_PASSWORD });
    expect(answer.status).toBe(201);
    expect(session.parse(answer.body).account).toMatchObject({ role, name });
    expect((await test.call('GET', '/session', keep)).body).toEqual(answer.body);
  });

  it('says what the role may do and what the installation is', async () => {
    const { call } = await testApp();
    const manager = session.parse((await call('GET', '/session', { as: 'district-manager' })).body);
    expect(manager.account.districtId).toBe('south');
    expect(manager.permissions).toContain('people:edit');
    expect(manager.permissions).not.toContain('plans:edit');
    expect(manager.editablePersonFields).toEqual(['languages', 'cannotWorkIn']);
    expect(manager.installation).toEqual({
      council: 'Tinyshire',
      demo: true,
      notice: 'Demo: everything is made up and small enough to check by hand.',
      defaultAsAt: '2021-04-01',
      today: '2021-04-01',
    });
    const planner = session.parse((await call('GET', '/session', { as: 'manager' })).body);
    expect(planner.editablePersonFields).toEqual([]);
  });

  it('takes the email address in any case and with blanks around it', async () => {
    const { answer } = await signedIn(await testApp(), { ...hr, email: ' HR@Demo.Example ' });
    expect(answer.status).toBe(201);
  });

  it('answers a wrong password and an unknown address alike', async () => {
    const { refused } = await testApp();
    const wrong = await refused('POST', '/session', { as: 'nobody', json: { ...hr, password: 'guess' } });
    const unknown = await refused('POST', '/session', { as: 'nobody', json: { ...hr, email: 'x@demo.example' } });
    expect({ ...wrong, instance: '' }).toEqual({ ...unknown, instance: '' });
    expect(wrong.type).toBe('wrong-credentials');
  });

  it('is refused after ten failures for the account, and possible again a quarter of an hour later', async () => {
    const test = await testApp();
    const guess = { as: 'nobody' as const, json: { ...hr, password: 'guess' } };
    for (let tries = 0; tries < 10; tries += 1) {
      expect((await test.refused('POST', '/session', guess)).type).toBe('wrong-credentials');
    }
    const { answer } = await signedIn(test);
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBe(900);
    expect((await signedIn(test, { ...hr, email: 'manager@demo.example' })).answer.status).toBe(201);
    test.setTime(later(0.26));
    expect((await signedIn(test)).answer.status).toBe(201);
  });

  it('does not count what succeeds', async () => {
    const test = await testApp();
    for (let tries = 0; tries < 12; tries += 1) expect((await signedIn(test)).answer.status).toBe(201);
  });
});

describe('the session cookie', () => {
  it('is out of reach of scripts and of other sites, and lasts twelve hours', async () => {
    const { cookie } = await signedIn(await testApp());
    expect(cookie.split('; ').slice(1).sort()).toEqual(['HttpOnly', 'Max-Age=43200', 'Path=/', 'SameSite=Strict']);
  });

  it('is never sent in clear where there is HTTPS', async () => {
    const { cookie } = await signedIn(await testApp(), hr, { 'x-forwarded-proto': 'https' });
    expect(cookie).toContain('; Secure');
  });

  it('is stored as a hash only', async () => {
    const test = await testApp();
    const { cookie } = await signedIn(test);
    const token = /=([^;]+)/.exec(cookie)?.[1] ?? '';
    expect(token.length).toBeGreaterThanOrEqual(43);
    const stored = test.db.$client.prepare('SELECT * FROM session').all();
    expect(stored).toHaveLength(1);
    expect(JSON.stringify(stored)).not.toContain(token);
  });

  it('is another one after signing in again; the former session ends', async () => {
    const test = await testApp();
    const first = await signedIn(test);
    const second = await signedIn(test, hr, first.keep.headers);
    expect(second.cookie).not.toBe(first.cookie);
    expect((await test.refused('GET', '/session', first.keep)).type).toBe('not-signed-in');
    expect((await test.call('GET', '/session', second.keep)).status).toBe(200);
  });
});

describe('a session ends', () => {
  it('when its twelve hours are over', async () => {
    const test = await testApp();
    const { keep } = await signedIn(test);
    test.setTime(later(11.99));
    expect((await test.call('GET', '/session', keep)).status).toBe(200);
    test.setTime(later(12));
    expect((await test.refused('GET', '/session', keep)).type).toBe('not-signed-in');
  });

  it('when somebody signs out', async () => {
    const test = await testApp();
    const { keep } = await signedIn(test);
    const out = await test.call('DELETE', '/session', keep);
    expect(out.status).toBe(204);
    expect(out.headers.get('set-cookie')).toContain('Max-Age=0');
    expect((await test.refused('GET', '/session', keep)).type).toBe('not-signed-in');
    expect(test.db.$client.prepare('SELECT * FROM session').all()).toEqual([]);
  });

  it('on the next request after the account is removed', async () => {
    const test = await testApp();
    const { keep } = await signedIn(test);
    test.db.$client.prepare('DELETE FROM account WHERE email = ?').run(hr.email);
    expect((await test.refused('GET', '/people', keep)).type).toBe('not-signed-in');
  });

  it('counts a changed role on the next request', async () => {
    const test = await testApp();
    const { keep } = await signedIn(test);
    const layout = '/imports/people/layout';
    expect((await test.call('GET', layout, keep)).status).toBe(200);
    test.db.$client.prepare("UPDATE account SET role = 'manager' WHERE email = ?").run(hr.email);
    expect((await test.refused('GET', layout, keep)).type).toBe('not-permitted');
  });
});
