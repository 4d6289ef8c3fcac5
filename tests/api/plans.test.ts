import { beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../../db/open.ts';
import { planHead, planView, policyPresets } from '../../server/contract/plans.ts';
import { problem } from '../../server/contract/problems.ts';
import { exampleDb, idOf, pin, place, plansApp } from './plans-app.ts';

let db: Db;
let app: ReturnType<typeof plansApp>;
beforeEach(() => {
  db = exampleDb();
  app = plansApp(db);
});

describe('today', () => {
  it('shows people in post in district teams, where they work, with the figures worked out by hand', async () => {
    const today = planView.parse((await app.call('GET', '/plans/today')).body);
    expect(today.plan).toBeNull();
    expect(today.asAt).toBe('2021-04-01');
    expect(today.rows.map((row) => [row.personId, row.placements[0]?.districtId, row.choice])).toEqual([
      ['a', 'north', '1st'],
      ['b', 'north', 'none stated'],
      ['c', 'south', 'not listed'],
      ['m', 'south', 'none stated'],
    ]);
    // see measures.test.ts for the arithmetic
    expect(today.measures.objective).toBeCloseTo(1.6266667, 6);
    expect(today.rows.every((row) => row.reason.length > 0)).toBe(true);
  });

  it('takes another date, with who is in post then', async () => {
    const may = planView.parse((await app.call('GET', '/plans/today?asAt=2021-05-01')).body);
    expect(may.rows.map((row) => row.personId)).toEqual(['a', 'b', 'c', 'm', 'z']);
  });

  it('answers on an empty database too', async () => {
    db.$client.exec(
      'DELETE FROM person; DELETE FROM demand_count; DELETE FROM district_minimum; DELETE FROM unit; DELETE FROM district',
    );
    const empty = planView.parse((await app.call('GET', '/plans/today')).body);
    expect(empty.rows).toEqual([]);
    expect(empty.measures).toMatchObject({ objective: 0, firstChoice: null, worst: null, districts: [] });
    const { status } = await app.call('POST', '/plans', { json: { name: 'X', asAt: '2021-04-01' } });
    expect(status).toBe(422);
  });
});

describe('making plans', () => {
  it('freezes the facts: later changes of live data show as sentences, not in the rows', async () => {
    const made = await app.newPlan();
    db.$client.exec("UPDATE person SET contracted_minutes = 2220 WHERE id = 'b'");
    const plan = await app.plan(idOf(made));
    expect(plan.rows).toEqual(made.rows);
    expect(plan.measures).toEqual(made.measures);
    expect(made.stale).toEqual([]);
    expect(plan.stale).toEqual(['Bob Ray now works 1.00 FTE; the plan uses 0.50.']);
  });

  it('copies another plan with facts, placements, pins and policy', async () => {
    const id = idOf(await app.newPlan());
    await app.change(id, 1, place('a', 'south'), pin('a'));
    await app.call('PATCH', `/plans/${id}`, { version: 2, json: { presetId: 'fewest-moves', maxMoves: 3 } });
    db.$client.exec("UPDATE person SET contracted_minutes = 2220 WHERE id = 'b'");
    const copy = await app.newPlan({ name: 'Copy', copyOf: id });
    expect(copy.plan).toMatchObject({ name: 'Copy', version: 1, presetId: 'fewest-moves', maxMoves: 3, moves: 1 });
    expect(copy.rows).toEqual((await app.plan(id)).rows);
    expect(copy.stale).toHaveLength(1);
  });

  it('copies to another date on the live data of that date', async () => {
    const id = idOf(await app.newPlan());
    await app.change(id, 1, place('a', 'south'));
    const later = await app.newPlan({ asAt: '2021-05-01', copyOf: id });
    expect(later.rows.map((row) => [row.personId, row.placements[0]?.districtId])).toEqual([
      ['a', 'south'],
      ['b', 'north'],
      ['c', 'south'],
      ['m', 'south'],
      ['z', 'south'],
    ]);
  });

  it.each([
    [{ name: ' ' }, 'name'],
    [{ asAt: '2021-02-30' }, 'asAt'],
    [{ surprise: 1 }, 'surprise'],
  ])('refuses %j, naming the field', async (more, field) => {
    const { status, body } = await app.call('POST', '/plans', { json: { name: 'X', asAt: '2021-04-01', ...more } });
    expect(status).toBe(422);
    expect(problem.parse(body).faults?.map((fault) => fault.field)).toEqual([field]);
  });

  it('refuses a copy of nothing', async () => {
    const { status } = await app.call('POST', '/plans', { json: { name: 'X', asAt: '2021-04-01', copyOf: 'none' } });
    expect(status).toBe(404);
  });
});

describe('settings, list and deletion', () => {
  it('rename a plan and change its policy; measures follow', async () => {
    const id = idOf(await app.newPlan());
    await app.change(id, 1, place('a', 'south'));
    const before = await app.plan(id);
    const { body } = await app.call('PATCH', `/plans/${id}`, {
      version: 2,
      json: { name: 'Spring', presetId: 'fewest-moves', maxMoves: 0 },
    });
    expect(planHead.parse(body)).toMatchObject({ name: 'Spring', presetId: 'fewest-moves', maxMoves: 0, version: 3 });
    const after = await app.plan(id);
    // one full-time person moved: 0.5 points in balanced, 4 in fewest moves
    expect(before.measures.penalties?.move).toBeCloseTo(0.5, 9);
    expect(after.measures.penalties?.move).toBeCloseTo(4, 9);
    expect(after.measures.breaches).toEqual(['1 person leaves their current district; at most 0 may.']);
  });

  it('list plans, the one changed last first, and delete one', async () => {
    const first = idOf(await app.newPlan({ name: 'One' }));
    await app.newPlan({ name: 'Two' });
    const gone = await app.call('DELETE', `/plans/${first}`, { version: 1 });
    expect(gone.status).toBe(204);
    expect((await app.call('GET', `/plans/${first}`)).status).toBe(404);
    const { body } = await app.call('GET', '/plans');
    expect(body).toMatchObject({ plans: [{ name: 'Two' }] });
    const left = db.$client.prepare('SELECT count(*) AS n FROM plan_placement WHERE plan_id = ?').get(first);
    expect(left).toEqual({ n: 0 });
  });

  it('describe every policy in sentences', async () => {
    const { presets } = policyPresets.parse((await app.call('GET', '/plans/policies')).body);
    expect(presets).toHaveLength(5);
    expect(presets.every((preset) => preset.weights.length === 5)).toBe(true);
  });
});

describe('refresh', () => {
  it('takes live data again: leavers go, newcomers come in, placements and pins of the rest stay', async () => {
    const id = idOf(await app.newPlan());
    await app.change(id, 1, place('a', 'south'), pin('a'), pin('b'));
    db.$client.exec("UPDATE person SET end_date = '2021-03-31' WHERE id = 'b'");
    db.$client.exec("UPDATE person SET start_date = '2021-04-01' WHERE id = 'z'");
    db.$client.exec("INSERT INTO working_constraint VALUES ('a', 'south')");
    expect((await app.plan(id)).stale).toEqual([
      'Where Ann Lee cannot work changed.',
      'Bob Ray is no longer in post in a district team.',
      'Zoe Kay joined South (1.00 FTE).',
    ]);
    const { status, body } = await app.call('POST', `/plans/${id}/refresh`, { version: 2 });
    expect(status).toBe(200);
    const view = planView.parse(body);
    expect(view.stale).toEqual([]);
    expect(view.rows.map((row) => [row.personId, row.placements[0]?.districtId, row.pin !== null])).toEqual([
      ['a', 'south', true],
      ['c', 'south', false],
      ['m', 'south', false],
      ['z', 'south', false],
    ]);
    // the new constraint does not move her silently: it shows
    expect(view.rows[0]?.warnings).toEqual(['Ann Lee may not work in South. Choose another district.']);
  });
});
