import { describe, expect, it } from 'vitest';
import { auditPage } from '../../server/contract/audit.ts';
import {
  type CompetenceSet,
  competenceSet,
  type HeldCompetences,
  heldCompetences,
  personCompetences,
} from '../../server/contract/competences.ts';
import { type Caller, type TestApp, testApp } from '../support/app.ts';

// Tiny: Robin (T-1, North) holds Safeguarding at Practising until 15 Apr 2021; Robin’s post P-1 asks for it at Aware
const held = async ({ call }: TestApp, query = '', as: Caller = 'hr'): Promise<HeldCompetences> =>
  heldCompetences.parse((await call('GET', `/competences/held${query}`, { as })).body);
const set = async ({ call }: TestApp): Promise<CompetenceSet> =>
  competenceSet.parse((await call('GET', '/competences')).body);
const safeguarding = { competenceId: 'safeguarding', level: 1, evidencedOn: '2021-03-01', expiresOn: '2024-02-28' };

describe('what people hold', () => {
  it('is counted by district, with what lapses and the days left', async () => {
    const found = await held(await testApp());
    expect(found.people).toEqual([
      {
        personId: 'T-1',
        districtId: 'north',
        competences: [
          {
            ...{ competenceId: 'safeguarding', level: 2, evidencedOn: '2019-04-16', expiresOn: '2021-04-15' },
            ...{ state: 'lapses', daysLeft: 14 },
          },
        ],
        mismatches: [],
        version: 1,
      },
    ]);
    expect(found.headcounts).toEqual([
      { districtId: 'north', people: 3 },
      { districtId: 'south', people: 2 },
      { districtId: null, people: 0 },
    ]);
    expect(found.counts.filter(({ people }) => people > 0)).toEqual([
      {
        ...{ districtId: 'north', competenceId: 'safeguarding', people: 1, lapsing: 1, lapsed: 0 },
        byLevel: [{ level: 2, people: 1 }],
      },
    ]);
    expect(found.lapses).toEqual([
      {
        ...{ personId: 'T-1', name: 'Robin Archer', districtId: 'north', competenceId: 'safeguarding' },
        ...{ expiresOn: '2021-04-15', daysLeft: 14 },
      },
    ]);
  });

  it('does not meet what a post asks for once it has lapsed', async () => {
    const [robin] = (await held(await testApp(), '?asAt=2021-04-16')).people;
    expect(robin?.competences[0]).toMatchObject({ state: 'lapsed', daysLeft: -1 });
    expect(robin?.mismatches).toMatchObject([
      {
        postId: 'P-1',
        minimumLevel: 1,
        sentence:
          'Post P-1, Caseworker, asks for Safeguarding at Aware: it lapsed on 15 Apr 2021. Renew it, then enter the new evidence.',
      },
    ]);
  });

  it('is of the own district only for its manager', async () => {
    const found = await held(await testApp(), '', 'district-manager');
    expect([found.people, found.lapses, found.headcounts]).toEqual([[], [], [{ districtId: 'south', people: 2 }]]);
  });
});

describe('recording what somebody holds', () => {
  const path = '/people/T-4/competences';

  it('is done by the manager of their district, and told in the history', async () => {
    const test = await testApp();
    const json = { competences: [safeguarding], reason: 'Course in March' };
    const { body, status } = await test.call('PUT', path, { as: 'district-manager', version: 1, json });
    expect(status).toBe(200);
    expect(personCompetences.parse(body)).toMatchObject({
      personId: 'T-4',
      version: 2,
      competences: [{ ...safeguarding, state: 'holds', daysLeft: 1063 }],
    });
    expect((await held(test)).people.map(({ personId }) => personId)).toEqual(['T-4', 'T-1']);
    const { events } = auditPage.parse((await test.call('GET', '/audit?person=T-4', { as: 'hr' })).body);
    expect(events[0]).toMatchObject({
      sentence: 'Recorded competences of Jo Dale (T-4)',
      reason: 'Course in March',
      changes: [{ field: 'Competences', before: null, after: 'Safeguarding, Aware, 1 Mar 2021 to 28 Feb 2024' }],
    });
    const people = await test.call('GET', '/people', { as: 'hr' });
    expect(people.text).toContain('"version":2');
  });

  it('is refused out of reach, without permission, and from an outdated version', async () => {
    const test = await testApp();
    const json = { competences: [safeguarding] };
    const refused = async (to: string, as: Caller, version: number) =>
      (await test.refused('PUT', to, { as, version, json })).type;
    expect(await refused('/people/T-1/competences', 'district-manager', 1)).toBe('not-found');
    expect(await refused(path, 'manager', 1)).toBe('not-permitted');
    expect(await refused(path, 'hr', 7)).toBe('version-changed');
    expect((await held(test)).people.map(({ personId }) => personId)).toEqual(['T-1']);
  });

  it.each([
    [[{ ...safeguarding, competenceId: 'flying' }], 'competences.0.competenceId', 'There is no such competence'],
    [[safeguarding, safeguarding], 'competences.1.competenceId', 'twice'],
    [[{ ...safeguarding, level: 9 }], 'competences.0.level', 'There is no such level. Give one of: 1, 2.'],
    [
      [{ ...safeguarding, expiresOn: '2021-02-01' }],
      'competences.0.expiresOn',
      'end before it is evidenced, 2021-03-01',
    ],
  ])('names what is wrong: %#', async (competences, field, remedy) => {
    const problem = await (await testApp()).refused('PUT', path, { as: 'hr', version: 1, json: { competences } });
    expect(problem.faults).toMatchObject([{ field, remedy: expect.stringContaining(remedy) }]);
  });
});

describe('the set of competences', () => {
  const plain = ({ levels, competences }: CompetenceSet) => ({
    levels: levels.map(({ level, name }) => ({ level, name })),
    competences: competences.map(({ id, name, warnDays }) => ({ id, name, warnDays })),
  });

  it('is added to, renamed, ordered and warned of otherwise; names may change places', async () => {
    const test = await testApp();
    const before = await set(test);
    const json = {
      levels: [
        { level: 1, name: 'Practising' },
        { level: 2, name: 'Aware' },
        { level: 3, name: 'Leading' },
      ],
      competences: [
        { id: null, name: 'Whole-family working', warnDays: 30 },
        { id: 'safeguarding', name: 'Safeguarding children', warnDays: 90 },
      ],
    };
    const after = competenceSet.parse(
      (await test.call('PUT', '/competences', { as: 'hr', version: before.version, json })).body,
    );
    expect(after.version).toBe(before.version + 1);
    expect(plain(after)).toEqual({
      levels: json.levels,
      competences: [
        { id: 'whole-family-working', name: 'Whole-family working', warnDays: 30 },
        { id: 'safeguarding', name: 'Safeguarding children', warnDays: 90 },
      ],
    });
    expect(await set(test)).toEqual(after);
    const { events } = auditPage.parse((await test.call('GET', '/audit?area=competence', { as: 'hr' })).body);
    expect(events[0]?.sentence).toBe('Changed the list of competences');
    expect((await test.refused('PUT', '/competences', { as: 'hr', version: before.version, json })).type).toBe(
      'version-changed',
    );
  });

  it('keeps what somebody holds or a post asks for, saying how many', async () => {
    const test = await testApp();
    const before = await set(test);
    const json = { levels: [{ level: 3, name: 'Leading' }], competences: [] };
    const { faults } = await test.refused('PUT', '/competences', { as: 'hr', version: before.version, json });
    expect(faults?.map(({ remedy }) => remedy)).toEqual([
      '“Safeguarding” is on the record of 1 person and asked for by 1 post. Take it away there first, or keep it.',
      'The level “Aware” is named by 1 record. Change them first, or keep it.',
      'The level “Practising” is named by 1 record. Change them first, or keep it.',
    ]);
    expect(await set(test)).toEqual(before);
  });

  it('is not for managers to change', async () => {
    const json = { levels: [{ level: 1, name: 'Aware' }], competences: [] };
    const { refused } = await testApp();
    for (const as of ['manager', 'district-manager'] as const) {
      expect((await refused('PUT', '/competences', { as, version: 1, json })).type).toBe('not-permitted');
    }
  });
});
