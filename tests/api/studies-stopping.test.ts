import { expect, it } from 'vitest';
import { studyStarted, studyView } from '../../server/contract/studies.ts';
import type { SolveRunner } from '../../server/solving/solve-runner.ts';
import { until } from '../support/until.ts';
import { exampleDb, idOf, noSolver, plansApp } from './plans-app.ts';

it('a study that is stopped has ended within a second', async () => {
  let searches = 0;
  const run: SolveRunner['run'] = (_, { signal }) =>
    new Promise((settle) => {
      searches += 1;
      signal.addEventListener('abort', () => settle({ kind: 'cancelled' }), { once: true });
    });
  const { call, newPlan } = plansApp(exampleDb(), { ...noSolver, run });
  const path = `/plans/${idOf(await newPlan())}/studies`;
  const { studyId } = studyStarted.parse(
    (await call('POST', path, { json: { kind: 'moves-curve', upTo: null } })).body,
  );
  await until(
    () => searches,
    (count) => count === 1,
  );
  const before = performance.now();
  const { body } = await call('POST', `/studies/${studyId}/cancel`);
  expect(performance.now() - before).toBeLessThan(1000);
  expect(studyView.parse(body).state).toBe('cancelled');
});
