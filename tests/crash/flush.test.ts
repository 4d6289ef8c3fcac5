import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { closeDb, openDb } from '../../db/open.ts';
import { withoutFlush } from '../../db/unflushed.ts';
import { clientOf } from '../support/real-client.ts';
import { startRealServer } from '../support/real-server.ts';

const CHANGES = 15;

it('every connection of the product flushes each commit (synchronous = FULL)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-flush-'));
  const db = openDb(join(folder, 'evenhand.sqlite'));
  expect([
    db.$client.pragma('journal_mode', { simple: true }),
    db.$client.pragma('synchronous', { simple: true }),
  ]).toEqual(['wal', 2]);
  expect(withoutFlush(db, () => db.$client.pragma('synchronous', { simple: true }))).toBe(1);
  expect(() =>
    withoutFlush(db, () => {
      throw new Error('a full disk');
    }),
  ).toThrow('a full disk');
  // what comes after a note without a flush of its own is flushed again, and so is a transaction it is part of
  expect(db.$client.pragma('synchronous', { simple: true })).toBe(2);
  expect(db.transaction(() => withoutFlush(db, () => db.$client.pragma('synchronous', { simple: true })))).toBe(2);
  closeDb(db);
  rmSync(folder, { recursive: true });
});

/** Whether system calls of another process can be watched here. */
const canTrace = spawnSync('strace', ['-f', '-e', 'trace=fsync', '-o', '/dev/null', 'true']).status === 0;

// where they cannot be watched, the setting above is the evidence, and this says so by its absence
if (canTrace) {
  it('the disk has every change before its answer is sent: watched system call by system call', async () => {
    const server = await startRealServer(undefined, { EVENHAND_BACKUP_HOURS: '0' });
    const call = await clientOf(server);
    const output = join(server.dataDir, 'calls');
    const calls = 'trace=fsync,fdatasync,write,writev,sendto,sendmsg';
    const tracer = spawn('strace', ['-f', '-q', '-s', '24', '-e', calls, '-p', String(server.pid), '-o', output], {
      stdio: 'ignore',
    });
    await wait(1500);
    for (let n = 1; n <= CHANGES; n += 1) {
      // every other one with a key, whose notes have no flush of their own
      const key: Record<string, string> = n % 2 === 0 ? { 'idempotency-key': `change-${n}` } : {};
      expect((await call('PATCH', '/people/W-0101', { name: `Name ${n}` }, n, key)).status).toBe(200);
    }
    tracer.kill('SIGINT');
    await once(tracer, 'exit');
    const events = readFileSync(output, 'utf8')
      .split('\n')
      .flatMap((line) =>
        /\bf(data)?sync\(/.test(line) ? ['flush'] : /"HTTP\/1\.1 2\d\d/.test(line) ? ['answer'] : [],
      );
    expect(events.filter((event) => event === 'answer').length).toBe(CHANGES);
    const unflushed = events.filter((event, at) => event === 'answer' && events[at - 1] !== 'flush');
    expect(unflushed).toEqual([]);
    await server.remove();
  });
}
