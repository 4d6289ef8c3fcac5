// How long a backup of a large council holds the server: the gap of its event loop and what readers wait meanwhile.
import { rmSync, statSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { databaseFile } from '../../server/installation.ts';
import { freePort, startRealServer } from '../support/real-server.ts';
import { makeLargeCouncil } from './large-council.ts';

const BACKUPS = 3;
const listed = z.looseObject({ backups: z.array(z.unknown()) });

const council = await makeLargeCouncil();
const metricsPort = await freePort();
const server = await startRealServer(council.dataDir, {
  EVENHAND_METRICS: String(metricsPort),
  EVENHAND_LOG: 'error',
  EVENHAND_MODE: 'demo',
  EVENHAND_BACKUP_HOURS: '0',
});

/** The longest gap of the event loop since the last call, ms. */
async function gap(): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  return Number(/^evenhand_event_loop_gap_seconds (\S+)/m.exec(text)?.[1]) * 1000;
}

/** Reads one after another until it is told to stop. @returns ms each took */
function reader(): () => Promise<number[]> {
  const times: number[] = [];
  let stopped = false;
  const reading = (async () => {
    while (!stopped) {
      const began = performance.now();
      const { status } = await fetch(`${server.url}/api/demand/history`, {
        headers: { cookie: council.cookies[0] ?? '' },
      });
      if (status !== 200) throw new Error(`A read was answered ${status}`);
      times.push(performance.now() - began);
      await wait(10);
    }
  })();
  return async () => {
    stopped = true;
    await reading;
    return times;
  };
}

const slowest = (times: readonly number[]): string => Math.max(...times).toFixed(1);

try {
  const headers = { 'content-type': 'application/json', origin: server.url };
  const body = JSON.stringify({ email: 'administrator@demo.example', password: 'evenhand-demo' });
  const signedIn = await fetch(`${server.url}/api/session`, { method: 'POST', headers, body });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const count = async () =>
    listed.parse(await (await fetch(`${server.url}/api/backups`, { headers: { cookie } })).json()).backups.length;

  const warm = reader();
  await wait(3000);
  await warm();
  await gap();
  const idle = reader();
  await wait(5000);
  const idleTimes = await idle();
  const idleGap = await gap();

  const busy = reader();
  const began = performance.now();
  for (let n = 1; n <= BACKUPS; n += 1) {
    const { status } = await fetch(`${server.url}/api/backups`, { method: 'POST', headers: { ...headers, cookie } });
    if (status >= 300) throw new Error(`A backup was answered ${status}`);
    while ((await count()) < n) await wait(50);
  }
  const seconds = ((performance.now() - began) / 1000 / BACKUPS).toFixed(1);
  const busyTimes = await busy();
  const busyGap = await gap();
  const megabytes = (statSync(databaseFile(council.dataDir)).size / 2 ** 20).toFixed(1);
  process.stdout.write(
    `A database of ${megabytes} MiB, ${BACKUPS} backups of ${seconds} s each on average\n` +
      `event loop gap, ms: idle ${idleGap.toFixed(1)}, during backups ${busyGap.toFixed(1)}\n` +
      `slowest read, ms: idle ${slowest(idleTimes)}, during backups ${slowest(busyTimes)}\n`,
  );
} finally {
  await server.stop();
  rmSync(council.dataDir, { recursive: true, force: true });
}
