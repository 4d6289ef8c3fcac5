// One entry for every npm script on a fresh clone: installs when the lock file changed, then hands over to a Node
// that can run the product (the machine's own, else the one npm installed). Plain JavaScript that Node 20 can read.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);

/** Installs from the lock file unless that very lock is installed already. Everything it says goes to standard error. */
function install() {
  const stamp = join(root, 'node_modules/.evenhand-installed');
  const want = createHash('sha256')
    .update(readFileSync('package-lock.json'))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === want) return;
  console.error('Installing dependencies (first run, or package-lock.json changed) …');
  const npm = process.env.npm_execpath ? [process.execPath, [process.env.npm_execpath]] : ['npm', []];
  const flags = [
    'ci',
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--loglevel=error',
    '--no-fund',
    '--no-audit',
  ];
  const done = spawnSync(npm[0], [...npm[1], ...flags], {
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32' && !process.env.npm_execpath,
  });
  if (done.status !== 0) {
    console.error(
      'The installation failed; see the message above. Check the connection to the npm registry and try again.',
    );
    process.exit(done.status ?? 1);
  }
  writeFileSync(stamp, want);
}

/** The Node to run: this one from 22.18 on, else the one that came with the optional dependencies. */
function pickNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  const own = ['linux-x64/bin/node', 'linux-arm64/bin/node', 'win-x64/bin/node.exe']
    .map((path) => join(root, `node_modules/node-${path}`))
    .find((path) => existsSync(path));
  if (own) return own;
  console.error(`Node ${process.version} is too old. Install Node 24 from nodejs.org and try again.`);
  return process.exit(1);
}

/** Hash of the client's sources, so that a second start does not build again. */
function clientSources() {
  const hash = createHash('sha256');
  const walk = (dir) => {
    for (const entry of readdirSync(dir, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(dir, entry.name);
      if (entry.isDirectory()) {
        if (path !== join('client', 'dist')) walk(path);
      } else hash.update(path).update(readFileSync(path));
    }
  };
  walk('client');
  walk(join('server', 'contract'));
  return hash.update(readFileSync('package-lock.json')).digest('hex');
}

const bin = {
  tsc: 'node_modules/typescript/bin/tsc',
  vite: 'node_modules/vite/bin/vite.js',
  biome: 'node_modules/@biomejs/biome/bin/biome',
  drizzle: 'node_modules/drizzle-kit/bin.cjs',
};
const built = join('client', 'dist', '.built');

/** The build step, or nothing when the client that stands in `client/dist` was made from these very sources. */
function buildSteps() {
  const want = clientSources();
  if (existsSync(built) && statSync(built).isFile() && readFileSync(built, 'utf8') === want) return [];
  const stamp = () => {
    mkdirSync(dirname(built), { recursive: true });
    writeFileSync(built, want);
  };
  return [
    {
      say: 'Building the pages …',
      args: [bin.vite, 'build', '--config', 'client/vite.config.ts', '--logLevel', 'warn'],
      after: stamp,
    },
  ];
}

const rest = process.argv.slice(3);
const commands = {
  start: () => [...buildSteps(), { args: ['server/main.ts', ...rest] }],
  build: () => buildSteps(),
  dev: () => [{ args: ['server/dev.mjs'] }],
  'reset-demo': () => [{ args: ['seeds/reset-demo.ts', ...rest] }],
  'generate-demo': () => [{ args: ['seeds/generate.ts', ...rest] }],
  propose: () => [{ args: ['server/commands/propose.ts', ...rest] }],
  'audit:verify': () => [{ args: ['server/commands/audit-verify.ts', ...rest] }],
  'one-time-link': () => [{ args: ['server/commands/one-time-link.ts', ...rest] }],
  backup: () => [{ args: ['server/commands/backup.ts', ...rest] }],
  restore: () => [{ args: ['server/commands/restore.ts', ...rest] }],
  'bench:crash': () => [{ args: ['tests/bench/crash.ts', ...rest] }],
  'bench:solver': () => [{ args: ['tests/bench/solver.ts', ...rest] }],
  'bench:load': () => [{ args: ['tests/bench/load.ts', ...rest] }],
  'bench:establishment': () => [{ args: ['tests/bench/establishment.ts', ...rest] }],
  'bench:costs': () => [{ args: ['tests/bench/costs.ts', ...rest] }],
  'bench:imports': () => [{ args: ['tests/bench/imports.ts', ...rest] }],
  'bench:backup': () => [{ args: ['tests/bench/backup.ts', ...rest] }],
  'bench:fuzz': () => [{ args: ['tests/bench/fuzz.ts', ...rest] }],
  licences: () => [{ args: ['tests/support/list-licences.ts', ...rest] }],
  'db:generate': () => [{ args: [bin.drizzle, 'generate', '--config', 'db/drizzle.config.ts', ...rest] }],
  format: () => [{ args: [bin.biome, 'check', '--write', '.'] }],
  validate: () => [{ args: ['tests/support/run-all.mjs', '--static'] }],
  test: () => [...buildSteps(), { args: ['tests/support/run-all.mjs', ...rest] }],
};

const command = commands[process.argv[2]];
if (!command) {
  console.error(`Unknown command “${process.argv[2] ?? ''}”. One of: ${Object.keys(commands).join(', ')}.`);
  process.exit(1);
}
install();
const node = pickNode();
const env = { ...process.env, PATH: dirname(node) + delimiter + process.env.PATH, NODE_NO_WARNINGS: '1' };
for (const step of command()) {
  if (step.say) console.error(step.say);
  // spawn, not spawnSync: a SIGTERM to this process must reach the server
  const child = spawn(node, step.args, { stdio: 'inherit', env });
  const forward = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, forward);
  const code = await new Promise((done) => child.on('exit', (exitCode, signal) => done(signal ? 1 : exitCode)));
  for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, forward);
  if (code !== 0) process.exit(code);
  step.after?.();
}
