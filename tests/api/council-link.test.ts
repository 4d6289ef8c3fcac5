import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountWithLink, councilAddress, oneTimeLink } from '../../server/contract/accounts.ts';
import { session } from '../../server/contract/session.ts';
import { NOW } from '../support/app.ts';
import { startProvider, type TestProvider } from '../support/council-provider.ts';
import {
  accountsOf,
  browserOf,
  CALLBACK,
  type Council,
  councilApp,
  kim,
  roundTrip,
  URL_OF_APP,
} from './council-app.ts';

let provider: TestProvider;

beforeAll(async () => {
  provider = await startProvider(CALLBACK);
});
afterAll(() => provider.stop());

const ROBIN = { email: 'robin@council.example', name: 'Robin Archer', role: 'hr', districtId: null };
const PASSWORD = 'violet kettle harbour';

/** An installation in which Robin has an account with a password, and is signed in in the browser. */
async function withRobin(more: object = {}) {
  const council = await councilApp(provider);
  const json = { ...ROBIN, ...more };
  const added = accountWithLink.parse((await council.call('POST', '/accounts', { as: 'administrator', json })).body);
  const token = added.link.path.slice('/set-password/'.length);
  const password = { token, newPassword: PASSWORD };
  await council.call('POST', '/one-time-link/use', { as: 'nobody', json: password });
  const signedIn = await council.send('POST', '/session', {
    as: 'nobody',
    json: { email: ROBIN.email, password: PASSWORD },
  });
  council.browser.keep(signedIn);
  return { ...council, id: added.account.id };
}

/** Asks to link the account and goes to the provider. @returns its answer, which is not handed in yet */
async function linkAnswer(council: Council, path = '/account/council', json: object = { password: PASSWORD }) {
  const answer = await council.browser.post(path, json);
  const { address } = councilAddress.parse(await answer.json());
  return (await council.at.visit(address)).replace(`${URL_OF_APP}/api`, '');
}

describe('linking an account that is there to a council account', () => {
  const robin = {
    sub: 'object-id-of-robin',
    name: 'Robin Archer',
    email: 'r.archer@council.example',
    groups: ['g-south'],
  };

  it('by its owner: the password proves it, and from then on the council account is the one way in', async () => {
    const council = await withRobin();
    provider.person = robin;
    const { location } = await council.browser.go(await linkAnswer(council));
    expect(location).toBe('/my-account');
    expect(session.parse((await council.browser.go('/session')).body).account).toMatchObject({
      id: council.id,
      email: 'r.archer@council.example',
      role: 'district-manager',
      signsInWith: 'council',
    });
    const byPassword = { email: 'r.archer@council.example', password: PASSWORD };
    expect((await council.refused('POST', '/session', { as: 'nobody', json: byPassword })).type).toBe(
      'wrong-credentials',
    );
    expect(accountsOf(council)).toMatchObject([{ password_hash: '' }]);
    const told = council.db.$client
      .prepare('SELECT action, account_name FROM audit_event WHERE subject_id = ? ORDER BY sequence DESC LIMIT 4')
      .all(council.id);
    expect(told.map((event) => (event as { action: string }).action)).toEqual([
      'session.fail',
      'session.start',
      'account.change',
      'account.identity',
    ]);
  });

  it('by an administrator’s one-time link, which is used up', async () => {
    const council = await withRobin();
    const answer = await council.call('POST', `/accounts/${council.id}/link`, { as: 'administrator' });
    const token = oneTimeLink.parse(answer.body).path.slice('/set-password/'.length);
    provider.person = robin;
    expect((await council.browser.go(await linkAnswer(council, '/one-time-link/council', { token }))).location).toBe(
      '/',
    );
    expect(accountsOf(council)).toMatchObject([{ role: 'district-manager', password_hash: '' }]);
    const again = { as: 'nobody', json: { token } } as const;
    expect((await council.refused('POST', '/one-time-link/council', again)).type).toBe('not-found');
  });

  it('is undone by an administrator, and a one-time link is the next way in', async () => {
    const council = await withRobin();
    provider.person = robin;
    await council.browser.go(await linkAnswer(council));
    expect((await council.refused('DELETE', `/accounts/${council.id}/council`, { as: 'hr' })).type).toBe(
      'not-permitted',
    );
    const unlinked = await council.call('DELETE', `/accounts/${council.id}/council`, { as: 'administrator' });
    expect(unlinked.body).toMatchObject({ signsInWith: 'nothing-yet', sessions: 0 });
    expect((await council.browser.go('/session')).status).toBe(401);
    expect((await council.call('POST', `/accounts/${council.id}/link`, { as: 'administrator' })).status).toBe(201);
    const again = { as: 'administrator' } as const;
    expect((await council.refused('DELETE', `/accounts/${council.id}/council`, again)).type).toBe('conflict');
    expect(await roundTrip(council)).toBe('/sign-in?refused=email-taken');
  });

  it('is refused with a wrong password, and to the demo’s own accounts', async () => {
    const council = await withRobin();
    const wrong = await council.browser.post('/account/council', { password: 'a guess' });
    expect(wrong.status).toBe(422);
    const json = { password: 'evenhand-demo' };
    expect((await council.refused('POST', '/account/council', { as: 'hr', json })).type).toBe('conflict');
  });

  it('is refused where that council account has an account here', async () => {
    provider.person = { ...kim, email: 'kim@council.example' };
    const council = await withRobin();
    await roundTrip({ ...council, browser: browserOf(council) });
    const before = accountsOf(council);
    expect((await council.browser.go(await linkAnswer(council))).location).toBe('/sign-in?refused=identity-taken');
    expect(accountsOf(council)).toEqual(before);
    expect((await council.browser.go('/session')).status).toBe(200);
  });

  it('is refused to somebody in no group, who keeps the password', async () => {
    const council = await withRobin();
    provider.person = { ...robin, groups: [] };
    expect((await council.browser.go(await linkAnswer(council))).location).toBe('/sign-in?refused=no-group');
    expect(accountsOf(council)).not.toMatchObject([{ password_hash: '' }]);
    expect((await council.browser.go('/session')).status).toBe(200);
  });

  it('is refused where it would take the last administrator away', async () => {
    const council = await withRobin({ role: 'administrator' });
    council.db.$client.exec("UPDATE account SET disabled_at = '2021-01-01' WHERE demo = 1");
    provider.person = robin;
    expect((await council.browser.go(await linkAnswer(council))).location).toBe('/sign-in?refused=last-administrator');
    expect(accountsOf(council)).toMatchObject([{ role: 'administrator' }]);
  });

  it.each<[string, (council: Awaited<ReturnType<typeof withRobin>>) => void]>([
    ['the owner was signed out', ({ db }) => db.$client.exec('DELETE FROM session')],
    [
      'the password was changed',
      ({ db }) => db.$client.exec("UPDATE account SET password_hash = 'other' WHERE demo = 0"),
    ],
    ['the account was disabled', ({ db }) => db.$client.exec("UPDATE account SET disabled_at = '2021' WHERE demo = 0")],
    ['ten minutes went by', ({ setTime }) => setTime(new Date(NOW.getTime() + 600_000))],
  ])('is refused where %s meanwhile', async (_, meanwhile) => {
    const council = await withRobin();
    provider.person = robin;
    const answer = await linkAnswer(council);
    meanwhile(council);
    expect((await council.browser.go(answer)).location).toBe('/sign-in?refused=expired');
    expect(council.db.$client.prepare('SELECT 1 FROM account_identity').all()).toEqual([]);
  });

  it('is bound to the browser that began: its cookie says no account, and another browser’s answer links nothing', async () => {
    const council = await withRobin();
    provider.person = robin;
    const answer = await linkAnswer(council);
    const kept = Buffer.from(council.browser.jar.get('evenhand_council') ?? '', 'base64url').toString();
    expect(kept).not.toContain(council.id);
    expect((await browserOf(council).go(answer)).location).toBe('/sign-in?refused=expired');
    const forged = { ...JSON.parse(kept), state: 'another' };
    council.browser.jar.set('evenhand_council', Buffer.from(JSON.stringify(forged)).toString('base64url'));
    expect((await council.browser.go(answer)).location).toBe('/sign-in?refused=not-verified');
    expect(council.db.$client.prepare('SELECT 1 FROM account_identity').all()).toEqual([]);
  });
});

describe('a council session', () => {
  it('ends others only a few minutes after signing in, since there is no password to ask for', async () => {
    const council = await councilApp(provider);
    provider.person = kim;
    await roundTrip(council);
    council.setTime(new Date(NOW.getTime() + 11 * 60_000));
    expect((await council.browser.post('/account/sessions/end', {})).status).toBe(409);
    await roundTrip(council);
    expect((await council.browser.post('/account/sessions/end', {})).status).toBe(204);
  });
});
