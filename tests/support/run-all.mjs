// Every check there is, fast ones first, with real counts: ends with what did not pass, each with its reason, and the
// line `N passed, N failed`.
// With --static only types, lint, format and unused code are checked.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';

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

/** What did not pass, told once more at the very end: of a long log often only the end is kept. */
const notPassed = [];
const LINES_OF_A_REASON = 25;
const LETTERS_OF_A_LINE = 300;

/** Notes what did not pass, with as much of the reason as tells where to look. */
function note(name, reason) {
  const lines = stripVTControlCharacters(reason)
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s+at .*(node_modules|node:internal|<anonymous>)/.test(line));
  const told = lines.slice(0, LINES_OF_A_REASON).map((line) => line.slice(0, LETTERS_OF_A_LINE));
  notPassed.push({ name, reason: [...told, ...(lines.length > told.length ? ['…'] : [])].join('\n') });
}

/** Notes the tests of a report that did not pass, and the files that failed beside them, and returns how many. */
function noteNotPassed({ testResults }, project) {
  const before = notPassed.length;
  for (const file of testResults) {
    const of = `${project} · ${relative(process.cwd(), file.name)}`;
    // it could not be loaded, or something before or after its tests failed
    if (file.status === 'failed' && file.message) note(of, file.message);
    for (const test of file.assertionResults.filter(({ status }) => status !== 'passed')) {
      note(`${of} · ${test.fullName} (${test.status})`, test.failureMessages.join('\n'));
    }
  }
  return notPassed.length - before;
}

/** Runs the tests of a project; gives how it ended, and of errors that belong to no test what was said. */
function runProject(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: ['inherit', 'inherit', 'pipe'], env });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
      process.stderr.write(text);
      said = (said + text).slice(-1_000_000);
    });
    // not when the stream closes: a process that a test left behind may keep that open
    child.on('exit', async (code) => {
      await pause(300);
      const at = said.search(/Unhandled Errors?\b/);
      resolve({ code, unhandled: at < 0 ? '' : said.slice(at) });
    });
  });
}

/** Runs a check, says what it found when it is through, and whether it passed. */
function check([name, args]) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
    child.on('close', (code) => {
      process.stdout.write(`${said}${code === 0 ? '✓' : '✗'} ${name}\n`);
      if (code !== 0) note(name, said);
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
    const { code, unhandled } = await runProject([
      ...args,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ]);
    const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
    passed += report?.numPassedTests ?? 0;
    // whatever did not pass has failed: failures, skips, todos, and files that could not even be loaded
    const found = report ? noteNotPassed(report, project) : 0;
    failed += found;
    if (code !== 0 && (found === 0 || unhandled)) {
      note(`${project} · ended with ${code} beside its tests`, unhandled);
      failed += 1;
    }
  }
}
if (notPassed.length > 0) {
  const reasons = notPassed.map(({ name, reason }) => `${name}\n${reason}`);
  const names = notPassed.map(({ name }) => `✗ ${name}`);
  process.stdout.write(`\nDid not pass, with the reasons:\n\n${reasons.join('\n\n')}\n\n`);
  process.stdout.write(`Did not pass:\n${names.join('\n')}\n\n`);
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
