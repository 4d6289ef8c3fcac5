import { sql } from 'drizzle-orm';
import { type AnySQLiteColumn, check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { competence } from './competence.ts';
import { grade } from './pay.ts';
import { role, unit } from './reference.ts';
import { isDay, isOneOf } from './rules.ts';

/**
 * A funded place in the establishment; the id is the post number. A change of hours, grade or unit from a date on is a
 * successor post and a mapping to it, so that the establishment answers for any date.
 */
export const post = sqliteTable(
  'post',
  {
    id: text().primaryKey(),
    title: text().notNull(),
    roleId: text('role_id')
      .notNull()
      .references(() => role.id),
    gradeId: text('grade_id')
      .notNull()
      .references(() => grade.id),
    unitId: text('unit_id')
      .notNull()
      .references(() => unit.id),
    /** Budgeted minutes a week. */
    budgetedMinutes: integer('budgeted_minutes').notNull(),
    /** Point the post is budgeted at; null for the highest of its grade. */
    budgetPoint: integer('budget_point'),
    costCode: text('cost_code').notNull(),
    startDate: text('start_date').notNull(),
    endDate: text('end_date'),
    /** Why it was deleted; where it has an end. */
    endReason: text('end_reason'),
    permanence: text({ enum: ['permanent', 'temporary'] }).notNull(),
    state: text({ enum: ['established', 'proposed'] }).notNull(),
    frozenFrom: text('frozen_from'),
    frozenTo: text('frozen_to'),
    frozenReason: text('frozen_reason'),
    version: integer().notNull().default(1),
  },
  (table) => [
    index('post_unit').on(table.unitId),
    check('post_title', sql`length(trim(${table.title})) BETWEEN 1 AND 120`),
    check('post_minutes', sql`${table.budgetedMinutes} BETWEEN 1 AND 3000`),
    check('post_budget_point', sql`${table.budgetPoint} BETWEEN 1 AND 200`),
    check('post_start', isDay(table.startDate)),
    check('post_end', isDay(table.endDate)),
    check('post_dates_ordered', sql`${table.endDate} IS NULL OR ${table.endDate} >= ${table.startDate}`),
    check('post_temporary_ends', sql`${table.permanence} = 'permanent' OR ${table.endDate} IS NOT NULL`),
    check('post_permanence', isOneOf(table.permanence)),
    check('post_state', isOneOf(table.state)),
    check('post_frozen_from', isDay(table.frozenFrom)),
    check('post_frozen_to', isDay(table.frozenTo)),
    check(
      'post_frozen',
      sql`(${table.frozenFrom} IS NOT NULL AND ${table.frozenReason} IS NOT NULL AND (${table.frozenTo} IS NULL OR ${table.frozenTo} >= ${table.frozenFrom})) OR (${table.frozenFrom} IS NULL AND ${table.frozenTo} IS NULL AND ${table.frozenReason} IS NULL)`,
    ),
    check('post_version', sql`${table.version} >= 1`),
  ],
);

/** Which post became which across a restructure. */
export const postMapping = sqliteTable(
  'post_mapping',
  {
    oldPostId: text('old_post_id')
      .notNull()
      .references((): AnySQLiteColumn => post.id),
    newPostId: text('new_post_id')
      .notNull()
      .references((): AnySQLiteColumn => post.id),
    onDate: text('on_date').notNull(),
    note: text(),
  },
  (table) => [
    primaryKey({ columns: [table.oldPostId, table.newPostId] }),
    index('post_mapping_new').on(table.newPostId),
    check('post_mapping_on', isDay(table.onDate)),
    check('post_mapping_differ', sql`${table.oldPostId} <> ${table.newPostId}`),
  ],
);

/** A competence that a post asks of whoever holds it, and the least level. */
export const postRequirement = sqliteTable(
  'post_requirement',
  {
    postId: text('post_id')
      .notNull()
      .references(() => post.id, { onDelete: 'cascade' }),
    competenceId: text('competence_id')
      .notNull()
      .references(() => competence.id),
    minimumLevel: integer('minimum_level').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.postId, table.competenceId] }),
    check('post_requirement_level', sql`${table.minimumLevel} BETWEEN 1 AND 9`),
  ],
);
