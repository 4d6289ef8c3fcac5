import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDb, openDb } from '../../../db/open.ts';
import { appendAuditEvent } from '../../../db/queries/audit.ts';

const PROGRAM = { accountId: null, name: 'Evenhand', role: null, requestId: null };
let folder: string;
let file: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'evenhand-verify-'));
  file = join(folder, 'evenhand.sqlite');
  const db = openDb(file);
  for (const subjectId of ['a', 'b', 'c']) {
    const at = '2021-04-01T09:00:00.000Z';
    appendAuditEvent(db, { at, actor: PROGRAM, action: 'audit.prune', subject: 'audit', subjectId });
  }
  closeDb(db);
});
afterAll(() => rmSync(folder, { recursive: true }));

function verify(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['server/commands/audit-verify.ts', ...args], {
    encoding: 'utf8',
    env: { ...process.env, EVENHAND_DATA: folder },
  });
  return { status, stdout, stderr };
}

describe('npm run audit:verify', () => {
  it('prints the head of a whole chain, and takes it back as what to expect', () => {
    const { status, stdout } = verify();
    expect(status).toBe(0);
    expect(stdout).toContain('Whole: 3 events');
    const head = /3:[0-9a-f]{64}/.exec(stdout)?.[0] ?? '';
    expect(verify('--expect', head).status).toBe(0);
    expect(verify(file, '--expect', `3:${'0'.repeat(64)}`)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('Broken at number 3'),
    });
  });

  it('prints the first number at which the chain is broken', () => {
    const db = openDb(file);
    const trigger = db.$client
      .prepare<[], { sql: string }>("SELECT sql FROM sqlite_master WHERE name = 'audit_event_no_update'")
      .get();
    db.$client.exec(`DROP TRIGGER audit_event_no_update; UPDATE audit_event SET subject_id = 'x' WHERE sequence = 2`);
    db.$client.exec(trigger?.sql ?? '');
    closeDb(db);
    expect(verify()).toMatchObject({ status: 1, stdout: expect.stringContaining('Broken at number 2') });
  });

  it.each([
    [['/nowhere/evenhand.sqlite'], 'There is no database at'],
    [['--what'], 'npm run audit:verify'],
    [['--expect', 'x'], 'npm run audit:verify'],
    [['package.json'], 'Not checked'],
  ])('says why it did not check: %j', (args, why) => {
    expect(verify(...args)).toMatchObject({ status: 2, stderr: expect.stringContaining(why) });
  });
});
