import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type Db, openDbFromBytes } from '../../db/open.ts';
import { listAuditEvents } from '../../db/queries/audit-list.ts';
import { planChanged } from '../../server/contract/plans.ts';
import { problem } from '../../server/contract/problems.ts';
import { type ProposalView, proposalProgress, proposalStarted, proposalView } from '../../server/contract/proposals.ts';
import type { SolveRunner } from '../../server/solving/solve-runner.ts';
import { patientSolver } from '../support/patient-solver.ts';
import { exampleDb, idOf, pin, place, plansApp } from './plans-app.ts';

const solver = patientSolver();
afterAll(() => solver.close());

let db: Db;
let app: ReturnType<typeof plansApp>;
let planId: string;
beforeEach(async () => {
  db = exampleDb();
  // Cas may work anywhere, so that there is something to improve
  db.$client.exec("DELETE FROM working_constraint; UPDATE person SET contracted_minutes = 2220 WHERE id = 'b'");
  app = plansApp(db, solver);
  planId = idOf(await app.newPlan());
});

async function start(): Promise<string> {
  const { status, body } = await app.call('POST', `/plans/${planId}/proposals`);
  expect(status).toBe(202);
  return proposalStarted.parse(body).proposalId;
}

async function read(id: string): Promise<ProposalView> {
  return proposalView.parse((await app.call('GET', `/proposals/${id}`)).body);
}

/** Every event of a proposal until the stream ends. @param listening told once whatever happens next is heard */
async function events(id: string, listening = () => {}): Promise<{ event: string; data: unknown }[]> {
  const response = await app.send('GET', `/proposals/${id}/events`);
  listening();
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  return (await response.text())
    .split('\n\n')
    .filter((block) => block.startsWith('event:'))
    .map((block) => ({
      event: /^event: (.*)$/m.exec(block)?.[1] ?? '',
      data: JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? 'null'),
    }));
}

async function ready(): Promise<ProposalView> {
  const id = await start();
  await events(id);
  return read(id);
}

describe('a proposal', () => {
  it('is searched for in a process of its own, streamed, proven, checked and better than today', async () => {
    // the search begins once somebody listens, or it might be over before
    const { promise: heard, resolve: listening } = Promise.withResolvers<void>();
    const run: SolveRunner['run'] = async (job, hooks) => {
      await heard;
      return solver.run(job, hooks);
    };
    app = plansApp(db, { ...solver, run });
    const id = await start();
    const seen = await events(id, listening);
    expect(seen[0]?.event).toBe('progress');
    for (const { event, data } of seen.slice(0, -1)) {
      expect(event).toBe('progress');
      proposalProgress.parse(data);
    }
    const last = seen.at(-1);
    expect(last?.event).toBe('done');
    const done = proposalView.parse(last?.data);
    expect(done).toEqual(await read(id));
    expect(done).toMatchObject({ id, planId, state: 'ready', proven: true, failure: null, basedOnVersion: 1 });
    const plan = await app.plan(planId);
    expect(plan.openProposalId).toBe(id);
    expect(done.suggestions.map(({ personId }) => personId)).toEqual(plan.rows.map((row) => row.personId));
    expect(done.measures?.objective).toBeLessThan(plan.measures.objective ?? Number.NaN);
    expect(done.progress.objective).toBeCloseTo(done.measures?.objective ?? Number.NaN, 6);
    expect(done.measures?.breaches).toEqual([]);
    const differing = done.suggestions.filter(({ differs }) => differs);
    expect(differing.length).toBe(done.measures?.moves);
    expect(differing.length).toBeGreaterThan(0);
  });

  it('is sent whole to a listener that comes late', async () => {
    const { id } = await ready();
    expect((await events(id)).map(({ event }) => event)).toEqual(['done']);
  });

  it('goes into the plan as a whole, can be taken back, and is then closed', async () => {
    const { id, measures, suggestions } = await ready();
    const before = await app.plan(planId);
    const { body } = await app.call('POST', `/plans/${planId}/accept`, {
      version: 1,
      json: { proposalId: id, personIds: null, reason: 'fairest' },
    });
    const accepted = planChanged.parse(body);
    expect(accepted.measures).toEqual(measures);
    const after = await app.plan(planId);
    expect(after.rows.map((row) => row.placements)).toEqual(suggestions.map(({ placements }) => placements));
    expect(after.openProposalId).toBeNull();
    expect((await read(id)).state).toBe('accepted');
    await app.change(planId, accepted.version, ...accepted.undo);
    expect((await app.plan(planId)).rows).toEqual(before.rows);
    const again = await app.call('POST', `/plans/${planId}/accept`, {
      version: 3,
      json: { proposalId: id, personIds: null, reason: 'fairest' },
    });
    expect(again.status).toBe(409);
  });

  it.each([{}, { reason: '' }, { reason: '  ok ' }])('is not accepted without a reason: %j', async (given) => {
    const { id } = await ready();
    const json = { proposalId: id, personIds: null, ...given };
    const refused = await app.call('POST', `/plans/${planId}/accept`, { version: 1, json });
    expect(refused.status).toBe(422);
    expect(problem.parse(refused.body).faults).toMatchObject([{ field: 'reason' }]);
    expect((await read(id)).state).toBe('ready');
  });

  it('goes into the history with who accepted it and why', async () => {
    const { id } = await ready();
    const json = { proposalId: id, personIds: null, reason: ' Fairest for South, talked over with the team ' };
    await app.call('POST', `/plans/${planId}/accept`, { version: 1, json });
    const told = listAuditEvents(db, {}, null, 50).find(({ action }) => action === 'proposal.accept');
    expect(told).toMatchObject({
      role: 'service-manager',
      subjectId: planId,
      reason: 'Fairest for South, talked over with the team',
    });
  });

  it('goes in for some people only and stays open for the rest', async () => {
    db.$client.exec("UPDATE demand_count SET open_cases = 200 WHERE district_id = 'south'");
    planId = idOf(await app.newPlan());
    const { id, suggestions } = await ready();
    const differing = suggestions.filter(({ differs }) => differs).map(({ personId }) => personId);
    expect(differing.length).toBe(2);
    const first = await app.call('POST', `/plans/${planId}/accept`, {
      version: 1,
      json: { proposalId: id, personIds: differing.slice(0, 1), reason: 'fairest' },
    });
    expect(planChanged.parse(first.body).rows.map((row) => row.personId)).toEqual(differing.slice(0, 1));
    const open = await read(id);
    expect(open.state).toBe('ready');
    expect(open.suggestions.filter(({ differs }) => differs).map(({ personId }) => personId)).toEqual(
      differing.slice(1),
    );
    await app.call('POST', `/plans/${planId}/accept`, {
      version: 2,
      json: { proposalId: id, personIds: differing.slice(1), reason: 'fairest' },
    });
    expect((await read(id)).state).toBe('accepted');
    const stray = await app.call('POST', `/plans/${planId}/accept`, {
      version: 3,
      json: { proposalId: id, personIds: ['x'], reason: 'fairest' },
    });
    expect(stray.status).toBe(409);
  });

  it('leaves people alone who were pinned since', async () => {
    const { id, suggestions } = await ready();
    const mover = suggestions.find(({ differs }) => differs)?.personId ?? '';
    await app.change(planId, 1, pin(mover));
    expect((await read(id)).suggestions.find(({ personId }) => personId === mover)?.differs).toBe(false);
    await app.call('POST', `/plans/${planId}/accept`, {
      version: 2,
      json: { proposalId: id, personIds: null, reason: 'fairest' },
    });
    const row = (await app.plan(planId)).rows.find(({ personId }) => personId === mover);
    expect(row?.moved).toBe(false);
    expect(row?.pin).not.toBeNull();
  });

  it('is made around the pins', async () => {
    await app.change(planId, 1, place('m', 'south'), pin('a'), pin('b'), pin('c'), pin('m'));
    const { suggestions } = await ready();
    expect(suggestions.some(({ differs }) => differs)).toBe(false);
    expect(suggestions[0]?.reason).toBe('Pinned to North');
  });

  it('says which rules cannot hold together where it is impossible', async () => {
    db.$client.exec('UPDATE district_minimum SET minimum_fte = 2');
    planId = idOf(await app.newPlan());
    const proposal = await ready();
    expect(proposal).toMatchObject({ state: 'impossible', proven: false, suggestions: [], measures: null });
    expect(proposal.conflicts.map(({ rule, sentence }) => [rule, sentence])).toEqual([
      ['minimum', expect.stringContaining('South needs at least 2.00 FTE of Team manager')],
    ]);
    expect((await app.plan(planId)).openProposalId).toBeNull();
  });

  it('replaces an older one that waited', async () => {
    const older = await ready();
    const newer = await ready();
    expect((await read(older.id)).state).toBe('discarded');
    expect((await app.plan(planId)).openProposalId).toBe(newer.id);
  });

  it('can be put aside, once it is ready', async () => {
    const { id } = await ready();
    const { status, body } = await app.call('POST', `/proposals/${id}/discard`);
    expect([status, proposalView.parse(body).state]).toEqual([200, 'discarded']);
    expect((await app.plan(planId)).openProposalId).toBeNull();
    const { status: accepted } = await app.call('POST', `/plans/${planId}/accept`, {
      version: 1,
      json: { proposalId: id, personIds: null, reason: 'fairest' },
    });
    expect(accepted).toBe(409);
  });

  it('is put aside by a refresh, since it was made on other facts', async () => {
    const { id } = await ready();
    await app.call('POST', `/plans/${planId}/refresh`, { version: 1 });
    expect((await read(id)).state).toBe('discarded');
  });
});

describe('after a restart', () => {
  it('a proposal that was running has failed, and says so', async () => {
    db.$client
      .prepare("INSERT INTO proposal VALUES ('half', ?, 'running', 1, 'Sam', '2021-04-01T09:00:00.000Z', NULL, NULL)")
      .run(planId);
    expect((await app.plan(planId)).runningProposalId).toBe('half');
    app = plansApp(openDbFromBytes(db.$client.serialize()), solver);
    expect(await read('half')).toMatchObject({
      state: 'failed',
      failure: 'It was interrupted by a restart of the server. Propose again.',
    });
    expect((await app.plan(planId)).runningProposalId).toBeNull();
    expect((await ready()).state).toBe('ready');
  });
});

describe('what does not exist', () => {
  it.each([
    ['GET', '/proposals/none'],
    ['GET', '/proposals/none/events'],
    ['POST', '/proposals/none/discard'],
    ['POST', '/plans/none/proposals'],
  ])('%s %s is not found', async (method, path) => {
    const { status, body } = await app.call(method, path);
    expect(status).toBe(404);
    expect(problem.parse(body).type).toBe('not-found');
  });
});
