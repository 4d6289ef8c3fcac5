import { beforeEach, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../db/queries/audit-verify.ts';
import { pruneAudit } from '../../server/audit/prune-audit.ts';
import { type AuditPage, auditPage } from '../../server/contract/audit.ts';
import { type Caller, type TestApp, testApp } from '../support/app.ts';
import { newPlanOf } from './audit-plans.ts';

let app: TestApp;
beforeEach(async () => {
  app = await testApp();
});

async function history(query = '', as: Caller = 'service-manager'): Promise<AuditPage> {
  const answer = await app.call('GET', `/audit${query}`, { as });
  expect(answer.status, answer.text).toBe(200);
  return auditPage.parse(answer.body);
}
const changesOf = (event: AuditPage['events'][number] | undefined) =>
  (event?.changes ?? []).map(({ field, before, after, hidden }) => ({ field, before, after, hidden }));
const sentences = ({ events }: AuditPage) => events.map(({ sentence }) => sentence);
const changeRobin = (json: object, version = 1) => app.call('PATCH', '/people/T-1', { as: 'hr', version, json });

describe('an event', () => {
  it('says who, when, what, before and after, with names in the place of ids', async () => {
    await changeRobin({ contractedMinutes: 1500, roleId: 'senior-practitioner', endDate: '2022-03-31', languages: [] });
    const [event] = (await history('?area=person&person=T-1', 'hr')).events;
    expect(event).toMatchObject({
      at: '2021-04-01T09:00:00.000Z',
      who: 'Demo HR officer',
      role: 'hr',
      sentence: 'Changed the record of Robin Archer (T-1)',
      personId: 'T-1',
    });
    expect(changesOf(event)).toEqual([
      { field: 'Role', before: 'Caseworker', after: 'Senior practitioner', hidden: false },
      { field: 'Hours a week', before: '37:00', after: '25:00', hidden: false },
      { field: 'Last day', before: null, after: '31 Mar 2022', hidden: false },
      { field: 'Languages', before: 'Urdu', after: null, hidden: false },
    ]);
  });

  it('names the count, the plan and whoever was placed, with the reason that was given', async () => {
    await app.call('PATCH', '/demand/1', { version: 1, json: { openCases: 7 } });
    const planId = await newPlanOf(app, 'April');
    const change = { kind: 'place', personId: 'T-2', placements: [{ districtId: 'south', share: 1 }] };
    await app.call('POST', `/plans/${planId}/changes`, { version: 1, json: { changes: [change] } });
    const told = await history(`?plan=${planId}`);
    expect(sentences(told)).toEqual(['Placed Alex Brook (T-2) in the plan “April”', 'Made the plan “April”']);
    expect(changesOf(told.events[0])).toEqual([{ field: 'Placed in', before: 'North', after: 'South', hidden: false }]);
    await app.call('DELETE', `/plans/${planId}`, { version: 2 });
    expect(sentences(await history(`?plan=${planId}`))[1]).toBe('Placed Alex Brook (T-2) in the plan “April”');
    expect(sentences(await history('?area=demand'))[0]).toMatch(/^Corrected the count of 20\d\d-\d\d, /);
  });
});

describe('who reads what of the history', () => {
  const reason = 'my mother lives there';
  beforeEach(async () => {
    const preferences = [{ districtId: 'south', rank: 1, reason }];
    expect((await changeRobin({ preferences })).status).toBe(200);
    await app.call('PATCH', '/people/a%2Fb', { as: 'hr', version: 1, json: { preferences } });
  });

  it('a district manager reads of their own district, without reasons', async () => {
    const told = await history('?area=person', 'district-manager');
    expect(told.events.map(({ personId }) => personId)).toEqual(['a/b', 'T-4']);
    expect(changesOf(told.events[0])).toContainEqual({
      field: 'Reasons for choices',
      before: null,
      after: null,
      hidden: true,
    });
    expect(JSON.stringify(told)).not.toContain(reason);
    expect((await history('?person=T-1', 'district-manager')).events).toEqual([]);
  });

  it('a search finds only what the reader may read', async () => {
    expect((await history('?find=MOTHER%20lives', 'hr')).events.length).toBe(2);
    expect((await history('?find=mother', 'district-manager')).events).toEqual([]);
    expect((await history('?find=mother', 'administrator')).events).toEqual([]);
    expect((await history('?find=Robin', 'administrator')).events).toEqual([]);
    expect((await history('?find=T-1', 'administrator')).events).toEqual([]);
  });

  it('an administrator reads that something was done, and neither whom nor what', async () => {
    const told = await history('', 'administrator');
    const text = JSON.stringify(told);
    for (const hidden of ['Robin', 'Archer', 'T-1', 'Pat Ellis', reason, 'South', 'North']) {
      expect(text).not.toContain(hidden);
    }
    expect(sentences(told)).toContain('Changed the record of somebody');
    expect(told.events.every(({ personId, planId }) => personId === null && planId === null)).toBe(true);
    expect((await app.refused('GET', '/audit?person=T-1', { as: 'administrator' })).type).toBe('not-permitted');
    expect((await app.refused('GET', '/audit?plan=x', { as: 'administrator' })).type).toBe('not-permitted');
  });

  it('signing in and accounts are for administrators', async () => {
    const json = { email: 'lee@council.example', name: 'Lee Marsh', role: 'hr', districtId: null };
    await app.call('POST', '/accounts', { as: 'administrator', json });
    expect(sentences(await history('?area=account', 'administrator'))).toEqual(['Made the account of Lee Marsh']);
    for (const as of ['service-manager', 'manager', 'hr', 'district-manager'] as const) {
      expect((await history('?area=account', as)).events).toEqual([]);
      expect((await history('?find=Lee', as)).events).toEqual([]);
    }
  });

  it('a field that no rule names is shown to nobody', async () => {
    const insert = app.db.$client.prepare(
      "INSERT INTO audit_event (at, account_name, action, subject, subject_id, after, content_hash, hash) VALUES ('2021-04-01T10:00:00.000Z', 'Kim', 'person.change', 'person', 'T-1', ?, 'x', 'y')",
    );
    insert.run(JSON.stringify({ salaryPence: 3_100_000 }));
    for (const as of ['service-manager', 'manager', 'hr', 'administrator'] as const) {
      const [event] = (await history('?who=Kim', as)).events;
      expect(changesOf(event)).toEqual([{ field: 'Another field', before: null, after: null, hidden: true }]);
    }
  });

  it('a file holds what the reader sees, and that it was made stands in the history', async () => {
    await changeRobin({ name: '=cmd()' }, 2);
    const file = await app.call('GET', '/audit/export.csv?area=person', { as: 'hr' });
    expect(file.status).toBe(200);
    expect(file.text).toContain('Changed the record of =cmd() (T-1)');
    expect(file.text).not.toMatch(/(^|,|")=cmd/m);
    const ofDistrict = await app.call('GET', '/audit/export.csv', { as: 'district-manager' });
    expect(ofDistrict.text).not.toContain(reason);
    expect(ofDistrict.text).not.toContain('T-1');
    expect(sentences(await history('?area=read'))[1]).toBe('Saved a part of the history as a file');
  });
});

describe('the pages of the history', () => {
  it('hold every event once, newest first', async () => {
    for (let version = 1; version <= 120; version += 1)
      await changeRobin({ contractedMinutes: 1000 + version }, version);
    const seen: number[] = [];
    let next: number | null = null;
    do {
      const page: AuditPage = await history(next === null ? '?person=T-1' : `?person=T-1&below=${next}`);
      expect(page.events.length).toBeLessThanOrEqual(50);
      seen.push(...page.events.map(({ sequence }) => sequence));
      next = page.next;
    } while (next !== null);
    expect(seen.length).toBe(122);
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a));
    const found: AuditPage = await history('?find=16:41');
    expect(found.events.length).toBe(2);
  });

  it('hold the days that are asked for, by the clock of London', async () => {
    app.setTime(new Date('2021-05-31T23:30:00Z'));
    await changeRobin({ contractedMinutes: 1200 });
    expect((await history('?from=2021-06-01&to=2021-06-01')).events.length).toBe(1);
    expect((await history('?to=2021-05-31&area=person&find=20:00')).events).toEqual([]);
    expect((await history('?who=hr%20OFF&area=person')).events.length).toBe(1);
  });

  it.each(['?below=0', '?below=x', '?area=pay', '?from=2021-02-30', '?find='])('refuse %s', async (query) => {
    expect((await app.refused('GET', `/audit${query}`)).type).toBe('invalid-input');
  });
});

describe('reading', () => {
  const read = () => history('?area=read', 'service-manager');

  it('of why people asked for districts is kept, once an hour, of those who may read it', async () => {
    await app.call('GET', '/people', { as: 'hr' });
    await app.call('GET', '/people', { as: 'hr' });
    await app.call('GET', '/people', { as: 'district-manager' });
    await app.call('GET', '/people', { as: 'nobody' });
    expect((await read()).events.map(({ who, sentence }) => [who, sentence])).toEqual([
      ['Demo HR officer', 'Read why people asked for districts'],
    ]);
    app.setTime(new Date('2021-04-01T10:01:00Z'));
    await app.call('GET', '/people', { as: 'hr' });
    expect((await read()).events.length).toBe(2);
  });

  it('of a plan’s file, letters and explanations is kept with whom it is about', async () => {
    const planId = await newPlanOf(app, 'April');
    await app.call('GET', `/plans/${planId}/export.csv`);
    await app.call('GET', `/plans/${planId}/export.csv`);
    await app.call('GET', `/plans/${planId}/letters`);
    await app.call('GET', `/plans/${planId}/people/T-2/explanation`);
    await app.call('GET', `/plans/${planId}/people/nobody/explanation`);
    expect(sentences(await read())).toEqual([
      'Read why Alex Brook (T-2) stands where they do in the plan “April”',
      'Read the letters of the plan “April”',
      'Saved the plan “April” as a file',
      'Saved the plan “April” as a file',
    ]);
  });

  it('that has to be kept gives nothing out where it cannot be', async () => {
    const planId = await newPlanOf(app, 'April');
    app.db.$client.exec("CREATE TRIGGER planted BEFORE INSERT ON audit_event BEGIN SELECT RAISE(ABORT, 'full'); END");
    const file = await app.call('GET', `/plans/${planId}/export.csv`);
    expect(file.status).toBe(500);
    expect(file.text).not.toContain('Archer');
    expect((await app.call('GET', '/people', { as: 'hr' })).status).toBe(200);
  });
});

describe('retention', () => {
  it('removes what is older than the years set, tells so, and leaves the chain whole', async () => {
    await changeRobin({ contractedMinutes: 1200 });
    const later = new Date('2028-04-02T00:00:00Z');
    expect(pruneAudit(app.db, 8, later)).toBe(0);
    expect(pruneAudit(app.db, 7, later)).toBeGreaterThan(5);
    expect(pruneAudit(app.db, 7, later)).toBe(0);
    const told = await history();
    expect(sentences(told)).toEqual(['Removed events at the end of their retention']);
    expect(changesOf(told.events[0])).toContainEqual({
      field: 'From before',
      before: null,
      after: '2 Apr 2021',
      hidden: false,
    });
    expect(verifyAudit(app.db)).toMatchObject({ ok: true, events: 1 });
  });
});
