import { beforeAll, describe, expect, it } from 'vitest';
import { reachOfKind } from '../../server/contract/data-kinds.ts';
import { mayField } from '../../server/contract/entities.ts';
import { permissionName, type Role, reachOf } from '../../server/contract/permissions.ts';
import { PEOPLE_COLUMNS } from '../../server/imports/people-layout.ts';
import { ROLES, testApp } from '../support/app.ts';
import {
  addressesOf,
  readingOperations,
  type Trace,
  type TracedApp,
  tracedApp,
  traces,
} from './permissions-example.ts';

const OWN_DISTRICT = 'south';
const operations = await readingOperations(await testApp());
/** Addresses that ask an identity provider, or need a service that these tests do without. */
const elsewhere = ['/api/sign-in/council', '/api/sign-in/council/callback', '/api/backups'];
const read = operations.filter(({ path }) => !elsewhere.includes(path));

function mayRead(role: Role, { kind, districtId }: Trace): boolean {
  const reach = reachOfKind(role, 'read', kind);
  return reach === 'all' || (reach === 'own-district' && (districtId === null || districtId === OWN_DISTRICT));
}

let test: TracedApp;
/** Everything a role was answered, by operation. */
const answers = new Map<Role, Map<string, { status: number; text: string }[]>>();

beforeAll(async () => {
  test = await tracedApp();
  for (const role of ROLES) {
    const byOperation = new Map<string, { status: number; text: string }[]>();
    for (const operation of read) {
      const given = [];
      for (const address of addressesOf(operation, test)) given.push(await test.call('GET', address, { as: role }));
      byOperation.set(operation.path, given);
    }
    answers.set(role, byOperation);
  }
});

const cases = ROLES.flatMap((role) => read.map(({ path, permission }) => ({ role, path, permission })));

describe('whatever is read, by whom', () => {
  it('finds something to ask for at every address', () => {
    expect(read.filter((operation) => addressesOf(operation, test).length === 0)).toEqual([]);
    expect(read.length).toBeGreaterThan(25);
  });

  // every answer under test fails where the way out had to hold something back
  it.each(cases)('$role: $path answers, or refuses by the table', ({ role, path, permission }) => {
    const named = permissionName.safeParse(permission);
    const refused = named.success && reachOf(role, named.data) === undefined;
    for (const { status } of answers.get(role)?.get(path) ?? []) {
      if (refused) expect(status).toBe(403);
      else expect([200, 404, 409]).toContain(status);
    }
  });

  it.each(cases)('$role: $path tells of nothing the role may not read', ({ role, path }) => {
    const text = (answers.get(role)?.get(path) ?? []).map((answer) => answer.text).join('\n');
    expect(traces.filter((trace) => !mayRead(role, trace) && text.includes(trace.text))).toEqual([]);
  });

  it.each(ROLES.flatMap((role) => traces.filter((trace) => mayRead(role, trace)).map(({ text }) => ({ role, text }))))(
    '$role is told somewhere: $text',
    ({ role, text }) => {
      const told = [...(answers.get(role)?.values() ?? [])].flat().some((answer) => answer.text.includes(text));
      expect(told).toBe(true);
    },
  );
});

describe('what is outside the own district', () => {
  it('is refused as if it did not exist, word for word', async () => {
    const as = 'district-manager' as const;
    const json = { cannotWorkIn: [] };
    const there = await test.refused('PATCH', '/people/T-1', { as, version: 1, json });
    const nowhere = await test.refused('PATCH', '/people/nobody', { as, version: 1, json });
    expect({ ...there, instance: '' }).toEqual({ ...nowhere, instance: '' });
  });
});

describe('a refusal of an outdated change', () => {
  it('shows the record as the role may read it', async () => {
    const json = { cannotWorkIn: [] };
    const own = await test.refused('PATCH', '/people/T-4', { as: 'district-manager', version: 7, json });
    expect(own.type).toBe('version-changed');
    expect(JSON.stringify(own.current)).toContain('name of T-4');
    expect(JSON.stringify(own.current)).not.toContain('wish of T-4');
    const hr = await test.refused('PATCH', '/people/T-4', { as: 'hr', version: 7, json });
    expect(JSON.stringify(hr.current)).toContain('wish of T-4');
  });
});

describe('a search, sort or filter by what is hidden', () => {
  it('is refused to those who may not read it, and told to nobody by its outcome', async () => {
    const mine = await test.refused('GET', '/audit?person=T-4', { as: 'administrator' });
    expect(mine.type).toBe('not-permitted');
    expect(await test.refused('GET', '/audit?person=nobody', { as: 'administrator' })).toMatchObject({
      type: 'not-permitted',
      detail: mine.detail,
    });
    expect((await test.call('GET', '/audit?person=T-4', { as: 'hr' })).status).toBe(200);
  });

  it.each(traces)('finds “$text” in the history only where the reader may read it', async (trace) => {
    for (const role of ROLES) {
      const { text, status } = await test.call('GET', `/audit?find=${encodeURIComponent(trace.text)}`, { as: role });
      expect(status).toBe(200);
      if (!mayRead(role, trace)) expect(JSON.parse(text)).toEqual({ events: [], next: null });
    }
  });
});

describe('revocation', () => {
  it.each(ROLES)('%s: works on the next request', async (role) => {
    const fresh = await testApp();
    const cookie = fresh.cookie(role);
    const ask = async () => (await fresh.app.request('http://localhost/api/session', { headers: { cookie } })).status;
    expect(await ask()).toBe(200);
    fresh.db.$client.prepare('DELETE FROM session').run();
    expect(await ask()).toBe(401);
  });

  it('of a role counts on the next request, on actions and on fields', async () => {
    const fresh = await tracedApp();
    const cookie = fresh.cookie('hr');
    const people = async () => fresh.app.request('http://localhost/api/people', { headers: { cookie } });
    expect(await (await people()).text()).toContain('wish of T-4');
    fresh.db.$client.exec(
      "UPDATE account SET role = 'district-manager', district_id = 'south' WHERE email LIKE 'hr@%'",
    );
    const text = await (await people()).text();
    expect(text).toContain('name of T-4');
    expect(text).not.toMatch(/wish of|T-1/);
    fresh.db.$client.exec("UPDATE account SET role = 'administrator', district_id = NULL WHERE email LIKE 'hr@%'");
    expect((await people()).status).toBe(403);
  });
});

describe('a file of people', () => {
  const fieldOf = (column: string) => {
    if (column.endsWith('_choice_reason')) return 'preferences.reason';
    if (column.endsWith('_choice')) return 'preferences';
    const named: Record<string, string> = {
      staff_number: 'id',
      role: 'roleId',
      unit: 'unitId',
      hours_per_week: 'contractedMinutes',
      start_date: 'startDate',
      end_date: 'endDate',
      cannot_work_in: 'cannotWorkIn',
    };
    return named[column] ?? column;
  };

  it.each(PEOPLE_COLUMNS.map(({ id }) => id))(
    'has no column that an importer may not read and change: %s',
    (column) => {
      const importers = ROLES.filter((role) => reachOf(role, 'people:import'));
      expect(importers.length).toBeGreaterThan(0);
      for (const role of importers) {
        expect(mayField(role, 'read', 'person', fieldOf(column))).toBe(true);
        expect(mayField(role, 'edit', 'person', fieldOf(column))).toBe(true);
      }
    },
  );
});
