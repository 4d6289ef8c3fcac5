import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { isDay, isMonth, isOneOf } from './rules.ts';

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
    check('stress_case_version', sql`${table.version} >= 1`),
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
    /** What was measured then, a district a line, as JSON: it stands though later corrections change the month. */
    measured: text().notNull(),
    nextOn: text('next_on'),
    heldBy: text('held_by').notNull(),
    version: integer().notNull().default(1),
  },
  (table) => [
    index('allocation_review_held_on').on(table.heldOn),
    check('allocation_review_held', isDay(table.heldOn)),
    check('allocation_review_month', isMonth(table.month)),
    check('allocation_review_outcome', isOneOf(table.outcome)),
    check('allocation_review_reason', sql`length(trim(${table.reason})) >= 3`),
    check('allocation_review_measured', sql`json_valid(${table.measured})`),
    check('allocation_review_next', isDay(table.nextOn)),
    check('allocation_review_ordered', sql`${table.nextOn} IS NULL OR ${table.nextOn} > ${table.heldOn}`),
    check('allocation_review_version', sql`${table.version} >= 1`),
  ],
);
