import { sql } from 'drizzle-orm';
import { check, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { isDay, isMonth, isOneOf } from './rules.ts';

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

/** A change of demand that is thought through: a school return, publicity, a partner that closes, a new estate. */
export const stressCase = sqliteTable(
  'stress_case',
  {
    id: text().primaryKey(),
    name: text().notNull().unique(),
    kind: text({ enum: ['school-return', 'publicity', 'partner-closes', 'new-estate'] }).notNull(),
    /** Size, lag, decay, districts, as JSON; the shape is the contract's. */
    parameters: text().notNull(),
    createdBy: text('created_by').notNull(),
    version: integer().notNull().default(1),
  },
  (table) => [
    check('stress_case_name', sql`length(trim(${table.name})) BETWEEN 1 AND 120`),
    check('stress_case_kind', isOneOf(table.kind)),
    check('stress_case_parameters', sql`json_valid(${table.parameters})`),
  ],
);

/** A review of the allocation that was held, what came of it and when the next one is due. */
export const allocationReview = sqliteTable(
  'allocation_review',
  {
    id: text().primaryKey(),
    heldOn: text('held_on').notNull(),
    /** Month whose demand it looked at. */
    month: text().notNull(),
    outcome: text({ enum: ['leave', 'rebalance', 'look-again'] }).notNull(),
    reason: text().notNull(),
    nextOn: text('next_on'),
    heldBy: text('held_by').notNull(),
    version: integer().notNull().default(1),
  },
  (table) => [
    check('allocation_review_held', isDay(table.heldOn)),
    check('allocation_review_month', isMonth(table.month)),
    check('allocation_review_outcome', isOneOf(table.outcome)),
    check('allocation_review_reason', sql`length(trim(${table.reason})) >= 3`),
    check('allocation_review_next', isDay(table.nextOn)),
    check('allocation_review_ordered', sql`${table.nextOn} IS NULL OR ${table.nextOn} > ${table.heldOn}`),
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
