import { describe, expect, it } from 'vitest';
import { FOUND_KINDS, type Found, found } from '../../server/contract/search.ts';
import { createLogger } from '../../server/http/logger.ts';
import { type Caller, ROLES, type TestApp, testApp } from '../support/app.ts';

async function ask({ call }: TestApp, q: string, as: Caller = 'hr', asAt = '2021-04-01'): Promise<Found> {
  const answer = await call('GET', `/search?${new URLSearchParams({ q, asAt })}`, { as });
  expect(answer.status).toBe(200);
  return found.parse(answer.body);
}
const NOTHING = {
  kinds: [],
  people: [],
  posts: [],
  arrangements: [],
  plans: [],
  districts: [],
  units: [],
  wards: [],
  decisions: [],
};

/** The small set with a decision record. */
async function withDecision(): Promise<TestApp> {
  const test = await testApp();
  test.db.$client.exec(`INSERT INTO decision (id, reference, title, content, state, created_by, updated_at)
    VALUES ('D-0007', 'EH-2021-04', 'Temporary capacity', '{}', 'draft', 'Kim', '2021-04-01T09:00:00.000Z')`);
  return test;
}

describe('GET /api/search', () => {
  it('finds people by number and by name, whatever the capitals, accents and hyphens', async () => {
    const test = await testApp();
    test.db.$client.prepare("UPDATE person SET name = 'Zoë O’Neill-Łukasz' WHERE id = 'T-2'").run();
    const robin = { id: 'T-1', name: 'Robin Archer', unitId: 'team-north', districtId: 'north', opensAt: null };
    for (const q of ['T-1', 't1', ' ROBIN ', 'robin arch', 'archer robin', 'rche']) {
      expect((await ask(test, q)).people).toMatchObject([robin]);
    }
    for (const q of ['zoe', 'ONEILL', "o'neill lukasz", 'Zoë']) {
      expect((await ask(test, q)).people).toMatchObject([{ id: 'T-2' }]);
    }
  });

  it('finds teams that belong to no district, for whoever sees them all, and no district team beside its district', async () => {
    const test = await testApp();
    test.db.$client.exec(`INSERT INTO unit (id, name, kind) VALUES
      ('hub', 'Multi-Agency Safeguarding Hub (MASH)', 'central'), ('all-age', 'All-age provider', 'commissioned')`);
    const hub = { id: 'hub', name: 'Multi-Agency Safeguarding Hub (MASH)', kind: 'central' };
    for (const q of ['safeguarding', 'multi agency']) expect((await ask(test, q)).units).toEqual([hub]);
    expect((await ask(test, 'mash')).units.map(({ id }) => id)).toContain('hub');
    expect((await ask(test, 'all age')).units).toMatchObject([{ id: 'all-age', kind: 'commissioned' }]);
    expect(await ask(test, 'district team')).toMatchObject({ units: [] });
    expect((await ask(test, 'mash', 'district-manager')).units).toEqual([]);
  });

  it('finds posts, arrangements, plans, districts, wards and decisions', async () => {
    const test = await withDecision();
    await test.call('POST', '/plans', { json: { name: 'Summer restructure', asAt: '2021-04-01', copyOf: null } });
    expect((await ask(test, 'P-4')).posts).toMatchObject([
      { id: 'P-4', title: 'Senior practitioner', unitId: 'team-south', districtId: 'south', opensAt: null },
    ]);
    const agency = { id: 'A-0006', name: 'Pat Agency', postId: 'P-5', kind: 'agency', districtId: 'south' };
    expect((await ask(test, 'a0006')).arrangements).toMatchObject([agency]);
    expect((await ask(test, 'pat ag')).arrangements).toMatchObject([agency]);
    expect((await ask(test, 'summer')).plans).toMatchObject([{ name: 'Summer restructure', asAt: '2021-04-01' }]);
    expect((await ask(test, 'nort')).districts).toEqual([{ districtId: 'north', name: 'North' }]);
    expect((await ask(test, 'vale')).wards).toEqual([{ code: 'W2', name: 'Vale', districtId: 'south' }]);
    const decision = { id: 'D-0007', reference: 'EH-2021-04', title: 'Temporary capacity', state: 'draft' };
    for (const q of ['d-0007', 'eh 2021', 'capacity']) {
      expect((await ask(test, q)).decisions).toEqual([decision]);
    }
  });

  it('names the kinds by their best match', async () => {
    const test = await testApp();
    test.db.$client.prepare("UPDATE post SET title = 'Hill' WHERE id = 'P-1'").run();
    test.db.$client.prepare("UPDATE person SET name = 'Ann Hillary' WHERE id = 'T-1'").run();
    // the ward and the post are called so; the person has a word that begins so
    expect((await ask(test, 'hill')).kinds).toEqual(['posts', 'wards', 'people']);
  });

  it('says on which day something is there that is not there at the date', async () => {
    const test = await testApp();
    test.db.$client.prepare("UPDATE person SET end_date = '2021-03-31' WHERE id = 'T-1'").run();
    expect((await ask(test, 'T-1')).people).toMatchObject([{ id: 'T-1', opensAt: '2021-03-31' }]);
    expect((await ask(test, 'T-1', 'hr', '2021-03-31')).people).toMatchObject([{ id: 'T-1', opensAt: null }]);
    expect((await ask(test, 'T-1', 'hr', '2017-01-01')).people).toMatchObject([{ opensAt: '2018-04-01' }]);
    expect((await ask(test, 'P-6')).posts).toMatchObject([{ id: 'P-6', opensAt: '2021-09-01' }]);
  });

  it('knows a ward in the district it lies in at the date', async () => {
    const test = await testApp();
    test.db.$client.exec(`
      UPDATE district_ward SET to_date = '2021-03-31' WHERE ward_code = 'W2';
      INSERT INTO district_ward VALUES ('W2', 'north', '2021-04-01', NULL, 'assumed')`);
    expect((await ask(test, 'vale')).wards).toEqual([{ code: 'W2', name: 'Vale', districtId: 'north' }]);
    expect((await ask(test, 'vale', 'hr', '2021-03-31')).wards).toMatchObject([{ districtId: 'south' }]);
    expect((await ask(test, 'vale', 'district-manager')).wards).toEqual([]);
    expect((await ask(test, 'vale', 'district-manager', '2021-03-31')).wards).toHaveLength(1);
  });

  it('follows every change at once: names, teams, workers and what is new', async () => {
    const test = await testApp();
    const { $client } = test.db;
    expect((await ask(test, 'quill')).people).toEqual([]);
    $client.prepare("UPDATE person SET name = 'Quill Feather' WHERE id = 'T-3'").run();
    expect((await ask(test, 'quill')).people).toMatchObject([{ id: 'T-3', districtId: 'north' }]);
    $client.prepare("UPDATE person SET unit_id = 'team-south' WHERE id = 'T-3'").run();
    expect((await ask(test, 'quill', 'district-manager')).people).toMatchObject([{ id: 'T-3', districtId: 'south' }]);
    $client.prepare("UPDATE occupancy SET worker_name = NULL, person_id = 'T-3' WHERE id = 'A-0006'").run();
    expect((await ask(test, 'quill')).arrangements).toMatchObject([{ id: 'A-0006', name: 'Quill Feather' }]);
    $client.prepare("UPDATE person SET name = 'Another Name' WHERE id = 'T-3'").run();
    expect((await ask(test, 'another')).arrangements).toMatchObject([{ id: 'A-0006', name: 'Another Name' }]);
    expect((await ask(test, 'quill')).arrangements).toEqual([]);
    $client.prepare("UPDATE post SET unit_id = 'team-north' WHERE id = 'P-5'").run();
    expect((await ask(test, 'another', 'district-manager')).arrangements).toEqual([]);
    $client.prepare("UPDATE unit SET district_id = 'north' WHERE id = 'team-south'").run();
    expect((await ask(test, 'another', 'district-manager')).people).toEqual([]);
  });

  it('gives twenty in all at most, five of a kind, of each kind its best first', async () => {
    const test = await withDecision();
    const insert = test.db.$client.prepare(
      `INSERT INTO person (id, name, role_id, unit_id, contracted_minutes, start_date)
       VALUES (?, ?, 'caseworker', 'team-north', 2220, '2018-04-01')`,
    );
    for (let n = 0; n < 6; n += 1) insert.run(`Z-${n}`, `Senior ${n}`);
    const six = Array.from({ length: 6 }, (_, n) => `Senior ${n}`);
    for (const name of six) await test.call('POST', '/plans', { json: { name, asAt: '2021-04-01', copyOf: null } });
    test.db.$client.exec(`
      UPDATE post SET title = 'Senior practitioner';
      UPDATE ward SET name = 'Senior ' || code;
      UPDATE district SET name = 'Senior ' || id;
      UPDATE unit SET name = 'Senior ' || id;
      UPDATE occupancy SET worker_name = 'Senior agency' WHERE id = 'A-0006';
      UPDATE decision SET title = 'Senior decision'`);
    const all = await ask(test, 'senior');
    const counts = FOUND_KINDS.map((kind) => all[kind].length);
    expect(Math.max(...counts)).toBe(5);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(20);
    expect(all.isCut).toBe(true);
    expect(new Set(all.kinds)).toEqual(new Set(FOUND_KINDS));
    expect((await ask(test, 'senior 3')).isCut).toBe(false);
  });

  it('finds nothing where nothing fits, or where there are only signs', async () => {
    const test = await testApp();
    for (const q of ['nobody is called so', '---', '%', '_']) expect(await ask(test, q)).toMatchObject(NOTHING);
  });

  it.each(['', '   ', 'x'.repeat(81)])('refuses “%s”', async (q) => {
    const { refused } = await testApp();
    expect((await refused('GET', `/search?${new URLSearchParams({ q })}`)).type).toBe('invalid-input');
  });

  it('takes eighty characters with blanks around them', async () => {
    const test = await testApp();
    expect(await ask(test, `  ${'x'.repeat(80)}  `)).toMatchObject(NOTHING);
  });
});

describe('who finds what', () => {
  it('a district manager: only what belongs to their own district, and plans', async () => {
    const test = await testApp();
    await test.call('POST', '/plans', { json: { name: 'A plan', asAt: '2021-04-01', copyOf: null } });
    const as = 'district-manager';
    for (const q of ['t', 'p', 'a', 'caseworker', 'north', 'w', 'o', 'e']) {
      const { people, posts, arrangements, districts, wards, decisions } = await ask(test, q, as);
      const places = [people, posts, arrangements, districts, wards].flat().map(({ districtId }) => districtId);
      expect(new Set(places)).toEqual(new Set(places.length > 0 ? ['south'] : []));
      expect(decisions).toEqual([]);
    }
    expect((await ask(test, 'T-4', as)).people).toHaveLength(1);
    expect((await ask(test, 'A plan', as)).plans).toHaveLength(1);
    // word for word as if there were nobody
    expect(await ask(test, 'T-1', as)).toEqual(await ask(test, 'T-9', as));
    expect(await ask(test, 'Robin Archer', as)).toEqual(await ask(test, 'Nobody Atall', as));
  });

  it('those who may not read decision records find none', async () => {
    const test = await withDecision();
    expect((await ask(test, 'd-0007', 'service-manager')).decisions.length).toBeGreaterThan(0);
    expect((await ask(test, 'd-0007', 'manager')).decisions).toEqual([]);
  });

  it('an administrator may not search records', async () => {
    const { refused } = await testApp();
    expect((await refused('GET', '/search?q=a', { as: 'administrator' })).type).toBe('not-permitted');
    expect((await refused('GET', '/search?q=a', { as: 'nobody' })).type).toBe('not-signed-in');
  });
});

describe('what is searched for', () => {
  it('is kept nowhere: not in the log, the history or any other table', async () => {
    const lines: string[] = [];
    const log = createLogger('trace', { write: (line) => void lines.push(line) });
    const test = await testApp(undefined, { log });
    for (const as of ROLES) {
      await test.call('GET', '/search?q=Quillfeather', { as });
      await test.call('GET', `/search?q=${'Quillfeather'.repeat(9)}`, { as });
    }
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join('\n')).not.toMatch(/quillfeather/i);
    expect(test.db.$client.serialize().includes('Quillfeather')).toBe(false);
  });
});
