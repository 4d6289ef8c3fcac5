// Every check there is, fast ones first, with real counts: ends with the line `N passed, N failed`.
// With --static only types, lint, format and unused code are checked.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';

const results = 'test-results';
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const staticChecks = {
  types: ['node_modules/typescript/bin/tsc', '-p', '.'],
  'lint and format': ['node_modules/@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', '.'],
  'unused code': ['node_modules/knip/bin/knip.js'],
};
const projects = ['fast', 'examples', 'e2e'];

let passed = 0;
let failed = 0;
for (const [name, args] of Object.entries(staticChecks)) {
  const ok = spawnSync(process.execPath, args, { stdio: 'inherit' }).status === 0;
  process.stdout.write(`${ok ? '✓' : '✗'} ${name}\n`);
  if (ok) passed += 1;
  else failed += 1;
}
if (!process.argv.includes('--static')) {
  for (const project of projects) {
    const file = `${results}/${project}.json`;
    const args = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/vitest.config.ts', '--project', project];
    const run = spawnSync(
      process.execPath,
      [...args, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
      {
        stdio: 'inherit',
      },
    );
    const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
    passed += report?.numPassedTests ?? 0;
    // whatever did not pass has failed: failures, skips, todos, and files that could not even be loaded
    const notPassed = report ? report.numTotalTests - report.numPassedTests : 0;
    failed += run.status !== 0 && notPassed === 0 ? 1 : notPassed;
  }
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
