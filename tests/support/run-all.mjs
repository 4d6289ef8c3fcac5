// Every check there is, fast ones first, with real counts: ends with the line `N passed, N failed`.
// With --static only types, lint, format and unused code are checked.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const results = 'test-results';
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const staticChecks = {
  // one checker: each further one works out the types of the whole interface anew
  types: ['node_modules/typescript/bin/tsc', '-p', '.', '--checkers', '1'],
  'lint and format': ['node_modules/@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', '.'],
  'unused code': ['node_modules/knip/bin/knip.js'],
};
const projects = ['fast', 'e2e', 'examples', 'alone'];
// hundreds of processes read the same sources: what Node made of them is kept for the next one
const env = { ...process.env, NODE_COMPILE_CACHE: join(process.cwd(), 'node_modules/.cache/compiled') };

/** Runs a check, says what it found when it is through, and whether it passed. */
function check([name, args]) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
    child.on('close', (code) => {
      process.stdout.write(`${said}${code === 0 ? '✓' : '✗'} ${name}\n`);
      resolve(code === 0);
    });
  });
}

// none of them uses more than one processor for long, so that they run side by side
const checks = await Promise.all(Object.entries(staticChecks).map(check));
let passed = checks.filter(Boolean).length;
let failed = checks.length - passed;
if (!process.argv.includes('--static')) {
  for (const project of projects) {
    const file = `${results}/${project}.json`;
    const args = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/vitest.config.ts', '--project', project];
    const run = spawnSync(
      process.execPath,
      [...args, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
      { stdio: 'inherit', env },
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
