import fc from 'fast-check';
import { expect, it } from 'vitest';
import { testApp } from '../support/app.ts';
import { CALLERS, checkAnswer, unlikelyRequests, wildRequests } from '../support/fuzz.ts';
import { operationsOf } from '../support/operations.ts';

const SEED = 20210401;
/** A run asks more often than people do. */
const unlimited = { rateLimits: { perAddress: Infinity, perAccount: Infinity, windowMs: 1000 } };

it('answers whatever is asked without failing, and refuses in the one agreed form', async () => {
  const test = await testApp(undefined, unlimited);
  const seen = new Set<number>();
  await fc.assert(
    fc.asyncProperty(unlikelyRequests(await operationsOf(test)), async (request) => {
      seen.add(await checkAnswer(test, request));
    }),
    { seed: SEED, numRuns: 2500 },
  );
  // the requests have to get somewhere, or the property says nothing
  expect([...seen]).toEqual(expect.arrayContaining([200, 201, 400, 401, 403, 404, 412, 415, 422, 428]));
}, 120_000);

it('is asked so at every operation in every role, whatever is added', async () => {
  const test = await testApp(undefined, unlimited);
  const operations = await operationsOf(test);
  const asked = new Set<string>();
  for (const [n, operation] of operations.entries()) {
    for (const [m, as] of CALLERS.entries()) {
      const requests = fc.sample(wildRequests([operation], [as]), { seed: SEED + 100 * n + m, numRuns: 5 });
      for (const request of requests) {
        await checkAnswer(test, request);
        asked.add(`${request.operation.method} ${request.operation.path} ${request.as}`);
      }
    }
  }
  expect(asked.size).toBe(operations.length * CALLERS.length);
}, 120_000);
