import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The answer to a change that came with an `Idempotency-Key`: the same key from the same account gets it again. */
export const idempotencyKey = sqliteTable(
  'idempotency_key',
  {
    accountId: text('account_id').notNull(),
    key: text().notNull(),
    /** SHA-256 over method, path, precondition and body. */
    requestHash: text('request_hash').notNull(),
    /** Null while the first request is at work. */
    status: integer(),
    headers: text(),
    body: text(),
    createdAt: text('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.key] }),
    index('idempotency_key_created').on(table.createdAt),
    check('idempotency_key_status', sql`${table.status} BETWEEN 200 AND 499`),
  ],
);
