import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { occupancy } from './occupancy.ts';
import { post } from './post.ts';
import { isDay, isOneOf } from './rules.ts';

const STAGES = [
  'approval',
  'advertised',
  'shortlisted',
  'interview',
  'offer',
  'checks',
  'start-date',
  'filled',
  'withdrawn',
] as const;

/** How a vacancy is being filled. */
export const recruitment = sqliteTable(
  'recruitment',
  {
    id: text().primaryKey(),
    postId: text('post_id')
      .notNull()
      .references(() => post.id),
    /** Minutes a week being recruited to. */
    minutes: integer().notNull(),
    stage: text({ enum: STAGES }).notNull(),
    openedOn: text('opened_on').notNull(),
    owner: text(),
    nextAction: text('next_action'),
    nextActionBy: text('next_action_by'),
    /** Agreed first day, from the stage `start-date` on. */
    startsOn: text('starts_on'),
    closedOn: text('closed_on'),
    /** Why it was withdrawn. */
    closeReason: text('close_reason'),
    /** The occupancy that filled it. */
    filledById: text('filled_by_id').references(() => occupancy.id),
    note: text(),
    version: integer().notNull().default(1),
  },
  (table) => [
    index('recruitment_post').on(table.postId),
    index('recruitment_filled_by').on(table.filledById),
    check('recruitment_stage', isOneOf(table.stage)),
    check('recruitment_minutes', sql`${table.minutes} BETWEEN 1 AND 3000`),
    check('recruitment_opened', isDay(table.openedOn)),
    check('recruitment_next_by', isDay(table.nextActionBy)),
    check('recruitment_starts', isDay(table.startsOn)),
    check('recruitment_closed', isDay(table.closedOn)),
    check(
      'recruitment_closed_stage',
      sql`(${table.stage} IN ('filled', 'withdrawn')) = (${table.closedOn} IS NOT NULL)`,
    ),
    check(
      'recruitment_withdrawn_reason',
      sql`${table.stage} <> 'withdrawn' OR (${table.closeReason} IS NOT NULL AND length(trim(${table.closeReason})) >= 3)`,
    ),
    check('recruitment_dates_ordered', sql`${table.closedOn} IS NULL OR ${table.closedOn} >= ${table.openedOn}`),
    check('recruitment_version', sql`${table.version} >= 1`),
  ],
);

/** The day a recruitment reached a stage. */
export const recruitmentStage = sqliteTable(
  'recruitment_stage',
  {
    recruitmentId: text('recruitment_id')
      .notNull()
      .references(() => recruitment.id, { onDelete: 'cascade' }),
    stage: text({ enum: STAGES }).notNull(),
    onDate: text('on_date').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.recruitmentId, table.stage] }),
    check('recruitment_stage_name', isOneOf(table.stage)),
    check('recruitment_stage_on', isDay(table.onDate)),
  ],
);
