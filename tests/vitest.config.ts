import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Three projects, fastest first; `tests/support/run-all.mjs` runs them in this order. */
export default defineConfig({
  root,
  test: {
    projects: [
      {
        test: {
          name: 'fast',
          root,
          include: ['tests/{architecture,unit,api,property}/**/*.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'examples',
          root,
          include: ['tests/examples/**/*.test.ts'],
          testTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'e2e',
          root,
          include: ['tests/{e2e,crash}/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 10_000 } },
          fileParallelism: false,
        },
      },
    ],
  },
});
