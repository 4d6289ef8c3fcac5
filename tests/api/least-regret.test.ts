import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../../db/open.ts';
import { problem } from '../../server/contract/problems.ts';
import { proposalStarted, proposalView } from '../../server/contract/proposals.ts';
import { latestStudy, type NewStudy, type StudyView, studyStarted, studyView } from '../../server/contract/studies.ts';
import type { SolveRunner } from '../../server/solving/solve-runner.ts';
import { patientSolver } from '../support/patient-solver.ts';
import { until } from '../support/until.ts';
import { exampleDb, idOf, pin, plansApp } from './plans-app.ts';

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

const holdUp = (scenarioIds: string[] | null): NewStudy => ({ kind: 'least-regret', scenarioIds });

async function asked(question: NewStudy, on = app): Promise<StudyView> {
  const { status, body } = await on.call('POST', `/plans/${planId}/studies`, { json: question });
  expect(status).toBe(202);
  const { studyId } = studyStarted.parse(body);
  return until(
    async () => studyView.parse((await on.call('GET', `/studies/${studyId}`)).body),
    ({ state }) => !['queued', 'running'].includes(state),
  );
}

describe('the plan that holds up best', () => {
  it('has less to regret at worst than the plan as it stands, and goes into the plan', async () => {
    const study = await asked(holdUp(['surge:north', 'surge:south']));
    expect(study).toMatchObject({ state: 'done', kind: 'least-regret', failure: null });
    const { scenarios = [], before, after, better, proven, gap, sentence = '' } = study.leastRegret ?? {};
    expect(scenarios.map(({ id }) => id)).toEqual(['surge:north', 'surge:south']);
    for (const one of scenarios) {
      expect(one.before.regret).toBeGreaterThanOrEqual(-1e-9);
      expect(one.after.regret).toBeGreaterThanOrEqual(-1e-9);
    }
    expect(before?.regret).toBe(Math.max(...scenarios.map((one) => one.before.regret)));
    expect(after?.regret).toBe(Math.max(...scenarios.map((one) => one.after.regret)));
    expect(after?.regret ?? 0).toBeLessThan(before?.regret ?? 0);
    expect({ better, proven, gap }).toEqual({ better: true, proven: true, gap: null });
    expect(sentence).toMatch(
      /^If 2 people move, the worst shortfall over these 2 demands falls from 24 % \(South; 20 % more demand in South\) to 9 % \(North/,
    );
    expect(sentence).toContain('No other plan does better: proven.');
    expect(sentence).not.toMatch(/regret|objective|minimax|solver|bound/i);
    const latest = await app.call('GET', `/plans/${planId}/studies?kind=least-regret`);
    expect(latestStudy.parse(latest.body).study).toEqual(study);

    const adopted = await app.call('POST', `/studies/${study.id}/adopt`, { json: { maxMoves: null } });
    expect(adopted.status).toBe(201);
    const { proposalId } = proposalStarted.parse(adopted.body);
    const proposal = proposalView.parse((await app.call('GET', `/proposals/${proposalId}`)).body);
    expect(proposal).toMatchObject({ state: 'ready', basedOnVersion: 1, measures: { moves: after?.moves } });
    await app.call('POST', `/plans/${planId}/accept`, {
      version: 1,
      json: { proposalId, personIds: null, reason: 'fairest' },
    });

    // accepted, the robustness of the plan is what was said of it
    const robust = await asked({ kind: 'robustness' });
    for (const one of scenarios) {
      const now = robust.robustness?.scenarios.find(({ id }) => id === one.id);
      expect(now?.word).toBe(one.after.word);
      expect(now?.worst?.districtId).toBe(one.after.worst?.districtId);
      expect(now?.worst?.difference).toBeCloseTo(one.after.worst?.difference ?? Number.NaN, 9);
    }
  });

  it('takes the suggested demands where none is named, and says when nothing is better', async () => {
    const robust = await asked({ kind: 'robustness' });
    const suggested = robust.robustness?.scenarios.flatMap(({ id, suggested }) => (suggested ? [id] : [])) ?? [];
    expect(suggested.length).toBeGreaterThan(0);
    expect(suggested.length).toBeLessThanOrEqual(6);
    const study = await asked(holdUp(null));
    expect(study.leastRegret?.scenarios.map(({ id }) => id)).toEqual(suggested);
    const adopted = await app.call('POST', `/studies/${study.id}/adopt`, { json: { maxMoves: null } });
    const { proposalId } = proposalStarted.parse(adopted.body);
    await app.call('POST', `/plans/${planId}/accept`, {
      version: 1,
      json: { proposalId, personIds: null, reason: 'fairest' },
    });
    const again = await asked(holdUp(suggested));
    expect(again.leastRegret).toMatchObject({ better: false, proven: true });
    expect(again.leastRegret?.sentence).toMatch(/^The plan as it stands already holds up best over these \d demands/);
  });

  it('keeps pins, and says why where no plan is possible', async () => {
    const { version } = await app.change(planId, 1, pin('a'), pin('b'), pin('c'), pin('m'));
    const study = await asked(holdUp(['surge:south']));
    expect(study.leastRegret?.after).toEqual(study.leastRegret?.before);
    db.$client.exec("INSERT INTO working_constraint VALUES ('m', 'south')");
    await app.call('DELETE', `/plans/${planId}`, { version });
    planId = idOf(await app.newPlan());
    const failed = await asked(holdUp(['surge:south']));
    expect(failed.state).toBe('failed');
    expect(failed.failure).toMatch(/^No plan is possible: .*May Fox may not work in South/);
  });

  it('refuses demands that the plan does not have, none and too many', async () => {
    const stray = await app.call('POST', `/plans/${planId}/studies`, { json: holdUp(['surge:south', '1066-10']) });
    expect(stray.status).toBe(422);
    expect(problem.parse(stray.body).faults).toMatchObject([{ field: 'scenarioIds', value: '1066-10' }]);
    for (const ids of [[], Array.from({ length: 9 }, (_, at) => `surge:${at}`)]) {
      expect((await app.call('POST', `/plans/${planId}/studies`, { json: holdUp(ids) })).status).toBe(422);
    }
    const question = { json: holdUp(null), as: 'hr' as const };
    expect((await app.call('POST', `/plans/${planId}/studies`, question)).status).toBe(403);
  });
});

describe('where the search over all demands does not end well', () => {
  const ending = (leastRegret: SolveRunner['leastRegret']): SolveRunner => ({
    run: (job, hooks) => solver.run(job, hooks),
    relax: async () => ({ kind: 'cancelled' }),
    leastRegret,
    close: () => {},
  });
  const on = (leastRegret: SolveRunner['leastRegret']) => plansApp(db, ending(leastRegret));

  it('takes the best plan known where its time is over, and says that it is not proven', async () => {
    const study = await asked(
      holdUp(['surge:north', 'surge:south']),
      on(async () => ({ kind: 'overdue' })),
    );
    expect(study).toMatchObject({ state: 'done', leastRegret: { proven: false } });
    expect(study.leastRegret?.gap).toBeGreaterThan(0);
    const { before, after } = study.leastRegret ?? {};
    expect(after?.regret ?? 1).toBeLessThanOrEqual(before?.regret ?? 0);
  });

  it('keeps no plan that breaks a rule', async () => {
    const lies = on(async ({ input }) => {
      const placements = input.staff.map(({ id }) => ({ staff: id, district: 'north', share: 1 }));
      return { kind: 'held-up', answer: { placements, regrets: [0], worst: 0, bound: 0, atMost: 0 } };
    });
    const study = await asked(holdUp(['surge:south']), lies);
    expect(study.state).toBe('failed');
    expect(study.failure).toContain('did not pass the independent check (South would have 0.00 FTE of Team manager');
    expect(study.leastRegret).toBeNull();
  });

  it('ends when it is stopped, and fails with the reason where it fails', async () => {
    expect(
      (
        await asked(
          holdUp(null),
          on(async () => ({ kind: 'cancelled' })),
        )
      ).state,
    ).toBe('cancelled');
    const failed = await asked(
      holdUp(['surge:south']),
      on(async () => ({ kind: 'failed', reason: 'The solver stopped.' })),
    );
    expect(failed).toMatchObject({ state: 'failed', failure: 'The solver stopped.' });
  });
});
