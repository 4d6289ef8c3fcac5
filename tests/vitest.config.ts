import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './support/longest-first.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Tests that hold the product to its time: other tests beside them would take some of it. */
const TIMED = [
  'tests/e2e/{start,allocation,studies,least-regret}.test.ts',
  'tests/api/{proposals-faults,studies-stopping,http-stopping}.test.ts',
  'tests/unit/server/solving/child-process-runner.test.ts',
  'tests/unit/solver/{solve,explain,engine-limits,regret-deadline}.test.ts',
  'tests/unit/seeds/speed.test.ts',
  'tests/unit/server/posts-speed.test.ts',
];
/** So that a slow machine is no failure: what is promised about time, a test says itself. */
const PATIENCE_MS = 120_000;
/** A first start, a browser and a whole working day at the screen, each while others take most of the machine. */
const browsing = {
  testTimeout: 3 * PATIENCE_MS,
  hookTimeout: 3 * PATIENCE_MS,
  expect: { poll: { timeout: 60_000 } },
};

/**
 * Four projects; `tests/support/run-all.mjs` runs them in this order. Files of a worker share their modules: no test may
 * depend on what a module keeps. Each file of `e2e` has a server, a data folder and a browser of its own, so that two
 * files run at once. What measures time, ends processes or fills the disk has the machine to itself.
 */
export default defineConfig({
  root,
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'fast',
          root,
          include: ['tests/{architecture,unit,api,property}/**/*.test.ts'],
          exclude: TIMED,
          testTimeout: PATIENCE_MS,
          hookTimeout: PATIENCE_MS,
          isolate: false,
          execArgv: ['--expose-gc'],
          maxWorkers: Math.max(2, availableParallelism()),
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'e2e',
          root,
          include: ['tests/e2e/**/*.test.ts'],
          exclude: TIMED,
          ...browsing,
          isolate: false,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'examples',
          root,
          include: ['tests/examples/**/*.test.ts'],
          testTimeout: PATIENCE_MS,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'alone',
          root,
          include: ['tests/crash/**/*.test.ts', ...TIMED],
          ...browsing,
          isolate: false,
          fileParallelism: false,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
