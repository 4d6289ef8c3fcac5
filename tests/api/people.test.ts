import { describe, expect, it } from 'vitest';
import { auditPage } from '../../server/contract/audit.ts';
import { type Person, people, person } from '../../server/contract/people.ts';
import { mayPersonField, type PersonField, personField, reachOf } from '../../server/contract/permissions.ts';
import { type Caller, ROLES, type TestApp, testApp } from '../support/app.ts';

async function listed({ call }: TestApp, as: Caller = 'service-manager', query = ''): Promise<Person[]> {
  return people.parse((await call('GET', `/people${query}`, { as })).body).people;
}

async function one(test: TestApp, id: string, as?: Caller): Promise<Person> {
  const found = (await listed(test, as)).find((entry) => entry.id === id);
  if (!found) throw new Error(`${id} is not listed`);
  return found;
}

describe('GET /api/people', () => {
  it('lists who is in post, by name, with FTE from contracted minutes', async () => {
    const all = await listed(await testApp());
    expect(all.map(({ id, name, fte, districtId }) => [id, name, fte, districtId])).toEqual([
      ['T-2', 'Alex Brook', 1, 'north'],
      ['T-4', 'Jo Dale', 1, 'south'],
      ['a/b', 'Pat Ellis', 1, 'south'],
      ['T-1', 'Robin Archer', 1, 'north'],
      ['T-3', 'Sam Carter', 0.5, 'north'],
    ]);
    expect(all[3]).toMatchObject({
      languages: ['ur'],
      preferences: [{ districtId: 'north', rank: 1, reason: 'Worked there before' }],
      cannotWorkIn: [],
      version: 1,
    });
  });

  it('counts the first and the last day in', async () => {
    const test = await testApp();
    test.db.$client.exec("UPDATE person SET start_date = '2020-05-01', end_date = '2021-03-31' WHERE id = 'T-1'");
    const isThere = async (asAt: string) => (await listed(test, 'hr', `?asAt=${asAt}`)).some(({ id }) => id === 'T-1');
    expect(await isThere('2020-04-30')).toBe(false);
    expect(await isThere('2020-05-01')).toBe(true);
    expect(await isThere('2021-03-31')).toBe(true);
    expect(await isThere('2021-04-01')).toBe(false);
  });

  it('shows a district manager their own district, without reasons', async () => {
    const own = await listed(await testApp(), 'district-manager');
    expect(own.map(({ id }) => id)).toEqual(['T-4', 'a/b']);
    expect(own[1]?.preferences).toEqual([{ districtId: 'south', rank: 1, reason: null }]);
  });

  it.each(ROLES)('shows reasons to %s only where the role may read them', async (role) => {
    const test = await testApp();
    const answer = await test.call('GET', '/people', { as: role });
    expect(answer.text.includes('a private reason')).toBe(mayPersonField(role, 'read', 'preferenceReasons'));
  });
});

describe('PATCH /api/people/{id}', () => {
  it('changes the named fields and nothing else', async () => {
    const test = await testApp();
    const before = await one(test, 'T-1');
    const answer = await test.call('PATCH', '/people/T-1', {
      json: { contractedMinutes: 1110, languages: ['en', 'ur'] },
      version: 1,
    });
    const after = { ...before, contractedMinutes: 1110, fte: 0.5, languages: ['en', 'ur'], version: 2 };
    expect(person.parse(answer.body)).toEqual(after);
    expect(await one(test, 'T-1')).toEqual(after);
  });

  it('changes every field there is', async () => {
    const test = await testApp();
    const json = {
      name: 'Robin Lane',
      roleId: 'senior-practitioner',
      unitId: 'team-south',
      contractedMinutes: 1332,
      startDate: '2019-01-07',
      endDate: '2022-03-31',
      languages: [],
      preferences: [
        { districtId: 'south', rank: 1, reason: 'Near home' },
        { districtId: 'north', rank: 2, reason: null },
      ],
      cannotWorkIn: [],
    };
    expect((await test.call('PATCH', '/people/T-1', { json, version: 1 })).body).toMatchObject({
      ...json,
      districtId: 'south',
      fte: 0.6,
      version: 2,
    });
  });

  it('keeps why in the history, where something was said, and never in the record', async () => {
    const test = await testApp();
    const json = { languages: ['en', 'ur'], reason: ' Passed the course in March ' };
    const answer = await test.call('PATCH', '/people/T-1', { json, version: 1 });
    expect(answer.text).not.toContain('Passed');
    await test.call('PATCH', '/people/T-1', { json: { languages: ['en'] }, version: 2 });
    const { events } = auditPage.parse((await test.call('GET', '/audit')).body);
    expect(events.slice(0, 2).map(({ reason }) => reason)).toEqual([null, 'Passed the course in March']);
    const { faults } = await test.refused('PATCH', '/people/T-1', { json: { languages: [], reason: 'x' }, version: 3 });
    expect(faults).toMatchObject([{ field: 'reason' }]);
  });

  it('takes an id with a slash', async () => {
    const { call } = await testApp();
    const answer = await call('PATCH', `/people/${encodeURIComponent('a/b')}`, { json: { name: 'Pat E' }, version: 1 });
    expect(answer.body).toMatchObject({ id: 'a/b', name: 'Pat E' });
  });

  it.each(['constructor', '__proto__', 'Ann Smith', '100%', 'ünï', "'; DROP TABLE person; --"])(
    'takes the id %s like any other',
    async (id) => {
      const test = await testApp();
      test.db.$client.pragma('foreign_keys = OFF');
      test.db.$client.prepare("UPDATE person SET id = ? WHERE id = 'T-2'").run(id);
      const answer = await test.call('PATCH', `/people/${encodeURIComponent(id)}`, { json: { name: 'N' }, version: 1 });
      expect(answer.body).toMatchObject({ id, name: 'N', version: 2 });
    },
  );

  it.each([
    [{ roleId: 'king' }, 'roleId', 'king'],
    [{ unitId: 'team-moon' }, 'unitId', 'team-moon'],
    [{ languages: ['tlh'] }, 'languages', 'tlh'],
    [{ languages: ['unknown'] }, 'languages', 'unknown'],
    [{ languages: ['ur', 'ur'] }, 'languages', 'ur'],
    [{ cannotWorkIn: ['moon'] }, 'cannotWorkIn', 'moon'],
    [{ cannotWorkIn: ['south', 'south'] }, 'cannotWorkIn', 'south'],
    [{ cannotWorkIn: ['north'] }, 'cannotWorkIn', 'north'],
    [{ preferences: [], cannotWorkIn: ['north', 'south'] }, 'cannotWorkIn', 'north, south'],
    [{ preferences: [{ districtId: 'moon', rank: 1, reason: null }] }, 'preferences', 'moon'],
    [
      {
        preferences: [
          { districtId: 'north', rank: 1, reason: null },
          { districtId: 'north', rank: 2, reason: null },
        ],
      },
      'preferences',
      'north',
    ],
    [
      {
        preferences: [
          { districtId: 'north', rank: 1, reason: null },
          { districtId: 'south', rank: 1, reason: null },
        ],
      },
      'preferences',
      '1',
    ],
    [{ endDate: '2018-03-31' }, 'endDate', '2018-03-31'],
    [{ startDate: '2022-01-01', endDate: '2021-12-31' }, 'endDate', '2021-12-31'],
    [{}, 'body', null],
  ])('refuses %j, naming %s', async (json, field, value) => {
    const test = await testApp();
    const problem = await test.refused('PATCH', '/people/T-1', { json, version: 1 });
    expect(problem.type).toBe('invalid-input');
    expect(problem.faults).toHaveLength(1);
    expect(problem.faults?.[0]).toMatchObject({ field, value });
    expect((await one(test, 'T-1')).version).toBe(1);
  });

  it('stores nothing of a change that is refused in part', async () => {
    const test = await testApp();
    const json = { name: 'Somebody', roleId: 'king', languages: ['tlh'] };
    expect((await test.refused('PATCH', '/people/T-1', { json, version: 1 })).faults).toHaveLength(2);
    expect(await one(test, 'T-1')).toMatchObject({ name: 'Robin Archer', languages: ['ur'], version: 1 });
  });
});

describe('changes from an old version', () => {
  it.each([[{}], [{ 'if-match': '*' }], [{ 'if-match': 'W/"1"' }], [{ 'if-match': '"one"' }], [{ 'if-match': '"0"' }]])(
    'need a version: %j',
    async (headers) => {
      const { refused } = await testApp();
      const problem = await refused('PATCH', '/people/T-1', { json: { name: 'A' }, headers });
      expect(problem.type).toBe('version-needed');
    },
  );

  it('are refused with the person as they are now', async () => {
    const test = await testApp();
    await test.call('PATCH', '/people/a%2Fb', { json: { languages: ['ur'] }, version: 1 });
    const options = { json: { languages: [] }, version: 1 };
    const problem = await test.refused('PATCH', '/people/a%2Fb', options);
    expect(problem).toMatchObject({ type: 'version-changed', current: { id: 'a/b', languages: ['ur'], version: 2 } });
    const own = await test.refused('PATCH', '/people/a%2Fb', { ...options, as: 'district-manager' });
    expect(own.current).toMatchObject({ preferences: [{ districtId: 'south', rank: 1, reason: null }] });
  });

  it('lose nothing among 50 at once: one is stored for each version', async () => {
    const test = await testApp();
    for (const version of [1, 2]) {
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, n) =>
          test.call('PATCH', '/people/T-1', { json: { name: `Robin ${version}-${n}` }, version }),
        ),
      );
      const stored = answers.filter(({ status }) => status === 200);
      expect(stored).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 412)).toHaveLength(49);
      expect(await one(test, 'T-1')).toEqual(stored[0]?.body);
    }
  });
});

describe('who may change which field', () => {
  const values: Record<PersonField, object> = {
    name: { name: 'Other' },
    roleId: { roleId: 'caseworker' },
    unitId: { unitId: 'team-south' },
    contractedMinutes: { contractedMinutes: 600 },
    startDate: { startDate: '2018-05-01' },
    endDate: { endDate: '2023-03-31' },
    languages: { languages: ['ur'] },
    preferences: { preferences: [{ districtId: 'south', rank: 2, reason: null }] },
    preferenceReasons: { preferences: [{ districtId: 'south', rank: 1, reason: 'New reason' }] },
    cannotWorkIn: { cannotWorkIn: ['north'] },
  };
  const cases = ROLES.flatMap((role) => personField.options.map((field) => ({ role, field })));

  it.each(cases)('$role: $field', async ({ role, field }) => {
    const test = await testApp();
    const answer = await test.call('PATCH', '/people/a%2Fb', { as: role, json: values[field], version: 1 });
    const may = reachOf(role, 'people:edit') !== undefined && mayPersonField(role, 'edit', field);
    expect(answer.status).toBe(may ? 200 : 403);
    if (!may && reachOf(role, 'people:edit')) expect(answer.text).toContain(field);
    expect((await one(test, 'a/b')).version).toBe(may ? 2 : 1);
  });

  it.each(personField.options)('a district manager finds nobody elsewhere, whatever the field: %s', async (field) => {
    const { refused } = await testApp();
    const there = await refused('PATCH', '/people/T-1', { as: 'district-manager', json: values[field], version: 1 });
    const nobody = await refused('PATCH', '/people/T-99', { as: 'district-manager', json: values[field], version: 1 });
    expect(there.type).toBe('not-found');
    expect({ ...there, instance: '' }).toEqual({ ...nobody, instance: '' });
  });
});
