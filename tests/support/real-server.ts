import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
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
  /** Stops it as an operator would; the data folder stays. */
  stop: () => Promise<number | null>;
  /** Ends it at once, as a crash would; the data folder stays. */
  kill: () => Promise<void>;
  /** Stops it and removes the data folder. */
  remove: () => Promise<void>;
}

/**
 * Starts the server and waits until it says that it is ready.
 * @param dataDir an existing data folder, to start on it again; without it a new one
 * @param environment further settings
 * @throws Error with what the server printed, where it is not ready within 30 s
 */
export async function startRealServer(
  dataDir = mkdtempSync(join(tmpdir(), 'evenhand-')),
  environment: Record<string, string> = {},
): Promise<RealServer> {
  const port = Number(environment.PORT ?? (await freePort()));
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: ROOT,
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', EVENHAND_DATA: dataDir, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (printed += String(text)));
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${printed}`);
    const health = await fetch(`${url}/api/health`).catch(() => undefined);
    if (health?.status === 200) {
      const stop = () => ended(child);
      return {
        url,
        pid: child.pid ?? 0,
        dataDir,
        printed: () => printed,
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
  throw new Error(`The server was not ready within 30 s:\n${printed}`);
}

async function ended(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exit = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  child.kill(signal);
  return exit;
}

/** A port nobody listens on. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
