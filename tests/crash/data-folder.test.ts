import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { contentHash } from '../../db/content-hash.ts';
import { keepChanging, type Subject, signIn } from '../support/crash-writers.ts';
import { clientOf } from '../support/real-client.ts';
import { type RealServer, startRealServer } from '../support/real-server.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const KEY = 'correct horse battery staple';

function run(file: string, dataDir: string, args: string[] = [], environment: Record<string, string> = {}) {
  return spawnSync(process.execPath, [file, ...args], {
    cwd: ROOT,
    env: { ...process.env, EVENHAND_DATA: dataDir, ...environment },
    encoding: 'utf8',
    timeout: 60_000,
  });
}
const subject = (id: string): Subject => ({
  kind: 'person',
  id,
  acknowledged: { version: 1, mark: 0 },
  inFlight: null,
  requestIds: [],
});

async function slowestAnswer(server: RealServer, until: () => boolean): Promise<number> {
  let slowest = 0;
  while (!until()) {
    const started = performance.now();
    expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
    slowest = Math.max(slowest, performance.now() - started);
  }
  return slowest;
}

describe('a data folder', () => {
  it('belongs to one process at a time: another is told which one has it, and a crash leaves nothing in the way', async () => {
    const server = await startRealServer();
    const second = run('server/main.ts', server.dataDir, [], { PORT: '39999' });
    expect(second.status).toBe(1);
    expect(second.stderr).toContain(`in use by process ${server.pid}`);
    expect(second.stderr).not.toMatch(/\n\s+at /);
    await server.kill();
    const after = await startRealServer(server.dataDir);
    await after.remove();
  });

  it('with a damaged database is refused at start with what to do, and left as it is', async () => {
    const server = await startRealServer();
    const call = await clientOf(server);
    await call('PATCH', '/people/W-0101', { name: 'Here' }, 1);
    await server.stop();
    const file = join(server.dataDir, 'evenhand.sqlite');
    const { size } = statSync(file);
    const fd = openSync(file, 'r+');
    for (let page = 8; page * 4096 < size; page += 5)
      writeSync(fd, Buffer.alloc(2000, 0xa5), 0, 2000, page * 4096 + 100);
    closeSync(fd);
    const start = run('server/main.ts', server.dataDir, [], { PORT: '39998' });
    expect(start.status).toBe(1);
    expect(start.stderr).toContain('is damaged');
    expect(start.stderr).toContain('npm run restore');
    expect(start.stderr).not.toMatch(/\n\s+at /);
    expect(statSync(file).size).toBe(size);
    rmSync(server.dataDir, { recursive: true });
  });
});

describe('the restore drill', () => {
  it('backs up while people write, restores elsewhere, and finds the same content', async () => {
    const key = { EVENHAND_BACKUP_KEY: KEY, EVENHAND_BACKUP_HOURS: '0' };
    const server = await startRealServer(undefined, key);
    const at = { url: server.url, cookie: await signIn(server.url) };
    const subjects = ['W-0101', 'W-0102', 'W-0103'].map(subject);
    const writing = subjects.map((one) => keepChanging(at, one));
    const { promise: backedUp, resolve } = Promise.withResolvers<void>();
    const made = import('node:child_process').then(({ spawn }) => {
      const child = spawn(process.execPath, ['server/commands/backup.ts'], {
        cwd: ROOT,
        env: { ...process.env, ...key, EVENHAND_DATA: server.dataDir },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let said = '';
      child.stdout.on('data', (text) => (said += String(text)));
      return new Promise<string>((done) => child.on('close', () => done(said)));
    });
    let isDone = false;
    void made.then(() => {
      isDone = true;
      resolve();
    });
    const slowest = await slowestAnswer(server, () => isDone);
    await backedUp;
    const said = await made;
    const file = said.split('\n')[0] ?? '';
    const hash = /content ([0-9a-f]{64})/.exec(said)?.[1];
    const written = subjects.reduce((sum, { requestIds }) => sum + requestIds.length, 0);
    expect(written, 'changes while the backup was made').toBeGreaterThan(5);
    expect(slowest, 'slowest answer meanwhile, in ms').toBeLessThan(1000);

    const whileRunning = run('server/commands/restore.ts', server.dataDir, [file], key);
    expect([whileRunning.status, whileRunning.stderr]).toEqual([1, expect.stringContaining('in use by process')]);
    await server.kill();
    await Promise.all(writing);

    const elsewhere = `${server.dataDir}-elsewhere`;
    const wrong = run('server/commands/restore.ts', elsewhere, [file], { EVENHAND_BACKUP_KEY: `${KEY}!` });
    expect([wrong.status, wrong.stderr]).toEqual([1, expect.stringContaining('another key')]);
    const restored = run('server/commands/restore.ts', elsewhere, [file], key);
    expect([restored.status, restored.stdout]).toEqual([0, expect.stringContaining('There was no database before')]);
    const db = new Sqlite(join(elsewhere, 'evenhand.sqlite'));
    expect(db.prepare('SELECT action FROM audit_event ORDER BY sequence DESC LIMIT 1').pluck().get()).toBe(
      'backup.restore',
    );
    // the one row the restore added aside, it holds what the backup says it held
    db.exec("DROP TRIGGER audit_event_no_delete; DELETE FROM audit_event WHERE action = 'backup.restore'");
    const schema = new Sqlite(join(server.dataDir, 'evenhand.sqlite'), { readonly: true });
    const trigger = schema.prepare("SELECT sql FROM sqlite_master WHERE name = 'audit_event_no_delete'").pluck().get();
    schema.close();
    db.exec(String(trigger));
    expect(contentHash(db)).toBe(hash);
    db.close();
    expect(readdirSync(server.dataDir).filter((name) => name.includes('.backup-'))).toEqual([]);
    rmSync(elsewhere, { recursive: true });
    await server.remove();
  });
});
