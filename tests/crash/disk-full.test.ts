import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, it } from 'vitest';
import { faultsOf } from '../../db/check.ts';
import { clientOf } from '../support/real-client.ts';
import { startRealServer } from '../support/real-server.ts';

/** What the operating system lets the process write into one file, in bytes. */
function limitFiles(pid: number, bytes: number | 'unlimited'): void {
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`]);
}

it('says so while nothing can be written, goes on reading, and recovers without a restart', async () => {
  const server = await startRealServer(undefined, { EVENHAND_BACKUP_HOURS: '0' });
  const call = await clientOf(server);
  const file = join(server.dataDir, 'evenhand.sqlite');
  expect((await call('PATCH', '/people/W-0101', { name: 'Before' }, 1)).status).toBe(200);

  // from here on no file of the process may grow: the write-ahead log cannot take another change
  limitFiles(server.pid, statSync(`${file}-wal`).size);
  const refused = [];
  for (let n = 0; n < 10; n += 1) {
    refused.push(await call('PATCH', '/people/W-0102', { name: `Lost ${n}` }, 1));
    refused.push(await call('POST', '/plans', { name: `Lost ${n}`, asAt: '2021-04-01' }));
    expect((await call('GET', '/people')).status).toBe(200);
  }
  expect(new Set(refused.map(({ status, type }) => `${status} ${type}`))).toEqual(
    new Set(['503 application/problem+json']),
  );
  expect(refused.every(({ text }) => text.includes('nothing was stored'))).toBe(true);

  limitFiles(server.pid, 'unlimited');
  expect((await call('PATCH', '/people/W-0102', { name: 'After' }, 1)).status).toBe(200);
  await server.kill();
  const db = new Sqlite(file);
  expect(db.prepare("SELECT name FROM person WHERE id IN ('W-0101', 'W-0102') ORDER BY id").pluck().all()).toEqual([
    'Before',
    'After',
  ]);
  expect([db.prepare('SELECT count(*) FROM plan').pluck().get(), faultsOf(db)]).toEqual([0, []]);
  db.close();
  await server.remove();
});
