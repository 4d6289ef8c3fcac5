import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { district } from './reference.ts';
import { isDay, isOneOf } from './rules.ts';

/** A plan: placements as adjusted by people, on inputs frozen when it was made. */
export const plan = sqliteTable(
  'plan',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    asAt: text('as_at').notNull(),
    presetId: text('preset_id').notNull(),
    maxMoves: integer('max_moves'),
    /** Facts the plan was made on: people, demand, minimums, as JSON; isolated from live data. */
    facts: text().notNull(),
    version: integer().notNull().default(1),
    createdBy: text('created_by').notNull(),
    createdAt: text('created_at').notNull(),
    updatedAt: text('updated_at').notNull(),
  },
  (table) => [
    check('plan_as_at', isDay(table.asAt)),
    check('plan_max_moves', sql`${table.maxMoves} >= 0`),
    check('plan_version', sql`${table.version} >= 1`),
    check('plan_facts', sql`json_valid(${table.facts})`),
  ],
);

/** Where a plan puts a person of its facts. */
export const planPlacement = sqliteTable(
  'plan_placement',
  {
    planId: text('plan_id')
      .notNull()
      .references(() => plan.id, { onDelete: 'cascade' }),
    personId: text('person_id').notNull(),
    districtId: text('district_id')
      .notNull()
      .references(() => district.id),
    share: real().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.planId, table.personId, table.districtId] }),
    check('plan_placement_share', sql`${table.share} > 0 AND ${table.share} <= 1`),
  ],
);

/** A placement the solver must keep. */
export const planPin = sqliteTable(
  'plan_pin',
  {
    planId: text('plan_id')
      .notNull()
      .references(() => plan.id, { onDelete: 'cascade' }),
    personId: text('person_id').notNull(),
    reason: text().notNull(),
    author: text().notNull(),
    pinnedAt: text('pinned_at').notNull(),
    expires: text(),
  },
  (table) => [
    primaryKey({ columns: [table.planId, table.personId] }),
    check('plan_pin_reason', sql`length(trim(${table.reason})) > 0`),
    check('plan_pin_expires', isDay(table.expires)),
  ],
);

/** One run of the solver for a plan. The result is stored only once it is verified. */
export const proposal = sqliteTable(
  'proposal',
  {
    id: text().primaryKey(),
    planId: text('plan_id')
      .notNull()
      .references(() => plan.id, { onDelete: 'cascade' }),
    state: text({
      enum: ['queued', 'running', 'ready', 'impossible', 'failed', 'cancelled', 'accepted', 'discarded'],
    }).notNull(),
    basedOnVersion: integer('based_on_version').notNull(),
    startedBy: text('started_by').notNull(),
    startedAt: text('started_at').notNull(),
    /** The verified answer in the exchange format, as JSON. */
    result: text(),
    failure: text(),
  },
  (table) => [
    index('proposal_plan').on(table.planId),
    check('proposal_state', isOneOf(table.state)),
    check('proposal_based_on', sql`${table.basedOnVersion} >= 1`),
    check('proposal_has_result', sql`${table.state} NOT IN ('ready', 'accepted') OR ${table.result} IS NOT NULL`),
    check('proposal_result', sql`json_valid(${table.result})`),
  ],
);
