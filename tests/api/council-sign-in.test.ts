import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { session } from '../../server/contract/session.ts';
import { NOW, testApp } from '../support/app.ts';
import { startProvider, type TestProvider } from '../support/council-provider.ts';
import { accountsOf, answerOf, councilApp as appAt, browserOf, CALLBACK, kim, roundTrip } from './council-app.ts';

let provider: TestProvider;

beforeAll(async () => {
  provider = await startProvider(CALLBACK);
});
afterAll(() => provider.stop());

const councilApp = (at: TestProvider = provider) => appAt(at);

describe('signing in with the council account', () => {
  it('leads there with PKCE, state and nonce, and back to the page that was asked for', async () => {
    provider.person = kim;
    const council = await councilApp();
    const leaving = new URL((await council.browser.go('/sign-in/council?to=%2Fpeople')).location);
    expect(leaving.origin).toBe(provider.issuer);
    expect(leaving.searchParams.get('code_challenge_method')).toBe('S256');
    for (const name of ['code_challenge', 'state', 'nonce'])
      expect(leaving.searchParams.get(name)?.length).toBeGreaterThan(40);
    expect(leaving.searchParams.get('redirect_uri')).toBe(CALLBACK);

    expect(await roundTrip(council, '/people?find=x')).toBe('/people?find=x');
    const { body } = await council.browser.go('/session');
    expect(session.parse(body).account).toMatchObject({
      name: 'Kim Lee',
      email: 'kim.lee@council.example',
      role: 'service-manager',
      signsInWith: 'council',
    });
    expect([...council.browser.jar.keys()]).toEqual(['evenhand_session']);
  });

  it.each(['//elsewhere.example', 'https://elsewhere.example', '/\\elsewhere.example', '\t//elsewhere.example'])(
    'never leads on to %j',
    async (to) => {
      provider.person = kim;
      expect(await roundTrip(await councilApp(), to)).toBe('/');
    },
  );

  it('knows the account by issuer and subject: a new name, address and group follow at the next sign-in', async () => {
    const council = await councilApp();
    provider.person = kim;
    await roundTrip(council);
    provider.person = { ...kim, name: 'Kim Archer', email: 'kim.archer@council.example', groups: ['g-south'] };
    await roundTrip(council);
    expect(accountsOf(council)).toEqual([
      {
        email: 'kim.archer@council.example',
        name: 'Kim Archer',
        role: 'district-manager',
        district_id: 'south',
        password_hash: '',
      },
    ]);
    const actions = council.db.$client
      .prepare("SELECT action, reason FROM audit_event WHERE subject = 'account'")
      .all();
    expect(actions).toMatchObject([
      { action: 'account.add' },
      { action: 'session.start' },
      { action: 'account.change', reason: 'As the council’s sign-in says' },
      { action: 'session.start' },
    ]);
  });

  it('takes the first group of the settings, and application roles as well', async () => {
    const council = await councilApp();
    provider.person = { ...kim, groups: ['g-it'], roles: ['g-planners'] };
    await roundTrip(council);
    expect(accountsOf(council)).toMatchObject([{ role: 'service-manager' }]);
  });

  it('never takes over an account because its email address is the same', async () => {
    const council = await councilApp();
    provider.person = { ...kim, email: 'HR@demo.example' };
    expect(await roundTrip(council)).toBe('/sign-in?refused=email-taken');
    expect(accountsOf(council)).toEqual([]);
    provider.person = kim;
    await roundTrip(council);
    provider.person = { ...kim, email: 'hr@demo.example' };
    await roundTrip(council);
    expect(accountsOf(council)).toMatchObject([{ email: 'kim.lee@council.example' }]);
  });

  it('offers no password: neither one that is empty nor a one-time link', async () => {
    const council = await councilApp();
    provider.person = kim;
    await roundTrip(council);
    const json = { email: 'kim.lee@council.example', password: ' ' };
    expect((await council.refused('POST', '/session', { as: 'nobody', json })).type).toBe('wrong-credentials');
    const { id } = council.db.$client.prepare<[], { id: string }>('SELECT id FROM account WHERE demo = 0').get() ?? {
      id: '',
    };
    expect((await council.refused('POST', `/accounts/${id}/link`, { as: 'administrator' })).type).toBe('conflict');
    const change = { as: 'administrator', version: 1, json: { role: 'hr' } } as const;
    expect((await council.refused('PATCH', `/accounts/${id}`, change)).type).toBe('conflict');
  });
});

describe('whoever is in no group that gives a role', () => {
  it('is refused, and has no account', async () => {
    const council = await councilApp();
    provider.person = { ...kim, groups: ['g-other'] };
    expect(await roundTrip(council)).toBe('/sign-in?refused=no-group');
    expect(accountsOf(council)).toEqual([]);
    expect(council.browser.jar.size).toBe(0);
  });

  it('is refused at the next sign-in after being taken out of the group, and every session ends', async () => {
    const council = await councilApp();
    provider.person = kim;
    await roundTrip(council);
    const elsewhere = new Map(council.browser.jar);
    provider.person = { ...kim, groups: [] };
    const again = { ...council, browser: browserOf(council) };
    expect(await roundTrip(again)).toBe('/sign-in?refused=no-group');
    expect(elsewhere.size).toBe(1);
    expect((await council.browser.go('/session')).status).toBe(401);
  });

  it('is told where the provider leaves the groups out because there are too many', async () => {
    const council = await councilApp();
    provider.person = { sub: kim.sub, email: kim.email, _claim_names: { groups: 'src1' } };
    expect(await roundTrip(council)).toBe('/sign-in?refused=groups-left-out');
  });
});

describe('is refused', () => {
  it('somebody whose account is disabled here', async () => {
    const council = await councilApp();
    provider.person = kim;
    await roundTrip(council);
    council.db.$client.exec("UPDATE account SET disabled_at = '2021-01-01' WHERE demo = 0");
    expect(await roundTrip(council)).toBe('/sign-in?refused=account-disabled');
  });

  it('somebody the provider gives no address of', async () => {
    provider.person = { sub: 'object-id-of-nameless', groups: ['g-planners'] };
    expect(await roundTrip(await councilApp())).toBe('/sign-in?refused=no-email');
  });

  it('somebody who cancels there', async () => {
    provider.person = kim;
    provider.cancels = true;
    expect(await roundTrip(await councilApp())).toBe('/sign-in?refused=cancelled');
    provider.cancels = false;
  });

  it('an answer with another state', async () => {
    provider.person = kim;
    const council = await councilApp();
    const answer = (await answerOf(council)).replace(/state=[^&]+/, 'state=made-up');
    expect((await council.browser.go(answer)).location).toBe('/sign-in?refused=not-verified');
  });

  it.each(['nonce', 'verifier'])('an answer that does not fit the %s of this browser', async (field) => {
    provider.person = kim;
    const council = await councilApp();
    const answer = await answerOf(council);
    const kept = JSON.parse(Buffer.from(council.browser.jar.get('evenhand_council') ?? '', 'base64url').toString());
    const other = { ...kept, [field]: 'x'.repeat(43) };
    council.browser.jar.set('evenhand_council', Buffer.from(JSON.stringify(other)).toString('base64url'));
    expect((await council.browser.go(answer)).location).toBe('/sign-in?refused=not-verified');
    expect(accountsOf(council)).toEqual([]);
  });

  it('an answer that was handed in before', async () => {
    provider.person = kim;
    const council = await councilApp();
    const answer = await answerOf(council);
    const kept = council.browser.jar.get('evenhand_council') ?? '';
    expect((await council.browser.go(answer)).location).toBe('/');
    expect((await council.browser.go(answer)).location).toBe('/sign-in?refused=expired');
    // even with the cookie kept on purpose: the provider takes a code once
    council.browser.jar.set('evenhand_council', kept);
    expect((await council.browser.go(answer)).location).toBe('/sign-in?refused=not-verified');
  });

  it('an answer that another browser began', async () => {
    provider.person = kim;
    const council = await councilApp();
    const answer = await answerOf(council);
    expect((await browserOf(council).go(answer)).location).toBe('/sign-in?refused=expired');
  });

  it('an answer that comes ten minutes later', async () => {
    provider.person = kim;
    const council = await councilApp();
    const answer = await answerOf(council);
    council.setTime(new Date(NOW.getTime() + 600_000));
    expect((await council.browser.go(answer)).location).toBe('/sign-in?refused=expired');
  });

  it('a code whose time is over at the provider', async () => {
    const hasty = await startProvider(CALLBACK, 1);
    hasty.person = kim;
    const council = await councilApp(hasty);
    const answer = await answerOf(council);
    await wait(2100);
    expect((await council.browser.go(answer)).location).toBe('/sign-in?refused=not-verified');
    await hasty.stop();
  });

  it('everybody, with a way to go on, while the provider cannot be reached', async () => {
    const gone = await startProvider(CALLBACK);
    await gone.stop();
    const council = await councilApp(gone);
    expect((await council.browser.go('/sign-in/council')).location).toBe('/sign-in?refused=unreachable');
  });
});

describe('without a provider in the settings', () => {
  it('there is no such way in', async () => {
    const { refused, call } = await testApp();
    for (const path of ['/sign-in/council', '/sign-in/council/callback?code=x&state=y']) {
      expect((await refused('GET', path, { as: 'nobody' })).type).toBe('not-found');
    }
    expect((await call('GET', '/sign-in', { as: 'nobody' })).body).toMatchObject({ council: false });
  });
});
