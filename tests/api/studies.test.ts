import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type Db, openDbFromBytes } from '../../db/open.ts';
import { problem } from '../../server/contract/problems.ts';
import { proposalStarted, proposalView } from '../../server/contract/proposals.ts';
import { latestStudy, type NewStudy, type StudyView, studyStarted, studyView } from '../../server/contract/studies.ts';
import type { SolveRunner } from '../../server/solving/solve-runner.ts';
import { patientSolver } from '../support/patient-solver.ts';
import { until as polled } from '../support/until.ts';
import { exampleDb, idOf, noSolver, pin, place, plansApp } from './plans-app.ts';

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

const curve: NewStudy = { kind: 'moves-curve', upTo: null };
const force = (personId: string, districtId: string): NewStudy => ({
  kind: 'what-if',
  personId,
  districtId,
  demand: 'force',
});
const forbid = (personId: string, districtId: string): NewStudy => ({
  kind: 'what-if',
  personId,
  districtId,
  demand: 'forbid',
});

async function start(question: NewStudy, on = app): Promise<string> {
  const { status, body } = await on.call('POST', `/plans/${planId}/studies`, { json: question });
  expect(status).toBe(202);
  return studyStarted.parse(body).studyId;
}

async function read(id: string, on = app): Promise<StudyView> {
  return studyView.parse((await on.call('GET', `/studies/${id}`)).body);
}

const until = (id: string, is: (study: StudyView) => boolean, on = app): Promise<StudyView> =>
  polled(() => read(id, on), is);
const ended = (study: StudyView) => !['queued', 'running'].includes(study.state);
const asked = async (question: NewStudy): Promise<StudyView> => until(await start(question), ended);
const refusal = (answer: { body: unknown }) => problem.parse(answer.body);

async function adopt(study: StudyView, maxMoves: number | null): Promise<string> {
  const { status, body } = await app.call('POST', `/studies/${study.id}/adopt`, { json: { maxMoves } });
  expect(status).toBe(201);
  return proposalStarted.parse(body).proposalId;
}

/** Answers the first so many jobs for real, then holds until it is told to stop. */
function holdingAfter(jobs: number): SolveRunner {
  return {
    run: (job, hooks) => {
      if (jobs-- > 0) return solver.run(job, hooks);
      return new Promise((settle) => {
        const stop = () => settle({ kind: 'cancelled' });
        if (hooks.signal.aborted) stop();
        else hooks.signal.addEventListener('abort', stop, { once: true });
      });
    },
    relax: async () => ({ kind: 'cancelled' }),
    leastRegret: async () => ({ kind: 'cancelled' }),
    close: () => {},
  };
}

describe('the curve of moves', () => {
  it('is worked out in the background, found again, and a point of it goes into the plan', async () => {
    const study = await asked(curve);
    expect(study).toMatchObject({ state: 'done', planId, kind: 'moves-curve', basedOnVersion: 1, failure: null });
    const points = study.movesCurve?.points ?? [];
    expect(points.length).toBeGreaterThan(1);
    const today = await app.plan(planId);
    expect(points[0]?.objective).toBeCloseTo(today.measures.objective ?? Number.NaN, 6);
    expect(points.every(({ proven }) => proven)).toBe(true);
    expect(study.movesCurve?.sentence).toMatch(/\d moves? cuts? /);
    const latest = await app.call('GET', `/plans/${planId}/studies?kind=moves-curve`);
    expect(latestStudy.parse(latest.body).study).toEqual(study);

    const last = points.at(-1);
    const proposalId = await adopt(study, last?.maxMoves ?? null);
    const proposal = proposalView.parse((await app.call('GET', `/proposals/${proposalId}`)).body);
    expect(proposal).toMatchObject({ state: 'ready', proven: true, basedOnVersion: 1 });
    expect(proposal.measures?.objective).toBeCloseTo(last?.objective ?? Number.NaN, 6);
    expect((await app.plan(planId)).openProposalId).toBe(proposalId);
    const accepted = await app.call('POST', `/plans/${planId}/accept`, {
      version: 1,
      json: { proposalId, personIds: null, reason: 'fairest' },
    });
    expect(accepted.status).toBe(200);
    const plan = await app.plan(planId);
    expect(plan.measures.objective).toBeCloseTo(last?.objective ?? Number.NaN, 6);
    expect(plan.measures.moves).toBe(last?.moves);
    // the plan stands at another version now: nothing is known of it yet
    const none = await app.call('GET', `/plans/${planId}/studies?kind=moves-curve`);
    expect(none.body).toEqual({ study: null });
  });

  it('gives a proposal that can be discarded, and one point after the other', async () => {
    const study = await asked(curve);
    const first = await adopt(study, 0);
    const second = await adopt(study, 1);
    expect(proposalView.parse((await app.call('GET', `/proposals/${first}`)).body).state).toBe('discarded');
    expect((await app.plan(planId)).openProposalId).toBe(second);
    await app.call('POST', `/proposals/${second}/discard`);
    expect((await app.plan(planId)).openProposalId).toBeNull();
  });

  it('is not taken into a plan that has changed since, nor at a point that it has not', async () => {
    const study = await asked(curve);
    const stray = await app.call('POST', `/studies/${study.id}/adopt`, { json: { maxMoves: 99 } });
    expect(refusal(stray)).toMatchObject({ type: 'invalid-input', faults: [{ field: 'maxMoves', value: '99' }] });
    await app.change(planId, 1, place('a', 'south'));
    const late = await app.call('POST', `/studies/${study.id}/adopt`, { json: { maxMoves: 1 } });
    expect(late.status).toBe(409);
    expect(refusal(late).detail).toContain('(version 1, now 2). Ask again');
    expect((await app.plan(planId)).openProposalId).toBeNull();
  });
});

describe('what if', () => {
  it('forces a placement, says what it costs, and can be taken', async () => {
    const study = await asked(force('a', 'south'));
    const before = await app.plan(planId);
    expect(study.whatIf).toMatchObject({ possible: true, proven: true, conflicts: [], demand: 'force' });
    expect(study.whatIf?.cost).toBeGreaterThanOrEqual(0);
    expect(study.whatIf?.sentence).toContain('Ann Lee in South');
    const sum = (study.whatIf?.changes ?? []).reduce((total, { change }) => total + change, 0);
    expect(study.whatIf?.total).toBeCloseTo(sum, 9);
    const proposalId = await adopt(study, null);
    await app.call('POST', `/plans/${planId}/accept`, {
      version: 1,
      json: { proposalId, personIds: null, reason: 'fairest' },
    });
    const after = await app.plan(planId);
    expect(after.rows.find(({ personId }) => personId === 'a')?.placements).toEqual([
      { districtId: 'south', share: 1 },
    ]);
    const [was, is] = [before.measures.objective ?? Number.NaN, after.measures.objective ?? Number.NaN];
    expect(is - was).toBeCloseTo(study.whatIf?.total ?? Number.NaN, 6);
    const others = after.rows.filter((row) => {
      const was = before.rows.find(({ personId }) => personId === row.personId);
      return row.personId !== 'a' && was?.placements[0]?.districtId !== row.placements[0]?.districtId;
    });
    expect(study.whatIf?.alsoMove.map(({ personId }) => personId)).toEqual(others.map(({ personId }) => personId));
  });

  it('needs one solve where the best plan is known, and says the same', async () => {
    const first = await asked(force('a', 'south'));
    expect(first.progress).toMatchObject({ of: 2 });
    const { body } = await app.call('POST', `/plans/${planId}/proposals`);
    await (await app.send('GET', `/proposals/${proposalStarted.parse(body).proposalId}/events`)).text();
    const second = await asked(force('a', 'south'));
    expect(second.progress).toMatchObject({ of: 1 });
    expect(second.whatIf?.cost).toBeCloseTo(first.whatIf?.cost ?? Number.NaN, 6);
    expect(second.whatIf?.total).toBeCloseTo(first.whatIf?.total ?? Number.NaN, 6);
    // what is known is known with the pins as they are
    const { version } = await app.change(planId, 1, pin('a'));
    const { body: again } = await app.call('POST', `/plans/${planId}/proposals`);
    await (await app.send('GET', `/proposals/${proposalStarted.parse(again).proposalId}/events`)).text();
    expect((await asked(force('a', 'south'))).progress).toMatchObject({ of: 2 });
    expect((await asked(force('b', 'south'))).progress).toMatchObject({ of: 1 });
    expect((await app.plan(planId)).plan?.version).toBe(version);
  });

  it('tells the answer before the best plan without the demand is found', async () => {
    const held = plansApp(db, holdingAfter(1));
    const half = await until(await start(force('a', 'south'), held), ({ whatIf }) => whatIf !== null, held);
    expect(half).toMatchObject({ state: 'running', whatIf: { possible: true, cost: null } });
    expect(half.whatIf?.sentence).not.toContain('alone costs');
    await held.call('POST', `/studies/${half.id}/cancel`);
  });

  it('forbids one, and says in people’s terms where that is impossible', async () => {
    const study = await asked(forbid('m', 'south'));
    expect(study).toMatchObject({ state: 'done', whatIf: { possible: false, total: null, cost: null, changes: [] } });
    const said = study.whatIf?.conflicts.join(' ') ?? '';
    expect(said).toContain('May Fox may not work in South');
    expect(said).toContain('South needs at least 1.00 FTE of Team manager');
    expect(study.whatIf?.sentence).toMatch(/^May Fox not in South is not possible: /);
  });

  it('leaves the person’s own pin out of account, but not out of the plan', async () => {
    const { version } = await app.change(planId, 1, pin('a'));
    const study = await asked(forbid('a', 'north'));
    expect(study.whatIf?.possible).toBe(true);
    const refused = await app.call('POST', `/studies/${study.id}/adopt`, { json: { maxMoves: null } });
    expect(refused.status).toBe(409);
    expect(refusal(refused).detail).toContain('Ann Lee is pinned to North but placed otherwise. Release the pin');
    expect((await app.plan(planId)).plan?.version).toBe(version);
  });

  it('refuses people and places that the plan does not have', async () => {
    const answer = await app.call('POST', `/plans/${planId}/studies`, { json: force('nobody', 'nowhere') });
    expect(answer.status).toBe(422);
    expect(refusal(answer).faults?.map(({ field }) => field)).toEqual(['personId', 'districtId']);
    expect((await app.call('POST', '/plans/none/studies', { json: curve })).status).toBe(404);
  });
});

describe('robustness', () => {
  it('holds the plan against other demand, and has nothing to take', async () => {
    db.$client.exec(`INSERT INTO demand_count (district_id, month, level_id, language_code, open_cases) VALUES
      ('north', '2020-09', 'l2', 'en', 50), ('south', '2020-09', 'l2', 'en', 100),
      ('north', '2019-09', 'l2', 'en', 80), ('north', '2020-03', 'l2', 'en', 70)`);
    const study = await asked({ kind: 'robustness' });
    const { scenarios = [], sentence } = study.robustness ?? {};
    // March 2020 is thirteen months back: neither of the last twelve nor a September
    expect(scenarios.map(({ id, kind }) => `${kind} ${id}`)).toEqual([
      'school-return 2019-09',
      'school-return 2020-09',
      'month 2021-03',
      'surge surge:north',
      'surge surge:south',
      'surge surge',
    ]);
    // September 2020: 100 + 200 points are 1 + 2 FTE; capacity is Ann 1, Bob 1, Cas 0.8, of which South is due two thirds
    const september = scenarios.find(({ id }) => id === '2020-09');
    expect(september?.demandFte).toBeCloseTo(3, 9);
    expect(september?.worst?.districtId).toBe('south');
    expect(september?.worst?.difference).toBeCloseTo(0.8 / ((2.8 * 2) / 3) - 1, 9);
    expect(september).toMatchObject({ withinTolerance: false, coverage: 0.4 });
    // a rise everywhere changes no fair share, only what is covered
    const today = await app.plan(planId);
    const everywhere = scenarios.find(({ id }) => id === 'surge');
    expect(everywhere?.worst?.difference).toBeCloseTo(today.measures.worst?.difference ?? Number.NaN, 9);
    expect(sentence).toMatch(/^In \d of 6 cases every district stays within 2 % of its fair share/);
    expect(study.robustness?.withinTolerance).toBe(scenarios.filter((one) => one.withinTolerance).length);
    expect((await app.call('POST', `/studies/${study.id}/adopt`, { json: { maxMoves: null } })).status).toBe(422);
  });

  it('an answer that an earlier version stored in another shape is asked for again, not shown by halves', async () => {
    const { id } = await asked({ kind: 'robustness' });
    db.$client.exec(`UPDATE study SET result = '{"robustness":{"scenarios":[{"id":"old"}]},"answers":[]}'`);
    expect((await read(id)).robustness).toBeNull();
    const latest = await app.call('GET', `/plans/${planId}/studies?kind=robustness`);
    expect(latestStudy.parse(latest.body).study).toBeNull();
  });
});

describe('while a study runs', () => {
  it('shows the points that are found, joins who asks the same, and keeps what it has when it is stopped', async () => {
    // without a limit, and for no move at all
    const held = plansApp(db, holdingAfter(2));
    const id = await start(curve, held);
    const half = await until(id, ({ movesCurve }) => movesCurve !== null, held);
    expect(half).toMatchObject({ state: 'running', movesCurve: { points: [{ maxMoves: 0 }], knee: null } });
    expect(half.progress.done).toBe(1);
    expect(half.progress.text).toBe('Finding the best plan with at most 1 move');
    expect(await start(curve, held)).toBe(id);
    const other = await held.call('POST', `/plans/${planId}/studies`, { json: { kind: 'moves-curve', upTo: 3 } });
    expect(other.status).toBe(409);
    expect(refusal(other).detail).toBe(
      'Another question of this kind is being worked out for the plan. Wait for it or stop it.',
    );

    const stopped = studyView.parse((await held.call('POST', `/studies/${id}/cancel`)).body);
    expect(stopped).toMatchObject({ state: 'cancelled', movesCurve: { points: [{ maxMoves: 0 }] } });
    expect(await until(id, ended, held)).toEqual(stopped);
    // stopping again changes nothing, and another may start
    expect(studyView.parse((await held.call('POST', `/studies/${id}/cancel`)).body)).toEqual(stopped);
    expect(await start(curve, held)).not.toBe(id);
  });

  it('a restart ends it, and says so', async () => {
    const id = await start(curve, plansApp(db, holdingAfter(0)));
    const restarted = plansApp(openDbFromBytes(db.$client.serialize()), noSolver);
    expect(await read(id, restarted)).toMatchObject({
      state: 'failed',
      failure: 'It was interrupted by a restart of the server. Ask again.',
    });
  });

  it('a solver that fails fails the study, and a plan that is deleted takes it along', async () => {
    const failing = plansApp(db, noSolver);
    const failed = await until(await start(curve, failing), ended, failing);
    expect(failed).toMatchObject({ state: 'failed', failure: 'This test does not solve' });
    const held = plansApp(db, holdingAfter(0));
    const id = await start(curve, held);
    await held.call('DELETE', `/plans/${planId}`, { version: 1 });
    expect((await held.call('GET', `/studies/${id}`)).status).toBe(404);
  });
});
