import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeDb, type Db, openDb } from '../../db/open.ts';
import { columnsThatSay } from '../../db/queries/audit-person.ts';
import { verifyAudit } from '../../db/queries/audit-verify.ts';
import { insertProposal } from '../../db/queries/proposals.ts';
import { people } from '../../server/contract/people.ts';
import { planView } from '../../server/contract/plans.ts';
import { erasureDone, erasurePreview, subjectAccess } from '../../server/contract/subject-access.ts';
import { NOW, type TestApp, testApp, testDb } from '../support/app.ts';
import { newPlanOf } from './audit-plans.ts';

const NAMES = ['Robin Archer', 'Robin Vale'];
const BODY = { confirm: 'Robin Vale', reason: 'asked for by letter of 3 May' };
let folder: string;
let db: Db;
let app: TestApp;
let planId: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'evenhand-erasure-'));
  writeFileSync(join(folder, 'db'), (await testDb()).$client.serialize());
  db = openDb(join(folder, 'db'));
  app = await testApp(db);
  planId = await newPlanOf(app, 'Robin Archer goes south');
  const change = { kind: 'place', personId: 'T-1', placements: [{ districtId: 'south', share: 1 }] };
  const pin = { kind: 'pin', personId: 'T-1', reason: 'Robin knows the schools', expires: null };
  const other = { kind: 'pin', personId: 'T-2', reason: 'works well with robin archer', expires: null };
  await app.call('POST', `/plans/${planId}/changes`, { version: 1, json: { changes: [change, pin, other] } });
  const preferences = [{ districtId: 'south', rank: 1, reason: 'near the home of Robin Archer' }];
  await app.call('PATCH', '/people/T-3', { as: 'hr', version: 1, json: { preferences } });
  await app.call('PATCH', '/people/T-1', { as: 'hr', version: 1, json: { name: 'Robin Vale', endDate: '2021-03-31' } });
  insertProposal(db, {
    id: 'p',
    planId,
    state: 'discarded',
    basedOnVersion: 2,
    startedBy: 'Kim',
    startedAt: NOW.toISOString(),
    result: JSON.stringify({ placements: [{ staff: 'T-1' }], conflicts: [{ sentence: 'Robin Archer moves' }] }),
    failure: null,
  });
  const kept = deflateRawSync(Buffer.from('{"name":"Robin Vale"}')).toString('base64');
  db.$client
    .prepare("INSERT INTO idempotency_key VALUES ('kim', 'k', 'hash', 200, '{}', ?, '2021-04-01T08:59:00.000Z')")
    .run(kept);
});

afterEach(() => {
  closeDb(db);
  rmSync(folder, { recursive: true });
});

const erase = (json: object = BODY, version = 2) =>
  app.call('POST', '/people/T-1/erasure', { as: 'hr', version, json });
const preview = async () => erasurePreview.parse((await app.call('GET', '/people/T-1/erasure', { as: 'hr' })).body);

describe('all that is kept about a person', () => {
  it('is given with names in the place of ids, and that it was is told to the history', async () => {
    const answer = await app.call('GET', '/people/T-1/subject-access', { as: 'hr' });
    const kept = subjectAccess.parse(answer.body);
    expect(kept.record).toContainEqual({ field: 'Team', value: 'North district team' });
    expect(kept.posts).toEqual([
      {
        title: 'Caseworker, North district team',
        lines: expect.arrayContaining([
          { field: 'Post', value: 'P-1' },
          { field: 'Kind', value: 'substantive' },
          { field: 'Pay point', value: '2' },
        ]),
      },
    ]);
    expect(kept.competences).toEqual([
      { competence: 'Safeguarding', level: 'Practising', evidencedOn: '2019-04-16', expiresOn: '2021-04-15' },
    ]);
    expect(kept.preferences).toEqual([
      { districtId: 'north', district: 'North', rank: 1, reason: 'Worked there before' },
    ]);
    expect(kept.plans).toMatchObject([
      {
        name: 'Robin Archer goes south',
        placements: [{ district: 'South', share: 1 }],
        pin: { reason: 'Robin knows the schools', author: 'Demo service manager' },
      },
    ]);
    expect(kept.plans[0]?.facts).toContainEqual({ field: 'Name', value: 'Robin Archer' });
    expect(kept.mentions.map(({ where }) => where)).toEqual([
      'Name of a plan',
      'Reason of a pin',
      'Reason for a choice',
    ]);
    expect(kept.events.map(({ sentence }) => sentence)).toEqual([
      'Gave out all that is kept about Robin Vale (T-1)',
      'Changed the record of Robin Vale (T-1)',
      'Placed Robin Vale (T-1) in the plan “Robin Archer goes south”',
      'Put Robin Vale (T-1) in a post',
      'Added Robin Vale (T-1)',
    ]);
  });

  it.each(['service-manager', 'manager', 'district-manager', 'administrator', 'nobody'] as const)(
    'is not given to %s, nor may they erase',
    async (as) => {
      const type = as === 'nobody' ? 'not-signed-in' : 'not-permitted';
      expect((await app.refused('GET', '/people/T-1/subject-access', { as })).type).toBe(type);
      expect((await app.refused('GET', '/people/T-1/erasure', { as })).type).toBe(type);
      expect((await app.refused('POST', '/people/T-1/erasure', { as, version: 2, json: BODY })).type).toBe(type);
      expect(columnsThatSay(db, 'Robin Vale')).toContain('person.name');
    },
  );
});

describe('erasing a person', () => {
  it('leaves neither name nor staff number anywhere in the file, and the chain whole', async () => {
    const answer = await erase();
    expect(answer.status, answer.text).toBe(200);
    const done = erasureDone.parse(answer.body);
    expect(done).toMatchObject({ plans: 1, stillNamedIn: [] });
    expect(done.pseudonym).toMatch(/^erased-[0-9a-f]{10}$/);
    for (const text of [...NAMES, 'Robin', 'T-1']) expect([text, columnsThatSay(db, text)]).toEqual([text, []]);
    expect(db.$client.prepare('SELECT count(*) AS kept FROM idempotency_key').get()).toEqual({ kept: 0 });
    expect(verifyAudit(db)).toMatchObject({ ok: true });
    closeDb(db);
    const bytes = readFileSync(join(folder, 'db')).toString('latin1');
    for (const name of NAMES) expect(bytes).not.toContain(name);
    db = openDb(join(folder, 'db'));
    expect(db.$client.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.$client.pragma('foreign_key_check')).toEqual([]);
  });

  it('keeps past capacity and the figures of plans under the pseudonym', async () => {
    const measures = async () =>
      planView.parse((await app.call('GET', `/plans/${planId}`)).body).measures.districts.map((d) => d.peopleFte);
    const before = await measures();
    const { pseudonym } = erasureDone.parse((await erase()).body);
    expect(await measures()).toEqual(before);
    const { rows, plan } = planView.parse((await app.call('GET', `/plans/${planId}`)).body);
    expect(rows.find(({ personId }) => personId === pseudonym)).toMatchObject({
      name: 'Erased person',
      placements: [{ districtId: 'south', share: 1 }],
      pin: { reason: 'Removed when the person was erased' },
    });
    expect(rows.find(({ personId }) => personId === 'T-2')?.pin?.reason).toBe('works well with Erased person');
    expect(plan).toMatchObject({ name: 'Erased person goes south', version: 3 });
    const past = people.parse((await app.call('GET', '/people?asAt=2021-03-01')).body);
    expect(past.people.find(({ id }) => id === pseudonym)).toMatchObject({
      name: 'Erased person',
      roleId: 'caseworker',
      contractedMinutes: 2220,
      endDate: '2021-03-31',
      languages: [],
      preferences: [],
      cannotWorkIn: [],
    });
  });

  it('keeps the post they held under the pseudonym, without reasons, and forgets their competences', async () => {
    db.$client.exec(
      "UPDATE occupancy SET reason = 'wished to be near home', end_reason = 'Robin Vale left' WHERE id = 'A-0001'",
    );
    const { pseudonym, stillNamedIn } = erasureDone.parse((await erase()).body);
    const held = db.$client.prepare(
      "SELECT person_id, minutes, pay_point, reason, end_reason FROM occupancy WHERE id = 'A-0001'",
    );
    const removed = 'Removed when the person was erased';
    expect(held.raw().get()).toEqual([pseudonym, 2220, 2, removed, removed]);
    expect(db.$client.prepare('SELECT count(*) FROM person_competence').pluck().get()).toBe(0);
    expect(stillNamedIn).toEqual([]);
  });

  it('tells the history that it was done, by whom and why', async () => {
    const { pseudonym } = erasureDone.parse((await erase()).body);
    const told = await app.call('GET', `/audit?person=${pseudonym}`, { as: 'hr' });
    expect(told.body).toMatchObject({
      events: [
        { who: 'Demo HR officer', reason: BODY.reason, removed: false },
        { sentence: `Changed the record of Erased person (${pseudonym})`, changes: [], removed: true },
        {
          sentence: `Changed where Erased person (${pseudonym}) stands in the plan “Erased person goes south”`,
          changes: [],
          removed: true,
        },
        { sentence: `Put Erased person (${pseudonym}) in a post`, changes: [], removed: true },
        { sentence: `Added Erased person (${pseudonym})`, removed: true },
      ],
    });
    expect((await app.call('GET', '/audit?find=Robin', { as: 'hr' })).body).toMatchObject({ events: [] });
  });

  it('says before what goes, what stays and why', async () => {
    const { removed, kept, refusal, name, version } = await preview();
    expect({ refusal, name, version }).toEqual({ refusal: null, name: 'Robin Vale', version: 2 });
    expect(removed.map(({ what }) => what)).toContain('Choices of districts, with their reasons');
    expect(kept.length).toBeGreaterThan(3);
    expect(kept.every(({ why }) => why.length > 20)).toBe(true);
  });

  it('is refused while in post, with the remedy, and changes nothing', async () => {
    await app.call('PATCH', '/people/T-1', { as: 'hr', version: 2, json: { endDate: null } });
    expect((await preview()).refusal).toContain('Enter the last day first');
    expect(await app.refused('POST', '/people/T-1/erasure', { as: 'hr', version: 3, json: BODY })).toMatchObject({
      type: 'conflict',
      detail: expect.stringContaining('Enter the last day first'),
    });
    await app.call('PATCH', '/people/T-1', { as: 'hr', version: 3, json: { endDate: '2021-04-01' } });
    expect((await erase(BODY, 4)).status).toBe(409);
    expect(columnsThatSay(db, 'Robin Vale')).toContain('person.name');
  });

  it('is refused while a proposal that may name them is worked out', async () => {
    db.$client.exec("UPDATE proposal SET state = 'running'");
    expect((await erase()).status).toBe(409);
  });

  it('needs the name typed out, a reason without it, and the present version', async () => {
    const wrong = await erase({ confirm: 'Robin Archer', reason: 'Robin Vale asked, T-1' });
    expect(wrong.body).toMatchObject({ type: 'invalid-input', faults: [{ field: 'confirm' }, { field: 'reason' }] });
    expect((await erase(BODY, 1)).body).toMatchObject({ type: 'version-changed', current: { version: 2 } });
    expect((await app.refused('POST', '/people/T-1/erasure', { as: 'hr', json: BODY })).type).toBe('version-needed');
    expect(columnsThatSay(db, 'Robin Vale')).toContain('person.name');
  });

  it('changes nothing a second time', async () => {
    const { pseudonym } = erasureDone.parse((await erase()).body);
    const events = () => db.$client.prepare('SELECT count(*) AS events FROM audit_event').get();
    const before = events();
    expect((await erase()).status).toBe(404);
    const again = await app.call('POST', `/people/${pseudonym}/erasure`, { as: 'hr', version: 1, json: BODY });
    expect(again.body).toEqual({ pseudonym, plans: 0, events: 0, stillNamedIn: [] });
    expect(events()).toEqual(before);
  });

  it('leaves an account of the same name and what it did, and says so', async () => {
    db.$client.exec("UPDATE account SET name = 'Robin Vale' WHERE role = 'manager'");
    await app.call('POST', '/plans', { as: 'manager', json: { name: 'Mine', asAt: '2021-04-01' } });
    expect((await preview()).kept.some(({ what }) => what.includes('account'))).toBe(true);
    const done = erasureDone.parse((await erase()).body);
    const kept = ['account.name', 'audit_event.account_name', 'plan.created_by', 'plan_pin.author'];
    expect(done.stillNamedIn).toEqual(kept);
  });

  it('leaves somebody else who has the same name', async () => {
    await app.call('PATCH', '/people/T-4', { as: 'hr', version: 1, json: { name: 'Robin Vale' } });
    expect((await erase()).status).toBe(200);
    const { people: left } = people.parse((await app.call('GET', '/people')).body);
    expect(left.find(({ id }) => id === 'T-4')?.name).toBe('Robin Vale');
  });
});
