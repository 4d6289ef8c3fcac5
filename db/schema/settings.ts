import { sql } from 'drizzle-orm';
import { check, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { isOneOf } from './rules.ts';

/** A setting of the service as JSON, such as the rule that asks for a review; a key without a row has its default. */
export const serviceSetting = sqliteTable(
  'service_setting',
  {
    key: text({ enum: ['review-rule', 'small-numbers', 'language-fallback'] }).primaryKey(),
    value: text().notNull(),
    version: integer().notNull().default(1),
  },
  (table) => [
    check('service_setting_key', isOneOf(table.key)),
    check('service_setting_value', sql`json_valid(${table.value})`),
  ],
);

/** How the headings of a council's own extract were matched to ours, so that the next file need not be matched again. */
export const columnMapping = sqliteTable(
  'column_mapping',
  {
    kind: text().notNull(),
    /** SHA-256 of the headings. */
    headingsHash: text('headings_hash').notNull(),
    /** Heading of the file by column of ours, as JSON. */
    mapping: text().notNull(),
    updatedBy: text('updated_by').notNull(),
    updatedAt: text('updated_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.headingsHash] }),
    check('column_mapping_json', sql`json_valid(${table.mapping})`),
  ],
);
