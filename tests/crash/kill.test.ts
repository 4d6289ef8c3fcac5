import { expect, it } from 'vitest';
import { crashRun } from '../support/crash-run.ts';

const KILLS = 20;
const SEED = 20210401;

it(`loses nothing that was acknowledged over ${KILLS} crashes`, async () => {
  const report = await crashRun(KILLS, SEED);
  const { lost, halfApplied, damaged } = report;
  expect({ lost, halfApplied, damaged }).toEqual({ lost: [], halfApplied: [], damaged: [] });
  // the crashes have to come while people write, or they say nothing
  expect(report.acknowledged).toBeGreaterThan(KILLS * 5);
  expect(report.inFlight).toBeGreaterThan(KILLS);
}, 180_000);
