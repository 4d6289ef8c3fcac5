import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The product as users run it: its own process, its own data folder, a free port. */
export interface RealServer {
  url: string;
  pid: number;
  dataDir: string;
  /** Everything it printed so far. */
  printed: () => string;
  /** Seconds it stood in line for a processor so far, which others had meanwhile; 0 where the system does not say. */
  waited: () => number;
  /** Stops it as an operator would; the data folder stays. */
  stop: () => Promise<number | null>;
  /** Ends it at once, as a crash would; the data folder stays. */
  kill: () => Promise<void>;
  /** Stops it and removes the data folder. */
  remove: () => Promise<void>;
}

/** An empty data folder: a server on it goes through the whole first start. */
export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), 'evenhand-'));
}

/**
 * Starts the server and waits until it says that it is ready.
 * @param dataDir a data folder, to start on it again or for the first time; without it one of its own with the demo as it
 *   is after the first start, or an empty one where the service is a live one
 * @param environment further settings
 * @throws Error with what the server printed, where it is not ready within four minutes
 */
export async function startRealServer(dataDir?: string, environment: Record<string, string> = {}): Promise<RealServer> {
  if (dataDir !== undefined) return startOn(dataDir, environment);
  return startOn(environment.EVENHAND_MODE === 'live' ? emptyFolder() : await demoFolder(), environment);
}

let firstStart: Promise<string> | undefined;

/** A copy of the data folder of a demo that was started once and stopped. */
async function demoFolder(): Promise<string> {
  firstStart ??= startOnce().catch((error: unknown) => {
    firstStart = undefined;
    throw error;
  });
  const folder = emptyFolder();
  cpSync(await firstStart, folder, { recursive: true });
  return folder;
}

async function startOnce(): Promise<string> {
  // a worker may be ended without a word: the next run of all tests empties this folder
  const results = join(ROOT, 'test-results');
  mkdirSync(results, { recursive: true });
  const folder = mkdtempSync(join(results, 'first-start-'));
  await (await startOn(folder, {})).stop();
  return folder;
}

async function startOn(dataDir: string, environment: Record<string, string>): Promise<RealServer> {
  const port = Number(environment.PORT ?? (await freePort()));
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: ROOT,
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', EVENHAND_DATA: dataDir, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (printed += String(text)));
  for (let tries = 0; tries < 2400; tries += 1) {
    if (child.exitCode !== null) {
      const isTaken = environment.PORT === undefined && printed.includes(`Port ${port} is in use`);
      if (isTaken) return startOn(dataDir, environment);
      throw new Error(`The server ended with ${child.exitCode}:\n${printed}`);
    }
    const health = await fetch(`${url}/api/health`).catch(() => undefined);
    if (health?.status === 200 && printed.includes('Evenhand is ready')) {
      const stop = () => ended(child);
      return {
        url,
        pid: child.pid ?? 0,
        dataDir,
        printed: () => printed,
        waited: () => secondsInLine(child.pid ?? 0),
        stop,
        kill: async () => {
          await ended(child, 'SIGKILL');
        },
        remove: async () => {
          await stop();
          rmSync(dataDir, { recursive: true, force: true });
        },
      };
    }
    await wait(100);
  }
  child.kill('SIGKILL');
  throw new Error(`The server was not ready within four minutes:\n${printed}`);
}

/** From Linux’ figures of a process: time on a processor, time in line for one (both in nanoseconds), turns. */
function secondsInLine(pid: number): number {
  const figures = `/proc/${pid}/schedstat`;
  return existsSync(figures) ? Number(readFileSync(figures, 'utf8').split(' ')[1]) / 1e9 : 0;
}

/** How long the last words of a process that has ended may be on their way. */
const LAST_WORDS_MS = 2000;

async function ended(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exit = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const allPrinted = new Promise<void>((resolve) => child.once('close', () => resolve()));
  child.kill(signal);
  const code = await exit;
  // a process of its own that it left behind may hold what it printed to open
  await Promise.race([allPrinted, wait(LAST_WORDS_MS)]);
  return code;
}

/** Below the ports that Linux gives to whoever calls somebody: such a one would be taken again at any moment. */
const PORTS = { from: 12_000, to: 32_000 };

/** A port nobody listens on. */
export async function freePort(): Promise<number> {
  const port = randomInt(PORTS.from, PORTS.to);
  const isFree = await new Promise<boolean>((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
  return isFree ? port : freePort();
}
