import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../../db/open.ts';
import { problem } from '../../server/contract/problems.ts';
import { type NewStudy, type StudyView, studyStarted, studyView } from '../../server/contract/studies.ts';
import { patientSolver } from '../support/patient-solver.ts';
import { until } from '../support/until.ts';
import { exampleDb, idOf, plansApp } from './plans-app.ts';

/** Partners of North and of South close: 5 and 200 families at once, 2 points each. */
const CASES = `
INSERT INTO stress_case (id, name, kind, parameters, created_by) VALUES
  ('small', 'A partner closes in North', 'partner-closes',
    '{"families":[{"districtId":"north","levelId":"l2","families":5}],"referrals":[]}', 'Sam'),
  ('large', 'Another closes in South', 'partner-closes',
    '{"families":[{"districtId":"south","levelId":"l2","families":200}],"referrals":[]}', 'Sam');
`;

const solver = patientSolver();
afterAll(() => solver.close());

let db: Db;
let app: ReturnType<typeof plansApp>;
beforeEach(() => {
  db = exampleDb();
  db.$client.exec(CASES);
  app = plansApp(db, solver);
});

async function asked(planId: string, question: NewStudy): Promise<StudyView> {
  const started = await app.call('POST', `/plans/${planId}/studies`, { json: question });
  expect(started.status).toBe(202);
  const { studyId } = studyStarted.parse(started.body);
  return until(
    async () => studyView.parse((await app.call('GET', `/studies/${studyId}`)).body),
    ({ state }) => state !== 'queued' && state !== 'running',
  );
}
const robust = async (planId: string) => (await asked(planId, { kind: 'robustness' })).robustness;
const stressOf = (found: Awaited<ReturnType<typeof robust>>) =>
  (found?.scenarios ?? [])
    .filter(({ kind }) => kind === 'stress')
    .map(({ id, name, demandFte }) => [id, name, Math.round(demandFte * 100) / 100]);

const SAVED = [
  ['stress:small', 'A partner closes in North', 1.6],
  ['stress:large', 'Another closes in South', 5.5],
];

describe('saved stress cases', () => {
  it('are demands that a plan is held against, under their names, on top of what was counted', async () => {
    const found = await robust(idOf(await app.newPlan()));
    expect(stressOf(found)).toEqual(SAVED);
    const hard = found?.scenarios.find(({ id }) => id === 'stress:large');
    // South needs 4.5 of 5.5 and has Cas, 0.8 of all 2.3
    expect(hard).toMatchObject({ worst: { districtId: 'south' }, word: 'short', suggested: true });
    expect(hard?.worst?.difference).toBeCloseTo(0.8 / ((2.3 * 4.5) / 5.5) - 1, 9);
    expect(found?.notes).toContain(
      'Not recorded, or too few to show, in any district: cases for each family. An assumed figure is used instead; see how it was worked out.',
    );
  });

  it('do not add up with what a plan takes demand to be already', async () => {
    const id = idOf(await app.newPlan({ demandAsIf: { caseIds: ['small'] } }));
    expect(stressOf(await robust(id))).toEqual(SAVED);
  });

  it('say so where there is none, and where no counts tell what to put them on', async () => {
    const id = idOf(await app.newPlan());
    db.$client.exec('DELETE FROM stress_case');
    expect((await robust(id))?.notes).toEqual(['No stress case is saved yet.']);
    db.$client.exec(`${CASES} DELETE FROM demand_count`);
    const bare = await robust(idOf(await app.newPlan({ name: 'Without counts' })));
    expect(stressOf(bare)).toEqual([]);
    expect(bare?.notes).toEqual(['The saved stress cases are left out: no month has counts to put them on top of.']);
  });

  it('are demands that a plan can be found for, unless they are deleted meanwhile', async () => {
    const id = idOf(await app.newPlan());
    const question: NewStudy = { kind: 'least-regret', scenarioIds: ['stress:small', 'stress:large'] };
    const { leastRegret } = await asked(id, question);
    expect(leastRegret?.scenarios.map(({ name }) => name)).toEqual(SAVED.map(([, name]) => name));
    expect(leastRegret?.after.regret).toBeLessThanOrEqual(leastRegret?.before.regret ?? Number.NaN);
    db.$client.exec("DELETE FROM stress_case WHERE id = 'small'");
    const again = await app.call('POST', `/plans/${id}/studies`, { json: question });
    expect(again.status).toBe(422);
    expect(problem.parse(again.body).faults?.[0]?.remedy).toContain('a stress case may have been deleted');
  });
});
