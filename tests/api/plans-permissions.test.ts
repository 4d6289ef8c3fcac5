import { beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../../db/open.ts';
import { explanation } from '../../server/contract/explanations.ts';
import { planComparison, planHeads } from '../../server/contract/plans.ts';
import { type Caller, exampleDb, idOf, pin, place, plansApp } from './plans-app.ts';

let db: Db;
let app: ReturnType<typeof plansApp>;
let id: string;
beforeEach(async () => {
  db = exampleDb();
  app = plansApp(db);
  id = idOf(await app.newPlan());
});

const READERS = ['service-manager', 'manager', 'hr', 'district-manager'] as const;
const EDITORS: readonly Caller[] = ['service-manager', 'manager'];

const readRoutes = [
  '/plans',
  '/plans/policies',
  '/plans/today',
  '/plans/:id',
  '/plans/:id/compare?with=today',
  '/plans/:id/export.csv',
  '/plans/:id/people/c/explanation',
];
const editRoutes: [string, string, object | undefined, number][] = [
  ['POST', '/plans', { name: 'X', asAt: '2021-04-01' }, 201],
  ['PATCH', '/plans/:id', { name: 'Y' }, 200],
  ['DELETE', '/plans/:id', undefined, 204],
  ['POST', '/plans/:id/changes', { changes: [place('c', 'south')] }, 200],
  ['POST', '/plans/:id/accept', { proposalId: 'none', personIds: null, reason: 'fairest' }, 404],
  ['POST', '/plans/:id/refresh', undefined, 200],
  ['POST', '/plans/:id/proposals', undefined, 202],
  ['POST', '/proposals/none/cancel', { keepBest: false }, 404],
  ['POST', '/proposals/none/discard', undefined, 404],
];

describe('who may read', () => {
  for (const path of readRoutes) {
    it.each(READERS)(`GET ${path}: %s`, async (as) => {
      expect((await app.call('GET', path.replace(':id', id), { as })).status).toBe(200);
    });
    it(`GET ${path}: nobody without signing in`, async () => {
      expect((await app.call('GET', path.replace(':id', id), { as: 'nobody' })).status).toBe(401);
    });
  }
});

describe('who may change', () => {
  for (const [method, path, json, allowed] of editRoutes) {
    it.each([...READERS, 'nobody' as const])(`${method} ${path}: %s`, async (as) => {
      const request = { as, version: 1, ...(json ? { json } : {}) };
      const { status } = await app.call(method, path.replace(':id', id), request);
      expect(status).toBe(EDITORS.includes(as) ? allowed : as === 'nobody' ? 401 : 403);
    });
  }
});

describe('a district’s manager', () => {
  const as = 'district-manager' as const;

  it('sees who is in South today or would come, and the figures of South', async () => {
    await app.change(id, 1, place('a', 'south'), place('m', 'north'));
    const own = await app.plan(id, as);
    expect(own.rows.map((row) => row.personId)).toEqual(['a', 'c', 'm']);
    expect(own.measures.districts.map(({ districtId }) => districtId)).toEqual(['south']);
    expect(own.measures).toMatchObject({ objective: null, penalties: null, worst: { districtId: 'south' } });
    expect(own.measures.breaches).toHaveLength(1);
    expect(own.plan?.moves).toBe(2);
    expect(JSON.stringify(own)).not.toContain('Bob');
    const today = await app.call('GET', '/plans/today', { as });
    expect(JSON.stringify(today.body)).not.toMatch(/Ann|Bob/);
  });

  it('is told only of changes that concern South', async () => {
    db.$client.exec('UPDATE person SET contracted_minutes = 600');
    db.$client.exec('UPDATE demand_count SET open_cases = 100');
    const { stale } = await app.plan(id, as);
    expect(stale.join(' ')).toMatch(/Cas Roe.*May Fox/);
    expect(stale.join(' ')).not.toMatch(/Ann|Bob|Demand in North/);
    expect((await app.plan(id)).stale.join(' ')).toMatch(/Demand in North.*Ann.*Bob/);
  });

  it('is told why for own people only, with the names of others hidden', async () => {
    db.$client.exec('DELETE FROM working_constraint');
    const free = idOf(await app.newPlan());
    const path = `/plans/${free}/people/c/explanation`;
    const whole = explanation.parse((await app.call('GET', path)).body);
    expect(whole.options[0]?.swap?.name).toMatch(/Ann Lee|Bob Ray/);
    const own = await app.call('GET', path, { as });
    expect(explanation.parse(own.body).options[0]?.swap).toBeNull();
    expect(JSON.stringify(own.body)).not.toMatch(/Ann|Bob/);
    expect((await app.call('GET', `/plans/${free}/people/a/explanation`, { as })).status).toBe(404);
  });

  it('gets the same reach in comparison, export and list', async () => {
    await app.change(id, 1, place('a', 'south'), pin('b', 'Bob stays'));
    const other = idOf(await app.newPlan({ name: 'Other' }));
    await app.change(other, 1, place('b', 'south'));
    const compared = await app.call('GET', `/plans/${id}/compare?with=${other}`, { as });
    expect(planComparison.parse(compared.body).people.map(({ personId }) => personId)).toEqual(['a', 'b']);
    const exported = await app.call('GET', `/plans/${id}/export.csv`, { as });
    expect(String(exported.body)).toContain('Ann Lee');
    expect(String(exported.body)).not.toContain('Bob');
    const { plans } = planHeads.parse((await app.call('GET', '/plans', { as })).body);
    expect(plans.map(({ moves }) => moves)).toEqual([1, 1]);
  });

  it('sees of a proposal what concerns South', async () => {
    const placements = [
      ['a', 'north'],
      ['b', 'north'],
      ['c', 'south'],
      ['m', 'south'],
    ].map(([staff, district]) => ({ staff, district, share: 1 }));
    const result = { status: 'feasible', objective: 1, gap: 1, elapsedMs: 1, placements, districts: [], conflicts: [] };
    db.$client
      .prepare("INSERT INTO proposal VALUES ('p', ?, 'ready', 1, 'Sam', '2021-04-01T09:00:00.000Z', ?, NULL)")
      .run(id, JSON.stringify(result));
    const whole = await app.call('GET', '/proposals/p');
    expect(JSON.stringify(whole.body)).toContain('"personId":"a"');
    const own = await app.call('GET', '/proposals/p', { as });
    expect(own.body).toMatchObject({
      suggestions: [{ personId: 'c' }, { personId: 'm' }],
      measures: { districts: [{ districtId: 'south' }] },
      progress: { moves: null, worstDifference: null },
    });
    const events = await app.call('GET', '/proposals/p/events', { as });
    expect(String(events.body)).not.toMatch(/"personId":"[ab]"/);
  });

  it('never sees why somebody prefers a district', async () => {
    for (const role of READERS) {
      const { body } = await app.call('GET', `/plans/${id}`, { as: role });
      expect(JSON.stringify(body)).not.toContain('secret reason');
    }
  });
});
