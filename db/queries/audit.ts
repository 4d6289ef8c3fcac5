import { createHash, randomBytes } from 'node:crypto';
import { desc } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { placeholders, preparedOnce } from '../prepared.ts';
import { auditAnchor, auditEvent } from '../schema/index.ts';

export type AuditRow = typeof auditEvent.$inferSelect;

/** Who does something, and in which request. */
export interface Actor {
  /** Null for the program itself, such as a scheduled backup. */
  accountId: string | null;
  name: string;
  role: string | null;
  requestId: string | null;
}

/** What is told of one change (or of one reading that is kept). */
export interface NewAuditEvent {
  at: string;
  actor: Actor;
  /** `person.change`, `plan.create`, `session.start` … */
  action: string;
  subject: string;
  subjectId: string;
  districtId?: string | null;
  personId?: string | null;
  /** Only the fields that differ. */
  before?: Readonly<Record<string, unknown>> | null;
  after?: Readonly<Record<string, unknown>> | null;
  reason?: string | null;
}

/** What the first event of an installation is chained to. */
export const AUDIT_START = '0'.repeat(64);

const newEvent = preparedOnce((db) =>
  db
    .insert(auditEvent)
    .values(
      placeholders(
        'sequence',
        'at',
        'accountId',
        'accountName',
        'role',
        'requestId',
        'action',
        'subject',
        'subjectId',
        'districtId',
        'personId',
        'before',
        'after',
        'reason',
        'contentHash',
        'contentSalt',
        'hash',
      ),
    )
    .prepare(),
);

/**
 * Adds an event to the chain. Call it in the transaction of the change it tells of, so that neither is kept without the other.
 * @returns its sequence number
 */
export function appendAuditEvent(db: Db, event: NewAuditEvent): number {
  const { actor } = event;
  const row = {
    at: event.at,
    accountId: actor.accountId,
    accountName: actor.name,
    role: actor.role,
    requestId: actor.requestId,
    action: event.action,
    subject: event.subject,
    subjectId: event.subjectId,
    districtId: event.districtId ?? null,
    personId: event.personId ?? null,
    before: event.before ? JSON.stringify(event.before) : null,
    after: event.after ? JSON.stringify(event.after) : null,
    reason: event.reason ?? null,
    contentSalt: randomBytes(16).toString('hex'),
  };
  const last = lastLink(db);
  const sequence = last.sequence + 1;
  const contentHash = auditContentHash(row);
  const hash = auditHash(last.hash, { ...row, sequence, contentHash });
  newEvent(db).run({ ...row, sequence, contentHash, hash });
  return sequence;
}

/** SHA-256 over what may later be redacted, salted, so that a redacted text cannot be guessed from it. */
export function auditContentHash(
  row: Pick<AuditRow, 'accountName' | 'subjectId' | 'personId' | 'before' | 'after' | 'reason' | 'contentSalt'>,
): string {
  const { accountName, subjectId, personId, before, after, reason, contentSalt } = row;
  return sha256([contentSalt, accountName, subjectId, personId, before, after, reason]);
}

/** SHA-256 over the link before and all of an event that is never redacted. */
export function auditHash(
  previous: string,
  row: Pick<
    AuditRow,
    'sequence' | 'at' | 'accountId' | 'role' | 'requestId' | 'action' | 'subject' | 'districtId' | 'contentHash'
  >,
): string {
  const { sequence, at, accountId, role, requestId, action, subject, districtId, contentHash } = row;
  return sha256([previous, sequence, at, accountId, role, requestId, action, subject, districtId, contentHash]);
}

const lastEvent = preparedOnce((db) =>
  db
    .select({ sequence: auditEvent.sequence, hash: auditEvent.hash })
    .from(auditEvent)
    .orderBy(desc(auditEvent.sequence))
    .limit(1)
    .prepare(),
);

function lastLink(db: Db): { sequence: number; hash: string } {
  const event = lastEvent(db).get();
  if (event) return event;
  const anchor = db.select().from(auditAnchor).orderBy(desc(auditAnchor.upToSequence)).limit(1).get();
  return anchor ? { sequence: anchor.upToSequence, hash: anchor.hash } : { sequence: 0, hash: AUDIT_START };
}

function sha256(parts: readonly (string | number | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
