import { describe, expect, it } from 'vitest';
import { changeAccount } from '../../server/accounts/change-account.ts';
import { type Account, account, accounts, accountWithLink } from '../../server/contract/accounts.ts';
import { NOW, type TestApp, testApp } from '../support/app.ts';

const robin = { email: 'Robin.Archer@council.example', name: 'Robin Archer', role: 'hr', districtId: null };

const admin = (test: TestApp, method: string, path: string, options: Parameters<TestApp['call']>[2] = {}) =>
  test.call(method, path, { as: 'administrator', ...options });
const refused = (test: TestApp, method: string, path: string, options: Parameters<TestApp['call']>[2] = {}) =>
  test.refused(method, path, { as: 'administrator', ...options });

async function addRobin(test: TestApp, changes: Partial<typeof robin> | { role: string; districtId: string } = {}) {
  const answer = await admin(test, 'POST', '/accounts', { json: { ...robin, ...changes } });
  expect(answer.status, answer.text).toBe(201);
  return accountWithLink.parse(answer.body);
}

async function listed(test: TestApp): Promise<Account[]> {
  return accounts.parse((await admin(test, 'GET', '/accounts')).body).accounts;
}

const patch = (version: number, json: unknown) => ({ version, json });

describe('administrators', () => {
  it('see every account by name, how it signs in, and nothing of its password', async () => {
    const test = await testApp();
    const answer = await admin(test, 'GET', '/accounts');
    const found = accounts.parse(answer.body).accounts;
    expect(found.map(({ name }) => name)).toEqual([
      'Demo administrator',
      'Demo district manager',
      'Demo HR officer',
      'Demo manager',
      'Demo service manager',
    ]);
    expect(found).toContainEqual(
      expect.objectContaining({ email: 'hr@demo.example', role: 'hr', signsInWith: 'demo', disabledAt: null }),
    );
    expect(answer.text).not.toMatch(/scrypt|hash/i);
  });

  it('add an account that waits for its one-time link', async () => {
    const test = await testApp();
    const { account: added, link } = await addRobin(test);
    expect(added).toMatchObject({ email: 'robin.archer@council.example', signsInWith: 'nothing-yet', version: 1 });
    expect(link.path).toMatch(/^\/set-password\/[\w-]{43}$/);
    expect(link.expiresAt).toBe('2021-04-04T09:00:00.000Z');
    expect(JSON.stringify(test.db.$client.prepare('SELECT * FROM account_link').all())).not.toContain(
      link.path.slice(14),
    );
  });

  it('are told everything that is wrong with a new account', async () => {
    const test = await testApp();
    const faultsOf = async (json: unknown) =>
      (await refused(test, 'POST', '/accounts', { json })).faults?.map(({ field }) => field);
    expect(await faultsOf({ ...robin, email: 'HR@demo.example' })).toEqual(['email']);
    expect(await faultsOf({ ...robin, role: 'district-manager' })).toEqual(['districtId']);
    expect(await faultsOf({ ...robin, districtId: 'south' })).toEqual(['districtId']);
    expect(await faultsOf({ ...robin, role: 'district-manager', districtId: 'nowhere' })).toEqual(['districtId']);
    expect(await faultsOf({ ...robin, email: 'no address', name: ' ' })).toEqual(['email', 'name']);
    expect(await faultsOf({ ...robin, role: 'king' })).toEqual(['role']);
    expect(await faultsOf({ ...robin, password: 'chosen for them' })).toEqual(['password']);
  });

  it('change role and district; the district goes when the role has none', async () => {
    const test = await testApp();
    const { account: added } = await addRobin(test, { role: 'district-manager', districtId: 'south' });
    const answer = await admin(test, 'PATCH', `/accounts/${added.id}`, patch(1, { role: 'manager' }));
    expect(account.parse(answer.body)).toMatchObject({ role: 'manager', districtId: null, version: 2 });
    const problem = await refused(test, 'PATCH', `/accounts/${added.id}`, patch(2, { role: 'district-manager' }));
    expect(problem.faults?.map(({ field }) => field)).toEqual(['districtId']);
  });

  it('start from the version they saw, or are shown the account as it is', async () => {
    const test = await testApp();
    const { account: added } = await addRobin(test);
    await admin(test, 'PATCH', `/accounts/${added.id}`, patch(1, { name: 'Robin A.' }));
    const late = await refused(test, 'PATCH', `/accounts/${added.id}`, patch(1, { name: 'Robin B.' }));
    expect(late).toMatchObject({ type: 'version-changed', current: { name: 'Robin A.', version: 2 } });
    expect((await refused(test, 'PATCH', `/accounts/${added.id}`, { json: { name: 'R' } })).type).toBe(
      'version-needed',
    );
  });

  it('change nothing by sending what is there already', async () => {
    const test = await testApp();
    const { account: added } = await addRobin(test);
    const same = await admin(test, 'PATCH', `/accounts/${added.id}`, patch(1, { name: robin.name, disabled: false }));
    expect(account.parse(same.body)).toEqual(added);
  });

  it('disable an account: its sessions and links end; enabled again it needs a new link', async () => {
    const test = await testApp();
    const { account: added, link } = await addRobin(test);
    const token = link.path.slice('/set-password/'.length);
    const off = await admin(test, 'PATCH', `/accounts/${added.id}`, patch(1, { disabled: true }));
    expect(account.parse(off.body)).toMatchObject({ disabledAt: NOW.toISOString(), sessions: 0 });
    expect((await refused(test, 'POST', `/accounts/${added.id}/link`)).type).toBe('conflict');
    await admin(test, 'PATCH', `/accounts/${added.id}`, patch(2, { disabled: false }));
    const check = { as: 'nobody', json: { token } } as const;
    expect((await test.refused('POST', '/one-time-link/check', check)).type).toBe('not-found');
  });

  it('sign somebody out everywhere', async () => {
    const test = await testApp();
    await test.call('GET', '/session', { as: 'hr' });
    const hr = (await listed(test)).find(({ role }) => role === 'hr');
    expect(hr?.sessions).toBe(1);
    expect((await admin(test, 'DELETE', `/accounts/${hr?.id}/sessions`)).status).toBe(204);
    expect((await listed(test)).find(({ role }) => role === 'hr')?.sessions).toBe(0);
  });

  it('leave the demo’s own accounts as they are, but may disable them', async () => {
    const test = await testApp();
    const hr = (await listed(test)).find(({ role }) => role === 'hr');
    expect((await refused(test, 'PATCH', `/accounts/${hr?.id}`, patch(1, { role: 'manager' }))).type).toBe('conflict');
    expect((await refused(test, 'POST', `/accounts/${hr?.id}/link`)).type).toBe('conflict');
    expect((await admin(test, 'PATCH', `/accounts/${hr?.id}`, patch(1, { disabled: true }))).status).toBe(200);
  });

  it('find nobody at an address nobody has', async () => {
    const test = await testApp();
    for (const [method, path] of [
      ['PATCH', '/accounts/nobody'],
      ['POST', '/accounts/nobody/link'],
      ['DELETE', '/accounts/nobody/sessions'],
    ] as const) {
      const options = method === 'PATCH' ? patch(1, { name: 'N' }) : {};
      expect((await refused(test, method, path, options)).type).toBe('not-found');
    }
  });
});

describe('nobody', () => {
  it('changes their own role or disables themselves', async () => {
    const test = await testApp();
    const own = (await listed(test)).find(({ role }) => role === 'administrator');
    for (const change of [{ role: 'hr' }, { disabled: true }]) {
      const problem = await refused(test, 'PATCH', `/accounts/${own?.id}`, patch(1, change));
      expect(problem).toMatchObject({ type: 'conflict', detail: expect.stringContaining('own role') });
    }
  });

  it.each([{ disabled: true }, { role: 'hr' as const }])('takes the last administrator away: %j', async (change) => {
    const test = await testApp();
    test.db.$client.exec("DELETE FROM account WHERE role = 'administrator'");
    const insert = test.db.$client.prepare(
      "INSERT INTO account (id, email, name, role, password_hash) VALUES (?, ?, ?, 'administrator', ?)",
    );
    insert.run('last', 'last@council.example', 'The last one', 'scrypt$…');
    // waiting for their link, or disabled: no way to administer anything
    insert.run('waiting', 'waiting@council.example', 'Waiting', '');
    insert.run('gone', 'gone@council.example', 'Gone', 'scrypt$…');
    test.db.$client.exec("UPDATE account SET disabled_at = '2021-01-01' WHERE id = 'gone'");
    const actor = { accountId: 'somebody-else', name: 'Somebody else', role: 'administrator', requestId: null };
    const deps = { db: test.db, now: () => NOW, signIn: { url: 'http://localhost', proxies: 0, council: null } };
    const edit = { id: 'last', version: 1, change, actor };
    expect(() => changeAccount(deps, edit)).toThrow('last administrator');
    expect(test.db.$client.prepare("SELECT version, disabled_at, role FROM account WHERE id = 'last'").get()).toEqual({
      version: 1,
      disabled_at: null,
      role: 'administrator',
    });
    insert.run('next', 'next@council.example', 'The next one', 'scrypt$…');
    expect(changeAccount(deps, edit).version).toBe(2);
  });
});

describe('the answers that are kept under an idempotency key', () => {
  it('hold no one-time link', async () => {
    const test = await testApp();
    const headers = { 'idempotency-key': 'the-same' };
    const { link } = accountWithLink.parse((await admin(test, 'POST', '/accounts', { json: robin, headers })).body);
    expect((await refused(test, 'POST', '/accounts', { json: robin, headers })).type).toBe('invalid-input');
    expect(test.db.$client.prepare('SELECT * FROM idempotency_key').all()).toEqual([]);
    expect(test.db.$client.serialize().includes(link.path.slice('/set-password/'.length))).toBe(false);
  });
});

describe('the audit', () => {
  it('holds every change of an account with who, before and after, and no secret', async () => {
    const test = await testApp();
    const { account: added, link } = await addRobin(test);
    await admin(test, 'PATCH', `/accounts/${added.id}`, patch(1, { role: 'district-manager', districtId: 'south' }));
    await admin(test, 'POST', `/accounts/${added.id}/link`);
    await admin(test, 'DELETE', `/accounts/${added.id}/sessions`);
    const events = test.db.$client
      .prepare(
        'SELECT action, account_name AS who, before, after FROM audit_event WHERE subject_id = ? ORDER BY sequence',
      )
      .all(added.id);
    expect(events).toMatchObject([
      { action: 'account.add', who: 'Demo administrator', before: null },
      {
        action: 'account.change',
        before: '{"role":"hr","districtId":null}',
        after: '{"role":"district-manager","districtId":"south"}',
      },
      { action: 'account.link' },
      { action: 'session.end-all' },
    ]);
    expect(JSON.stringify(events)).not.toContain(link.path.slice('/set-password/'.length));
  });
});
