// Every check there is, fast ones first, with real counts: ends with what did not pass, each with its reason, and the
// line `N passed, N failed`.
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

/** What did not pass, named at the very end too: of a long log often only the end is kept. */
const notPassed = [];
const LINES_OF_A_REASON = 40;

/** Lists the tests of a report that did not pass, and the files that could not be loaded, and returns how many tests. */
function listNotPassed(report, project) {
  for (const file of report.testResults) {
    if (file.status === 'failed' && file.assertionResults.length === 0)
      notPassed.push(`${project} · ${file.name}\n${file.message}`);
    for (const test of file.assertionResults.filter(({ status }) => status !== 'passed')) {
      const reason = test.failureMessages.join('\n').split('\n').slice(0, LINES_OF_A_REASON).join('\n');
      notPassed.push(`${project} · ${file.name} · ${test.fullName} (${test.status})\n${reason}`);
    }
  }
  return report.numTotalTests - report.numPassedTests;
}

/** Runs a check, says what it found when it is through, and whether it passed. */
function check([name, args]) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
    child.on('close', (code) => {
      process.stdout.write(`${said}${code === 0 ? '✓' : '✗'} ${name}\n`);
      if (code !== 0) notPassed.push(`${name}\n${said}`);
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
    const tests = report ? listNotPassed(report, project) : 0;
    if (run.status !== 0 && tests === 0) notPassed.push(`${project} · ended with ${run.status}, though no test failed`);
    failed += run.status !== 0 && tests === 0 ? 1 : tests;
  }
}
if (notPassed.length > 0) process.stdout.write(`Did not pass:\n\n${notPassed.join('\n\n')}\n\n`);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
