import { sql } from 'drizzle-orm';
import { check, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { isDay, isOneOf } from './rules.ts';

/** A decision record: purpose, options, reasons, who was consulted, who decided and when. */
export const decision = sqliteTable(
  'decision',
  {
    id: text().primaryKey(),
    reference: text().notNull().unique(),
    title: text().notNull(),
    /** The record's text as JSON; its shape is the contract's `decisionText`. */
    content: text().notNull(),
    decisionMaker: text('decision_maker'),
    decidedOn: text('decided_on'),
    publishedOn: text('published_on'),
    state: text({ enum: ['draft', 'final'] }).notNull(),
    version: integer().notNull().default(1),
    createdBy: text('created_by').notNull(),
    updatedAt: text('updated_at').notNull(),
  },
  (table) => [
    check('decision_title', sql`length(trim(${table.title})) BETWEEN 1 AND 200`),
    check('decision_content', sql`json_valid(${table.content})`),
    check('decision_decided', isDay(table.decidedOn)),
    check('decision_published', isDay(table.publishedOn)),
    check('decision_state', isOneOf(table.state)),
    check(
      'decision_final',
      sql`${table.state} = 'draft' OR (${table.decisionMaker} IS NOT NULL AND ${table.decidedOn} IS NOT NULL)`,
    ),
    check('decision_version', sql`${table.version} >= 1`),
  ],
);

/** What a decision is about, in its order: posts, occupancies and funding lines. */
export const decisionItem = sqliteTable(
  'decision_item',
  {
    decisionId: text('decision_id')
      .notNull()
      .references(() => decision.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    kind: text({ enum: ['post', 'occupancy', 'funding-line'] }).notNull(),
    subjectId: text('subject_id').notNull(),
    /** How the record words it; null for the drafted wording. */
    wording: text(),
  },
  (table) => [
    primaryKey({ columns: [table.decisionId, table.position] }),
    check('decision_item_kind', isOneOf(table.kind)),
  ],
);

/** A decision record as it stood at a version. */
export const decisionEdition = sqliteTable(
  'decision_edition',
  {
    decisionId: text('decision_id')
      .notNull()
      .references(() => decision.id, { onDelete: 'cascade' }),
    version: integer().notNull(),
    /** The whole record at that version, as JSON. */
    record: text().notNull(),
    at: text().notNull(),
    by: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.decisionId, table.version] }),
    check('decision_edition_record', sql`json_valid(${table.record})`),
  ],
);
