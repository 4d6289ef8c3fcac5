import { describe, expect, it } from 'vitest';
import { openDbFromBytes } from '../../db/open.ts';
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

/** Writes failures down as if they had happened just now. */
function failed({ db }: Awaited<ReturnType<typeof testApp>>, times: number, address: string): void {
  const insert = db.$client.prepare('INSERT INTO sign_in_failure (key, at) VALUES (?, ?)');
  for (let n = 0; n < times; n += 1) insert.run(`address:${address}`, NOW.toISOString());
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

  it('stays refused over a restart', async () => {
    const test = await testApp();
    const guess = { as: 'nobody' as const, json: { ...hr, password: 'guess' } };
    for (let tries = 0; tries < 10; tries += 1) await test.refused('POST', '/session', guess);
    const restarted = await testApp(openDbFromBytes(test.db.$client.serialize()));
    expect((await signedIn(restarted)).answer.status).toBe(429);
  });

  it('is refused after fifty failures from one address, which nobody can talk their way out of', async () => {
    const test = await testApp(undefined, { proxies: 1 });
    const guess = (n: number, forwarded: string) => ({
      as: 'nobody' as const,
      json: { email: `somebody.${n}@council.example`, password: 'guess' },
      headers: { 'x-forwarded-for': forwarded },
    });
    // the proxy adds the real address at the end; the caller invents another one before it each time
    failed(test, 49, '192.0.2.7');
    expect((await test.refused('POST', '/session', guess(1, '10.0.0.1, 192.0.2.7'))).type).toBe('wrong-credentials');
    expect((await test.refused('POST', '/session', guess(2, '10.0.0.2, 192.0.2.7'))).type).toBe('too-many-attempts');
    expect((await test.refused('POST', '/session', guess(3, '192.0.2.7, 192.0.2.8'))).type).toBe('wrong-credentials');
  });

  it('believes no header about the address where no proxy is trusted', async () => {
    const test = await testApp();
    failed(test, 50, 'unknown');
    const headers = { 'x-forwarded-for': '198.51.100.1' };
    expect((await signedIn(test, hr, headers)).answer.status).toBe(429);
  });

  it('is refused to a demo account outside a demo, however it got there, and so is its session', async () => {
    const test = await testApp();
    const { keep } = await signedIn(test);
    test.db.$client.prepare("UPDATE installation SET value = 'no' WHERE key = 'demo'").run();
    expect((await test.refused('GET', '/session', keep)).type).toBe('not-signed-in');
    expect((await signedIn(test)).answer.status).toBe(401);
    expect((await test.call('GET', '/sign-in', { as: 'nobody' })).body).toEqual({ council: false, demoAccounts: [] });
  });

  it('renews a hash that was made with less work than today, and keeps the password', async () => {
    const test = await testApp();
    const hash = () =>
      test.db.$client
        .prepare<[string], { hash: string }>('SELECT password_hash AS hash FROM account WHERE email = ?')
        .get(hr.email)?.hash;
    expect(hash()).toMatch(/^scrypt\$4\$/);
    expect((await signedIn(test)).answer.status).toBe(201);
    const renewed = hash();
    expect(renewed).toMatch(/^scrypt\$15\$8\$3\$/);
    expect((await signedIn(test)).answer.status).toBe(201);
    expect(hash()).toBe(renewed);
  });

  it('costs the same work for an unknown account, one without a password and one that is disabled', async () => {
    const test = await testApp();
    await signedIn(test);
    test.db.$client.exec(
      `UPDATE account SET password_hash = '' WHERE email = 'manager@demo.example';
       UPDATE account SET disabled_at = '2021-01-01',
         password_hash = (SELECT password_hash FROM account WHERE email = '${hr.email}')
       WHERE email = 'district.manager@demo.example'`,
    );
    const emails = [hr.email, 'nobody@council.example', 'manager@demo.example', 'district.manager@demo.example'];
    // time on a processor, to which others add nothing; the least of three that are not in one row
    const least = new Map<string, number>();
    for (const email of [...emails, ...emails, ...emails]) {
      const before = process.cpuUsage();
      await test.refused('POST', '/session', { as: 'nobody', json: { email, password: 'guess' } });
      const { user, system } = process.cpuUsage(before);
      least.set(email, Math.min(least.get(email) ?? Number.POSITIVE_INFINITY, user + system));
    }
    const known = least.get(hr.email) ?? Number.NaN;
    for (const email of emails) expect(least.get(email), email).toBeGreaterThan(known / 3);
  });

  it('is written down with who and from where, never with a password', async () => {
    const test = await testApp();
    await signedIn(test, { ...hr, password: 'wrong-horse' });
    await signedIn(test, { email: 'typed-my-password-here', password: 'battery-staple' });
    const { keep } = await signedIn(test);
    await test.call('DELETE', '/session', keep);
    const events = test.db.$client
      .prepare("SELECT action, account_name AS who FROM audit_event WHERE subject = 'account' ORDER BY sequence")
      .all();
    expect(events).toMatchObject([
      { action: 'session.fail', who: 'Somebody not signed in' },
      { action: 'session.fail', who: 'Somebody not signed in' },
      { action: 'session.start', who: 'Demo HR officer' },
      { action: 'session.end', who: 'Demo HR officer' },
    ]);
    expect(JSON.stringify(test.db.$client.prepare('SELECT * FROM audit_event').all())).not.toMatch(
      /wrong-horse|battery|typed-my|evenhand-demo/,
    );
  });

  it('does not count what succeeds', async () => {
    const test = await testApp();
    for (let tries = 0; tries < 11; tries += 1) expect((await signedIn(test)).answer.status).toBe(201);
  });
});

describe('the session cookie', () => {
  it('is out of reach of scripts and of other sites, and lasts twelve hours', async () => {
    const { cookie } = await signedIn(await testApp());
    expect(cookie.split('; ').slice(1).sort()).toEqual(['HttpOnly', 'Max-Age=43200', 'Path=/', 'SameSite=Strict']);
  });

  it('is bound to this host and never sent in clear where people come over HTTPS', async () => {
    const test = await testApp(undefined, { signIn: { url: 'https://evenhand.council.example', council: null } });
    const { cookie, keep } = await signedIn(test);
    expect(cookie).toMatch(/^__Host-evenhand_session=.*; Secure/);
    expect((await test.call('GET', '/session', keep)).status).toBe(200);
  });

  it('is so too where a trusted proxy says that it speaks HTTPS, and only then', async () => {
    const forwarded = { 'x-forwarded-proto': 'https' };
    const trusted = await signedIn(await testApp(undefined, { proxies: 1 }), hr, forwarded);
    expect(trusted.cookie).toContain('; Secure');
    const untrusted = await signedIn(await testApp(), hr, forwarded);
    expect(untrusted.cookie).not.toContain('; Secure');
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
  it('when nobody used it for half an hour', async () => {
    const test = await testApp();
    const { keep } = await signedIn(test);
    test.setTime(later(0.49));
    expect((await test.call('GET', '/session', keep)).status).toBe(200);
    test.setTime(later(0.98));
    expect((await test.call('GET', '/session', keep)).status).toBe(200);
    test.setTime(later(1.49));
    expect((await test.refused('GET', '/session', keep)).type).toBe('not-signed-in');
  });

  it('when its twelve hours are over, however much it is used', async () => {
    const test = await testApp();
    const { keep } = await signedIn(test);
    for (let hours = 0.4; hours < 12; hours += 0.4) {
      test.setTime(later(hours));
      expect((await test.call('GET', '/session', keep)).status).toBe(200);
    }
    test.setTime(later(12));
    expect((await test.refused('GET', '/session', keep)).type).toBe('not-signed-in');
  });

  it('later for being used, which is noted at most once a minute', async () => {
    const test = await testApp();
    const { keep } = await signedIn(test);
    const seen = () =>
      test.db.$client.prepare<[], { at: string | null }>('SELECT last_seen_at AS at FROM session').get()?.at;
    test.setTime(later(59 / 3600));
    await test.call('GET', '/session', keep);
    expect(seen()).toBeNull();
    test.setTime(later(61 / 3600));
    await test.call('GET', '/session', keep);
    expect(seen()).toBe(later(61 / 3600).toISOString());
    test.setTime(later(100 / 3600));
    await test.call('GET', '/session', keep);
    expect(seen()).toBe(later(61 / 3600).toISOString());
  });

  it('on the next request after the account is disabled', async () => {
    const test = await testApp();
    const { keep } = await signedIn(test);
    test.db.$client.prepare('UPDATE account SET disabled_at = ? WHERE email = ?').run(NOW.toISOString(), hr.email);
    expect((await test.refused('GET', '/people', keep)).type).toBe('not-signed-in');
    expect((await signedIn(test)).answer.status).toBe(401);
  });

  it('when somebody signs out', async () => {
    const test = await testApp();
    const { keep } = await signedIn(test);
    const out = await test.call('DELETE', '/session', keep);
    expect(out.headers.get('clear-site-data')).toBe('"storage"');
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
