import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { placeholders, preparedOnce } from '../prepared.ts';
import { auditEvent, idempotencyKey } from '../schema/index.ts';
import { withoutFlush } from '../unflushed.ts';

export type IdempotencyRow = typeof idempotencyKey.$inferSelect;

const REPLACED = ['requestHash', 'headers', 'createdAt', 'status', 'body'] as const;
const anyKey = placeholders('accountId', 'key');

/** A key of an account. */
export type KeyOf = Pick<IdempotencyRow, 'accountId' | 'key'>;

const rowOfKey = preparedOnce((db) => db.select().from(idempotencyKey).where(isKey(anyKey)).prepare());

/** The row of a key, or undefined where it was not used, or is forgotten. */
export function findIdempotencyKey(db: Db, { accountId, key }: KeyOf): IdempotencyRow | undefined {
  return rowOfKey(db).get({ accountId, key });
}

const begunKey = preparedOnce((db) => {
  const values = {
    ...placeholders('accountId', 'key', 'requestHash', 'headers', 'createdAt'),
    status: sql`NULL`,
    body: sql`NULL`,
  };
  const set = Object.fromEntries(
    REPLACED.map((column) => [column, sql`excluded.${sql.identifier(idempotencyKey[column].name)}`]),
  );
  return db
    .insert(idempotencyKey)
    .values(values)
    .onConflictDoUpdate({ target: [idempotencyKey.accountId, idempotencyKey.key], set })
    .prepare();
});

/**
 * Notes that a request with a key has begun; a row that stands under the key is replaced. The note is on the disk
 * whenever the change that follows it is.
 */
export function beginIdempotencyKey(db: Db, row: Omit<IdempotencyRow, 'status' | 'body'>): void {
  withoutFlush(db, () => begunKey(db).run(row));
}

const keptAnswer = preparedOnce((db) =>
  db
    .update(idempotencyKey)
    .set({
      status: sql`${sql.placeholder('status')}`,
      headers: sql`${sql.placeholder('headers')}`,
      body: sql`${sql.placeholder('body')}`,
    })
    .where(isKey(anyKey))
    .prepare(),
);

/**
 * Keeps the answer under a key that has begun. A power cut may lose the answer, never the change it tells of: whoever
 * sends the key again is told then that the change was stored.
 */
export function keepIdempotentAnswer(
  db: Db,
  key: KeyOf,
  answer: { status: number; headers: string; body: string },
): void {
  withoutFlush(db, () => keptAnswer(db).run({ ...key, ...answer }));
}

/** Forgets a key whose request came to nothing final. */
export function forgetIdempotencyKey(db: Db, key: KeyOf): void {
  db.delete(idempotencyKey)
    .where(and(isKey(key), isNull(idempotencyKey.status)))
    .run();
}

/** Forgets the keys begun before an instant. @returns how many */
export function pruneIdempotencyKeys(db: Db, before: string): number {
  return db.delete(idempotencyKey).where(lt(idempotencyKey.createdAt, before)).run().changes;
}

/** True where a request changed anything: every change is told to the audit trail in its own transaction. */
export function hasRequestChangedAnything(db: Db, requestId: string): boolean {
  return (
    db
      .select({ sequence: auditEvent.sequence })
      .from(auditEvent)
      .where(eq(auditEvent.requestId, requestId))
      .limit(1)
      .all().length > 0
  );
}

function isKey({ accountId, key }: KeyOf | typeof anyKey) {
  return and(eq(idempotencyKey.accountId, accountId), eq(idempotencyKey.key, key));
}
