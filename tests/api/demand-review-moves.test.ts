import { afterAll, describe, expect, it } from 'vitest';
import { type ReviewMovesView, reviewMoves } from '../../server/contract/demand-review.ts';
import type { SolveRunner } from '../../server/solving/solve-runner.ts';
import { type Caller, type TestApp, testApp } from '../support/app.ts';
import { patientSolver } from '../support/patient-solver.ts';
import { until } from '../support/until.ts';
import { AS_AT } from './demand-review-app.ts';

describe('what few moves would do', () => {
  const solver = patientSolver();
  afterAll(() => solver.close());
  const path = `/demand/review/moves?asAt=${AS_AT}`;
  const read = async ({ call }: TestApp, as: Caller = 'manager') =>
    reviewMoves.parse((await call('GET', path, { as })).body);
  const ended = (test: TestApp): Promise<ReviewMovesView> =>
    until(
      () => read(test),
      ({ state }) => state !== 'working',
    );

  it('is worked out once for the records as they are, and says what to do', async () => {
    const test = await testApp(undefined, { solveRunner: solver });
    expect(await read(test)).toMatchObject({
      state: 'not-asked',
      isOutdated: false,
      points: [],
      sentence: '',
      today: { districtId: 'south' },
    });
    expect((await test.call('POST', path, { as: 'manager' })).status).toBe(202);
    const found = await ended(test);
    // Alex or Robin to South: 1.5 of 1.17 and 2 of 2.33 FTE, which is 14 % below
    expect(found).toMatchObject({ state: 'done', helps: true, advised: 1, missingFte: -0.5 });
    expect(found.sentence).toBe('Rebalance now: one move would bring the worst district from −57 % to −14 %.');
    expect(found.points[0]?.worst?.difference).toBeCloseTo(-1 / 7, 9);
    expect(found.points[0]?.people).toMatchObject([{ fte: 1, fromDistrictId: 'north', toDistrictId: 'south' }]);
    // HR reads it, and does not ask for it
    expect(await read(test, 'hr')).toEqual(found);
    expect((await test.refused('POST', path, { as: 'hr' })).type).toBe('not-permitted');
    await test.call('POST', path);
    const asked = "SELECT count(*) AS asked FROM audit_event WHERE action = 'allocation-review.ask'";
    expect(test.db.$client.prepare(asked).get()).toEqual({ asked: 1 });
    // other records are another question
    test.db.$client.exec('UPDATE demand_count SET open_cases = open_cases + 1 WHERE id = 1');
    expect(await read(test)).toMatchObject({ state: 'not-asked', isOutdated: true, points: [] });
  });

  it('leaves whoever cannot work in a district where they are', async () => {
    const test = await testApp(undefined, { solveRunner: solver });
    test.db.$client.exec(
      "INSERT INTO working_constraint (person_id, district_id) SELECT id, 'south' FROM person WHERE id IN ('T-1', 'T-2', 'T-3')",
    );
    await test.call('POST', path);
    const found = await ended(test);
    expect(found).toMatchObject({ state: 'done', helps: false, advised: null, points: [] });
    expect(found.sentence).toBe(
      'Moving people would not mend this. In all there are people enough: look at who may not work where, and at who cannot be moved.',
    );
  });

  it('tells of a search that failed, and can be asked again', async () => {
    const test = await testApp();
    await test.call('POST', path);
    expect(await ended(test)).toMatchObject({ state: 'failed', failure: 'nothing solves here', sentence: '' });
    await test.call('POST', path);
    expect(await ended(test)).toMatchObject({ state: 'failed' });
  });

  /** A solver that finds nothing until it is stopped, and how often it was begun and stopped. */
  const holding = () => {
    const times = { begun: 0, stopped: 0 };
    const solveRunner: SolveRunner = {
      ...solver,
      run: (_, { signal }) =>
        new Promise((resolve) => {
          times.begun += 1;
          const stop = () => {
            times.stopped += 1;
            resolve({ kind: 'cancelled' });
          };
          if (signal.aborted) stop();
          else signal.addEventListener('abort', stop, { once: true });
        }),
    };
    const begun = (count: number) =>
      until(
        () => times.begun,
        (many) => many === count,
      );
    return { times, begun, solveRunner };
  };

  it('ends by itself once the records have changed, and is begun anew for them', async () => {
    const { solveRunner, begun, times } = holding();
    const test = await testApp(undefined, { solveRunner });
    await test.call('POST', path);
    await begun(1);
    expect(await read(test)).toMatchObject({ state: 'working', isOutdated: false });
    expect(times.stopped).toBe(0);
    test.db.$client.exec('UPDATE demand_count SET open_cases = open_cases + 1 WHERE id = 1');
    expect(await read(test)).toMatchObject({ state: 'not-asked', isOutdated: true });
    expect(times.stopped).toBe(1);
    await test.call('POST', path);
    await begun(2);
    expect(await read(test)).toMatchObject({ state: 'working', isOutdated: false });
    await test.call('POST', `/demand/review/moves/stop?asAt=${AS_AT}`);
    expect(await read(test)).toMatchObject({ state: 'cancelled' });
    expect(times.stopped).toBe(2);
  });

  it('is stopped', async () => {
    const { solveRunner, begun } = holding();
    const test = await testApp(undefined, { solveRunner });
    await test.call('POST', path);
    await begun(1);
    expect(await read(test)).toMatchObject({ state: 'working', step: 0, steps: 3 });
    const { body } = await test.call('POST', `/demand/review/moves/stop?asAt=${AS_AT}`);
    expect(reviewMoves.parse(body)).toMatchObject({ state: 'cancelled', sentence: '' });
  });

  it('keeps nothing that the independent check refuses', async () => {
    const lying: SolveRunner = {
      ...solver,
      run: async (job, hooks) => {
        const outcome = await solver.run(job, hooks);
        if (outcome.kind !== 'solved' || outcome.proposal.objective === null) return outcome;
        return { ...outcome, proposal: { ...outcome.proposal, objective: outcome.proposal.objective - 1 } };
      },
    };
    const test = await testApp(undefined, { solveRunner: lying });
    await test.call('POST', path);
    const found = await ended(test);
    expect(found).toMatchObject({ state: 'failed', points: [] });
    expect(found.failure).toContain('did not pass the independent check');
  });
});
