import fc from 'fast-check';
import { expect, it } from 'vitest';
import { testApp } from '../support/app.ts';
import { CALLERS, checkAnswer, unlikelyRequests, wildRequests } from '../support/fuzz.ts';
import { operationsOf } from '../support/operations.ts';

const SEED = 20210401;
/** Each part takes a small share of the time that a test may take on a slow machine. */
const PARTS = Array.from({ length: 25 }, (_, part) => part);
const RUNS = 100;
/** A run asks more often than people do. */
const unlimited = { rateLimits: { perAddress: Infinity, perAccount: Infinity, windowMs: 1000 } };

const test = await testApp(undefined, unlimited);
const operations = await operationsOf(test);
const seen = new Set<number>();
const another = await testApp(undefined, unlimited);

it.each(PARTS)('answers whatever is asked without failing, and refuses in the one agreed form (%i)', async (part) => {
  await fc.assert(
    fc.asyncProperty(unlikelyRequests(operations), async (request) => {
      seen.add(await checkAnswer(test, request));
    }),
    { seed: SEED - part, numRuns: RUNS },
  );
});

it('gets somewhere with these requests, or they would say nothing', () => {
  expect([...seen]).toEqual(expect.arrayContaining([200, 201, 400, 401, 403, 404, 412, 415, 422, 428]));
});

const everywhere = operations.flatMap((operation, at) =>
  CALLERS.map((as, m) => ({ name: `${operation.method} ${operation.path}`, operation, as, seed: SEED + 100 * at + m })),
);

it.each(everywhere)('is asked so in every role, whatever is added: $as, $name', async ({ operation, as, seed }) => {
  const asked = new Set<string>();
  for (const request of fc.sample(wildRequests([operation], [as]), { seed, numRuns: 5 })) {
    await checkAnswer(another, request);
    asked.add(`${request.operation.method} ${request.operation.path} ${request.as}`);
  }
  expect([...asked]).toEqual([`${operation.method} ${operation.path} ${as}`]);
});
