import { beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../../db/open.ts';
import { type PlanChange, type PlanView, planView } from '../../server/contract/plans.ts';
import { problem } from '../../server/contract/problems.ts';
import { exampleDb, idOf, pin, place, plansApp } from './plans-app.ts';

let db: Db;
let app: ReturnType<typeof plansApp>;
let id: string;
beforeEach(async () => {
  db = exampleDb();
  app = plansApp(db);
  id = idOf(await app.newPlan());
});

const changes = (version: number | undefined, ...list: PlanChange[]) =>
  app.call('POST', `/plans/${id}/changes`, { json: { changes: list }, ...(version ? { version } : {}) });

describe('changes', () => {
  it('answer with the rows touched, the measures and the way back', async () => {
    const changed = await app.change(id, 1, place('a', 'south'), pin('b', 'speaks Urdu'));
    expect(changed.version).toBe(2);
    expect(changed.rows.map((row) => [row.personId, row.moved, row.choice])).toEqual([
      ['a', true, '2nd'],
      ['b', false, 'none stated'],
    ]);
    expect(changed.rows[1]?.pin).toEqual({
      reason: 'speaks Urdu',
      author: 'The service-manager',
      pinnedAt: '2021-04-01T10:00:00.000Z',
      expires: null,
    });
    // north keeps Bob’s 0.5 of its fair 1.5333
    expect(changed.measures.districts.map(({ capacityFte }) => capacityFte)).toEqual([0.5, 1.8]);
    expect(changed.measures.worst?.districtId).toBe('north');
    expect(changed.undo).toEqual([{ kind: 'unpin', personId: 'b' }, place('a', 'north')]);
    expect((await app.plan(id)).measures).toEqual(changed.measures);
  });

  it('are taken back exactly by undo, and done again by the undo of the undo', async () => {
    const start = await app.plan(id);
    const halves = {
      kind: 'place' as const,
      personId: 'b',
      placements: [
        { districtId: 'north', share: 0.5 },
        { districtId: 'south', share: 0.5 },
      ],
    };
    const done = await app.change(id, 1, place('a', 'south'), halves, pin('b'), pin('m'));
    const after = await app.plan(id);
    const undone = await app.change(id, 2, ...done.undo);
    expect(standing(await app.plan(id))).toEqual(standing(start));
    await app.change(id, 3, ...undone.undo);
    expect(standing(await app.plan(id))).toEqual(standing(after));
  });

  it('are all taken or none', async () => {
    const { status, body } = await changes(1, place('a', 'south'), place('c', 'north'), place('nobody', 'north'));
    expect(status).toBe(422);
    expect(problem.parse(body).faults?.map(({ field }) => field)).toEqual([
      'changes.1.placements.0.districtId',
      'changes.2.personId',
    ]);
    const plan = await app.plan(id);
    expect(plan.plan?.version).toBe(1);
    expect(plan.rows[0]?.moved).toBe(false);
  });

  it('may break a minimum, which shows at once as a sentence', async () => {
    const changed = await app.change(id, 1, place('m', 'north'));
    expect(changed.measures.breaches).toEqual([
      'South would have 0.00 FTE of Team manager; it needs at least 1.00 FTE.',
    ]);
  });

  it('leave pinned people alone, with the reason and the way out', async () => {
    await app.change(id, 1, pin('a', 'runs the parenting group'));
    const { status, body } = await changes(2, place('a', 'south'));
    expect(status).toBe(422);
    expect(problem.parse(body).detail).toContain('runs the parenting group');
    expect(problem.parse(body).detail).toContain('Release the pin first');
  });

  it.each([
    ['a share above 1', { kind: 'place', personId: 'a', placements: [{ districtId: 'north', share: 1.5 }] }],
    ['no placement', { kind: 'place', personId: 'a', placements: [] }],
    ['an unknown kind', { kind: 'teleport', personId: 'a' }],
    ['a pin without a reason', { kind: 'pin', personId: 'a', reason: ' ', expires: null }],
  ])('are refused with %s', async (_, change) => {
    const { status, body } = await app.call('POST', `/plans/${id}/changes`, {
      version: 1,
      json: { changes: [change] },
    });
    expect(status).toBe(422);
    expect(problem.parse(body).faults?.length).toBeGreaterThan(0);
  });
});

describe('versions', () => {
  it.each([
    ['POST', 'changes', { changes: [place('a', 'south')] }],
    ['POST', 'refresh', undefined],
    ['POST', 'accept', { proposalId: 'p', personIds: null, reason: 'fairest' }],
    ['PATCH', '', { name: 'X' }],
    ['DELETE', '', undefined],
  ])(
    'are needed to %s %s: 428 without, 412 with an old one, which carries the plan as it is',
    async (method, path, json) => {
      const address = `/plans/${id}${path === '' ? '' : `/${path}`}`;
      const body = json === undefined ? {} : { json };
      expect((await app.call(method, address, body)).status).toBe(428);
      await app.change(id, 1, place('b', 'south'));
      const refused = await app.call(method, address, { version: 1, ...body });
      expect(refused.status).toBe(412);
      const { type, current } = problem.parse(refused.body);
      expect(type).toBe('version-changed');
      const present = planView.parse(current);
      expect(present.plan?.version).toBe(2);
      expect(present).toEqual(await app.plan(id));
    },
  );

  it('let one of many edits of the same version through; the others are told, and nothing is lost', async () => {
    const people = ['a', 'b', 'm'];
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, at) => changes(1, pin(people[at % 3] ?? 'a', `edit number ${at}`))),
    );
    const taken = answers.flatMap(({ status }, at) => (status === 200 ? [at] : []));
    expect(taken).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(11);
    const pinned = (await app.plan(id)).rows.filter((row) => row.pin);
    expect(pinned.map((row) => row.pin?.reason)).toEqual([`edit number ${taken[0]}`]);
  });
});

/** What of a plan people decide: all but version and time. */
function standing(view: PlanView) {
  return { rows: view.rows, measures: view.measures };
}
