import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { plan } from './plan.ts';
import { isOneOf } from './rules.ts';

/** One question about a plan that is answered in the background, with as much of the answer as there is. */
export const study = sqliteTable(
  'study',
  {
    id: text().primaryKey(),
    planId: text('plan_id')
      .notNull()
      .references(() => plan.id, { onDelete: 'cascade' }),
    kind: text({ enum: ['moves-curve', 'what-if', 'robustness', 'least-regret'] }).notNull(),
    state: text({ enum: ['queued', 'running', 'done', 'failed', 'cancelled'] }).notNull(),
    basedOnVersion: integer('based_on_version').notNull(),
    startedBy: text('started_by').notNull(),
    startedAt: text('started_at').notNull(),
    /** What was asked, as JSON. */
    question: text().notNull(),
    stepsDone: integer('steps_done').notNull().default(0),
    /** Null while it is not known how many there will be. */
    stepsOf: integer('steps_of'),
    stepText: text('step_text').notNull().default(''),
    /** The answer so far, with the verified proposals that can be taken from it, as JSON. */
    result: text(),
    failure: text(),
  },
  (table) => [
    index('study_plan').on(table.planId, table.kind),
    check('study_state', isOneOf(table.state)),
    check('study_based_on', sql`${table.basedOnVersion} >= 1`),
    check(
      'study_steps',
      sql`${table.stepsDone} >= 0 AND (${table.stepsOf} IS NULL OR ${table.stepsOf} >= ${table.stepsDone})`,
    ),
    check(
      'study_json',
      sql`json_valid(${table.question}) AND (${table.result} IS NULL OR json_valid(${table.result}))`,
    ),
  ],
);
