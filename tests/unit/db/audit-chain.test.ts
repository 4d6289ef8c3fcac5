import { beforeEach, describe, expect, it } from 'vitest';
import { type Db, openDb } from '../../../db/open.ts';
import { appendAuditEvent } from '../../../db/queries/audit.ts';
import { pruneAuditEvents, redactAuditEvent } from '../../../db/queries/audit-keep.ts';
import { verifyAudit } from '../../../db/queries/audit-verify.ts';

const ACTOR = { accountId: 'kim', name: 'Kim Lee', role: 'hr', requestId: 'r' };
let db: Db;

/** An event a day from 1 January of a year on. */
function tell(year: number, count: number): void {
  for (let day = 1; day <= count; day += 1) {
    appendAuditEvent(db, {
      at: `${year}-01-${String(day).padStart(2, '0')}T10:00:00.000Z`,
      actor: ACTOR,
      action: 'person.change',
      subject: 'person',
      subjectId: `W-${day}`,
      personId: `W-${day}`,
      before: { name: `Old ${day}` },
      after: { name: `New ${day}` },
      reason: 'asked for',
    });
  }
}

/** Does what somebody does who has the file but not the program. */
function behindTheBack(statements: string): void {
  const triggers = db.$client
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    .all()
    .filter(({ name }) => name.startsWith('audit_'));
  for (const { name } of triggers) db.$client.exec(`DROP TRIGGER "${name}"`);
  db.$client.exec(statements);
  for (const { sql } of triggers) db.$client.exec(sql);
}

beforeEach(() => {
  db = openDb(':memory:');
  tell(2021, 10);
});

describe('the chain of the history', () => {
  it('is whole as it is written, and tells its head', () => {
    const verdict = verifyAudit(db);
    expect(verdict).toMatchObject({ ok: true, events: 10, redacted: 0, removed: 0, head: { sequence: 10 } });
    if (verdict.ok) expect(verifyAudit(db, verdict.head).ok).toBe(true);
  });

  it.each([
    ['what was changed', `UPDATE audit_event SET after = '{"name":"Other"}' WHERE sequence = 4`, 4],
    ['who did it', "UPDATE audit_event SET account_name = 'Somebody else' WHERE sequence = 1", 1],
    ['when it was', "UPDATE audit_event SET at = '2020-01-01T00:00:00.000Z' WHERE sequence = 7", 7],
    ['the action', "UPDATE audit_event SET action = 'person.add' WHERE sequence = 10", 10],
    ['content passed off as redacted', "UPDATE audit_event SET redacted_at = 'x' WHERE sequence = 3", 3],
  ])('shows where %s was changed behind its back', (_, statement, sequence) => {
    behindTheBack(statement);
    expect(verifyAudit(db)).toMatchObject({ ok: false, sequence });
  });

  it.each([
    ['the first', 1],
    ['one in the middle', 5],
    ['the last', 10],
  ])('shows where %s event was deleted', (_, sequence) => {
    behindTheBack(`DELETE FROM audit_event WHERE sequence = ${sequence}`);
    expect(verifyAudit(db)).toMatchObject({ ok: false, sequence });
  });

  it('shows an event that was put in, and one before the anchor', () => {
    const columns = 'at, account_name, action, subject, subject_id, content_hash, hash';
    behindTheBack(
      `INSERT INTO audit_event (sequence, ${columns}) SELECT 11, ${columns} FROM audit_event WHERE sequence = 10`,
    );
    expect(verifyAudit(db)).toMatchObject({ ok: false, sequence: 11 });
    behindTheBack('DELETE FROM audit_event WHERE sequence = 11');
    db.$client.exec("UPDATE sqlite_sequence SET seq = 10 WHERE name = 'audit_event'");
    pruneAuditEvents(db, '2021-01-04T00:00:00.000Z', 'now');
    expect(verifyAudit(db).ok).toBe(true);
    behindTheBack(
      `INSERT INTO audit_event (sequence, ${columns}) SELECT 2, ${columns} FROM audit_event WHERE sequence = 10`,
    );
    expect(verifyAudit(db)).toMatchObject({ ok: false, sequence: 2 });
  });

  it('shows with a noted head that all of it was written anew', () => {
    const noted = verifyAudit(db);
    if (!noted.ok) throw new Error('The chain is broken');
    db = openDb(':memory:');
    tell(2022, 12);
    expect(verifyAudit(db).ok).toBe(true);
    expect(verifyAudit(db, noted.head)).toMatchObject({ ok: false, sequence: 10 });
    expect(verifyAudit(db, { sequence: 13, hash: noted.head.hash })).toMatchObject({ ok: false, sequence: 13 });
  });

  it('shows that the triggers are gone', () => {
    db.$client.exec('DROP TRIGGER audit_event_no_delete');
    expect(verifyAudit(db)).toMatchObject({ ok: false, sequence: 0 });
  });

  it('stays verifiable where content is removed, and what is left cannot be filled in again', () => {
    redactAuditEvent(db, 4, '2022-01-01T00:00:00.000Z', { personId: 'erased-1', subjectId: 'erased-1' });
    expect(verifyAudit(db)).toMatchObject({ ok: true, events: 10, redacted: 1 });
    const row = db.$client.prepare('SELECT * FROM audit_event WHERE sequence = 4').get();
    expect(JSON.stringify(row)).not.toMatch(/W-4|Old|New|asked for/);
    expect(() => db.$client.exec(`UPDATE audit_event SET after = '{}' WHERE sequence = 4`)).toThrow('never changed');
  });

  it('is changed and deleted by nobody through the program’s connection', () => {
    expect(() => db.$client.exec(`UPDATE audit_event SET after = '{}' WHERE sequence = 4`)).toThrow('never changed');
    expect(() => db.$client.exec('DELETE FROM audit_event WHERE sequence = 4')).toThrow('never deleted');
    expect(() => db.$client.exec('DELETE FROM audit_event')).toThrow('never deleted');
  });
});

describe('the end of retention', () => {
  it('removes an unbroken run from the start and leaves an anchor the chain goes on from', () => {
    tell(2022, 3);
    expect(pruneAuditEvents(db, '2022-01-01T00:00:00.000Z', 'now')).toEqual({ removed: 10, upToSequence: 10 });
    expect(verifyAudit(db)).toMatchObject({ ok: true, events: 3, removed: 10, head: { sequence: 13 } });
    tell(2023, 1);
    expect(verifyAudit(db)).toMatchObject({ ok: true, events: 4, head: { sequence: 14 } });
  });

  it('removes everything and goes on counting', () => {
    expect(pruneAuditEvents(db, '2030-01-01T00:00:00.000Z', 'now')).toEqual({ removed: 10, upToSequence: 10 });
    expect(verifyAudit(db)).toMatchObject({ ok: true, events: 0, head: { sequence: 10 } });
    tell(2030, 1);
    expect(verifyAudit(db)).toMatchObject({ ok: true, events: 1, head: { sequence: 11 } });
  });

  it('keeps an old event that stands after a newer one', () => {
    tell(2020, 2);
    expect(pruneAuditEvents(db, '2021-01-01T00:00:00.000Z', 'now')).toBeNull();
    expect(verifyAudit(db)).toMatchObject({ ok: true, events: 12 });
  });

  it('does nothing a second time', () => {
    pruneAuditEvents(db, '2021-01-05T00:00:00.000Z', 'now');
    expect(pruneAuditEvents(db, '2021-01-05T00:00:00.000Z', 'later')).toBeNull();
  });
});
