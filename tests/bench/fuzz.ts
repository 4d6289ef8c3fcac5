// Unlikely requests at every operation for as long as asked; what fails is printed with its seed, to be done again.
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { testApp } from '../support/app.ts';
import { checkAnswer, unlikelyRequests } from '../support/fuzz.ts';
import { operationsOf } from '../support/operations.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string' },
    runs: { type: 'string', default: '1000' },
  },
});
const until = performance.now() + Number(values.seconds) * 1000;
const first = values.seed === undefined ? Date.now() % 2_147_483_647 : Number(values.seed);
const statuses = new Map<number, number>();
const failures: string[] = [];
let asked = 0;
// each batch on a database of its own, so that a seed alone says everything
for (let seed = first; performance.now() < until; seed += 1) {
  const test = await testApp(undefined, { rateLimits: { perAddress: Infinity, perAccount: Infinity, windowMs: 1000 } });
  const operations = await operationsOf(test);
  for (const request of fc.sample(unlikelyRequests(operations), { seed, numRuns: Number(values.runs) })) {
    if (performance.now() > until) break;
    asked += 1;
    try {
      const status = await checkAnswer(test, request);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    } catch (error) {
      failures.push(`--seed ${seed}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  test.db.$client.close();
}
const counts = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${count} × ${status}`);
process.stdout.write(`${asked} requests from seed ${first}: ${counts.join(', ')}\n${failures.length} failed\n`);
for (const failure of failures.slice(0, 20)) process.stdout.write(`${failure.slice(0, 500)}\n`);
process.exitCode = failures.length > 0 ? 1 : 0;
