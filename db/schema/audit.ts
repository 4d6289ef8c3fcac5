import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * What was done, by whom, when and why. Rows are only ever added, in the transaction of the change they tell of; each
 * holds a hash over the row before it, so that a change behind the program's back shows. Triggers refuse updates other
 * than redaction, and deletions other than of rows an anchor stands for.
 */
export const auditEvent = sqliteTable(
  'audit_event',
  {
    sequence: integer().primaryKey({ autoIncrement: true }),
    at: text().notNull(),
    /** Null for the program itself, such as a scheduled backup. */
    accountId: text('account_id'),
    accountName: text('account_name').notNull(),
    role: text(),
    requestId: text('request_id'),
    /** What was done: `person.change`, `plan.create`, `session.start` … */
    action: text().notNull(),
    /** What it was done to: `person`, `plan` … and its id. */
    subject: text().notNull(),
    subjectId: text('subject_id').notNull(),
    /** District the subject belonged to, for readers confined to one. */
    districtId: text('district_id'),
    /** Person it is about, so that all that is kept about them can be found. */
    personId: text('person_id'),
    /** Fields before and after as JSON objects, only those that differ; null where nothing was there, or redacted. */
    before: text(),
    after: text(),
    reason: text(),
    redactedAt: text('redacted_at'),
    /** SHA-256 over names, ids, before, after and reason with a salt of its own: it stays when these are redacted. */
    contentHash: text('content_hash').notNull(),
    contentSalt: text('content_salt'),
    /** SHA-256 over the hash of the row before and everything of this row that is never redacted. */
    hash: text().notNull(),
  },
  (table) => [
    index('audit_event_subject').on(table.subject, table.subjectId),
    index('audit_event_person').on(table.personId),
    index('audit_event_at').on(table.at),
    index('audit_event_account').on(table.accountId),
  ],
);

/** Up to where events were removed at the end of their retention, and the hash the next one is chained to. */
export const auditAnchor = sqliteTable('audit_anchor', {
  upToSequence: integer('up_to_sequence').primaryKey(),
  hash: text().notNull(),
  removedAt: text('removed_at').notNull(),
  removed: integer().notNull(),
});
