import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  type AskedMinimums,
  type MinimumCover,
  minimumCover,
  minimumsPreview,
  planCovers,
} from '../../server/contract/minimums.ts';
import { planView } from '../../server/contract/plans.ts';
import { type Call, type Caller, type TestApp, testApp } from '../support/app.ts';

async function cover({ call }: TestApp, as: Caller = 'manager', asAt = '2021-04-01'): Promise<MinimumCover> {
  return minimumCover.parse((await call('GET', `/minimums?asAt=${asAt}`, { as })).body);
}
const cellIn = ({ cells }: MinimumCover, roleId: string, districtId: string) =>
  cells.find((cell) => cell.roleId === roleId && cell.districtId === districtId);
const inNorth = (minimumFte: number | null) => [{ roleId: 'caseworker', districtId: 'north', minimumFte }];
const reason = 'agreed with the director';

/** Saves minimums that start from those there are. */
async function save(test: TestApp, minimums: AskedMinimums, call: Call = {}) {
  const { version } = await cover(test);
  return test.call('PATCH', '/minimums', { version, json: { minimums, reason }, ...call });
}
function eventsOf({ db }: TestApp) {
  return db.$client
    .prepare<[], { action: string; district_id: string; before: string; after: string; reason: string }>(
      "SELECT action, district_id, before, after, reason FROM audit_event WHERE subject = 'minimum' ORDER BY sequence",
    )
    .all();
}

describe('GET /api/minimums', () => {
  it('shows every role of the district teams beside what each district has', async () => {
    const test = await testApp();
    const found = await cover(test);
    expect(found.roles.map(({ roleId }) => roleId)).toEqual(['team-manager', 'senior-practitioner', 'caseworker']);
    expect(found.roles[2]).toEqual({
      ...{ roleId: 'caseworker', title: 'Caseworker', boundFte: 0 },
      ...{ fte: 3, people: 4 },
    });
    expect(cellIn(found, 'caseworker', 'north')).toMatchObject({ minimumFte: null, fte: 2.5, people: 3, shortFte: 0 });
    expect(cellIn(found, 'caseworker', 'south')).toMatchObject({
      ...{ fte: 0.5, people: 1, contractedFte: 0 },
      sentence: 'South has 0.50 FTE of Caseworker; no minimum is set.',
    });
  });

  it('counts who is there at the date, and says who is below', async () => {
    const test = await testApp();
    test.db.$client.exec("INSERT INTO district_minimum VALUES ('north', 'caseworker', 2.5)");
    expect(cellIn(await cover(test), 'caseworker', 'north')?.shortFte).toBe(0);
    test.db.$client.exec("UPDATE person SET end_date = '2021-04-30' WHERE id = 'T-3'");
    const later = cellIn(await cover(test, 'hr', '2021-05-01'), 'caseworker', 'north');
    expect(later).toMatchObject({ minimumFte: 2.5, fte: 2, shortFte: 0.5 });
    expect(later?.sentence).toBe('North has 2.00 FTE of Caseworker: 0.50 below the minimum of 2.50.');
  });

  it('shows a district manager their own district, without sums of all', async () => {
    const found = await cover(await testApp(), 'district-manager');
    expect(new Set(found.cells.map(({ districtId }) => districtId))).toEqual(new Set(['south']));
    for (const role of found.roles) expect(role).toMatchObject({ fte: null, people: null, boundFte: null });
  });

  it('is for those who read plans', async () => {
    const test = await testApp();
    expect((await test.refused('GET', '/minimums', { as: 'administrator' })).type).toBe('not-permitted');
    expect((await test.refused('GET', '/minimums/plans', { as: 'nobody' })).type).toBe('not-signed-in');
  });
});

describe('PATCH /api/minimums', () => {
  it('sets, changes and takes away, each told to the history with its reason', async () => {
    const test = await testApp();
    const first = minimumCover.parse((await save(test, inNorth(1.5), { as: 'manager' })).body);
    expect(cellIn(first, 'caseworker', 'north')?.minimumFte).toBe(1.5);
    expect(first.roles[2]?.boundFte).toBe(1.5);
    const { version: before } = await cover(test);
    await save(test, inNorth(2));
    await save(test, inNorth(1.5));
    // changed back: the same again
    expect((await cover(test)).version).toBe(before);
    await save(test, inNorth(null));
    await save(test, inNorth(0));
    const told = (fte: number) => JSON.stringify({ minimum: { roleId: 'caseworker', districtId: 'north', fte } });
    const all = { district_id: 'north', reason };
    expect(eventsOf(test)).toEqual([
      { ...all, action: 'minimum.set', before: null, after: told(1.5) },
      { ...all, action: 'minimum.change', before: told(1.5), after: told(2) },
      { ...all, action: 'minimum.change', before: told(2), after: told(1.5) },
      { ...all, action: 'minimum.remove', before: told(1.5), after: null },
    ]);
    const { text } = await test.call('GET', '/audit?area=minimum', { as: 'hr' });
    expect(text).toContain('Caseworker in North: 2.00 FTE');
  });

  it('refuses what cannot be, and changes nothing of what came with it', async () => {
    const test = await testApp();
    const { version } = await cover(test);
    const asked = [
      { roleId: 'team-manager', districtId: 'south', minimumFte: 1 },
      { roleId: 'caseworker', districtId: 'north', minimumFte: 2 },
      { roleId: 'caseworker', districtId: 'south', minimumFte: 1.5 },
    ];
    const problem = await test.refused('PATCH', '/minimums', { version, json: { minimums: asked, reason } });
    expect(problem.type).toBe('invalid-input');
    expect(problem.faults?.map(({ field, value }) => [field, value])).toEqual([
      ['minimums.1.minimumFte', '2'],
      ['minimums.2.minimumFte', '1.5'],
    ]);
    expect(problem.faults?.[0]?.remedy).toContain('3.50 FTE of Caseworker together; there are 3.00');
    expect([(await cover(test)).version, eventsOf(test)]).toEqual([version, []]);
    for (const minimumFte of [-1, 0.01, 51]) {
      const json = { minimums: inNorth(minimumFte), reason };
      expect((await test.refused('PATCH', '/minimums', { version, json })).type).toBe('invalid-input');
    }
    const json = { minimums: inNorth(1), reason: ' ' };
    expect((await test.refused('PATCH', '/minimums', { version, json })).type).toBe('invalid-input');
  });

  it('allows one that today’s placements break, since a plan may move people there', async () => {
    const test = await testApp();
    const minimums = [{ roleId: 'caseworker', districtId: 'south', minimumFte: 1 }];
    const saved = minimumCover.parse((await save(test, minimums)).body);
    expect(cellIn(saved, 'caseworker', 'south')).toMatchObject({ minimumFte: 1, fte: 0.5, shortFte: 0.5 });
  });

  it('is refused with what there is where somebody else changed a minimum meanwhile', async () => {
    const test = await testApp();
    const { version } = await cover(test);
    await save(test, inNorth(1));
    const problem = await test.refused('PATCH', '/minimums', { version, json: { minimums: inNorth(2), reason } });
    expect(problem.type).toBe('version-changed');
    const current = minimumCover.parse(problem.current);
    expect([current.version, cellIn(current, 'caseworker', 'north')?.minimumFte]).toEqual([
      (await cover(test)).version,
      1,
    ]);
    const json = { minimums: inNorth(2), reason };
    expect((await test.refused('PATCH', '/minimums', { json })).type).toBe('version-needed');
  });

  it('sent again with its key is done once', async () => {
    const test = await testApp();
    const { version } = await cover(test);
    const call = { version, headers: { 'idempotency-key': randomUUID() }, json: { minimums: inNorth(1), reason } };
    const [first, second] = [await test.call('PATCH', '/minimums', call), await test.call('PATCH', '/minimums', call)];
    expect([first.status, second.status, second.text === first.text]).toEqual([200, 200, true]);
    expect(eventsOf(test)).toHaveLength(1);
  });

  it('is for the service manager and the manager', async () => {
    const test = await testApp();
    const { version } = await cover(test);
    for (const as of ['hr', 'district-manager', 'administrator'] as const) {
      for (const [method, path] of [
        ['PATCH', '/minimums'],
        ['POST', '/minimums/preview'],
      ] as const) {
        const json = { minimums: inNorth(1), ...(method === 'PATCH' ? { reason } : {}) };
        expect((await test.refused(method, path, { as, version, json })).type).toBe('not-permitted');
      }
    }
    expect((await save(test, inNorth(1), { as: 'manager' })).status).not.toBe(403);
  });
});

describe('POST /api/minimums/preview', () => {
  const preview = async ({ call }: TestApp, minimums: AskedMinimums) =>
    minimumsPreview.parse((await call('POST', '/minimums/preview?asAt=2021-04-01', { json: { minimums } })).body);

  it('tells which districts and plans would be below, and stores nothing', async () => {
    const test = await testApp();
    await test.call('POST', '/plans', { json: { name: 'Draft', asAt: '2021-04-01' } });
    const found = await preview(test, [...inNorth(1), { roleId: 'caseworker', districtId: 'south', minimumFte: 1.5 }]);
    expect(found.effects).toMatchObject([
      { districtId: 'north', before: null, after: 1, fte: 2.5, shortFte: 0, plansBelow: [] },
      { districtId: 'south', before: null, after: 1.5, fte: 0.5, shortFte: 1, plansBelow: ['Draft'] },
    ]);
    expect(found.effects[1]?.cover).toBe('South has 0.50 FTE of Caseworker: 1.00 below the minimum of 1.50.');
    expect(found.notes).toEqual([
      'The minimums of Caseworker bind 2.50 of the 3.00 FTE that the 4 people of this role in district teams have together.',
      'The plan “Draft” keeps the old minimums until the new data is taken into it.',
    ]);
    expect(found.version).toBe((await cover(test)).version);
    expect((await preview(test, inNorth(null))).effects).toEqual([]);
  });

  it('says where a reduced caseload of new starters would no longer hold', async () => {
    const test = await testApp();
    test.db.$client.exec('UPDATE caseload_standard SET new_starter_share = 0.9, new_starter_months = 12');
    const { notes } = await preview(test, inNorth(1));
    expect(notes).toContain(
      'With a minimum, whoever is new as Caseworker counts with a full caseload from the first day.',
    );
  });
});

describe('plans and minimums', () => {
  const plansOf = async ({ call }: TestApp, as: Caller = 'manager') =>
    planCovers.parse((await call('GET', '/minimums/plans', { as })).body).plans;

  it('a plan keeps the minimums it was made with until the new data is taken into it', async () => {
    const test = await testApp();
    const made = planView.parse(
      (await test.call('POST', '/plans', { json: { name: 'Draft', asAt: '2021-04-01' } })).body,
    );
    const minimums = [{ roleId: 'caseworker', districtId: 'south', minimumFte: 1 }];
    await save(test, minimums);
    const [before] = await plansOf(test);
    expect(before).toMatchObject({ name: 'Draft', isOlder: true });
    const inSouth = { roleId: 'caseworker', districtId: 'south', fte: 0.5, people: 1 };
    expect(before?.cells[0]).toEqual({ ...inSouth, planMinimumFte: null, minimumFte: 1, shortFte: 0.5 });
    expect(before?.cells.find(({ districtId }) => districtId === 'north')).toMatchObject({
      minimumFte: null,
      fte: 2.5,
    });
    const path = `/plans/${made.plan?.id}`;
    const stale = planView.parse((await test.call('GET', path)).body);
    expect(stale.stale).toEqual(['The minimum of Caseworker in South is now 1.00 FTE; the plan uses none.']);
    expect(stale.measures.breaches).toEqual([]);
    const fresh = planView.parse((await test.call('POST', `${path}/refresh`, { version: 1 })).body);
    expect(fresh.stale).toEqual([]);
    expect(fresh.measures.breaches).toEqual(['South would have 0.50 FTE of Caseworker; it needs at least 1.00 FTE.']);
    const [after] = await plansOf(test);
    expect([after?.isOlder, after?.cells[0]?.planMinimumFte]).toEqual([false, 1]);
  });

  it('tells a district manager of their own district only', async () => {
    const test = await testApp();
    await test.call('POST', '/plans', { json: { name: 'Draft', asAt: '2021-04-01' } });
    await save(test, inNorth(1));
    const [plan] = await plansOf(test, 'district-manager');
    expect([plan?.isOlder, new Set(plan?.cells.map(({ districtId }) => districtId))]).toEqual([
      false,
      new Set(['south']),
    ]);
    const { text } = await test.call('GET', '/audit?area=minimum', { as: 'district-manager' });
    expect(text).not.toContain('North');
  });
});
