import { sql } from 'drizzle-orm';
import { type AnySQLiteColumn, check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { decision } from './decision.ts';
import { fund } from './pay.ts';
import { person } from './person.ts';
import { post } from './post.ts';
import { district } from './reference.ts';
import { isDay, isOneOf } from './rules.ts';

/**
 * A person in a post between two dates. Every kind but the substantive one is a temporary arrangement and has an end.
 * Triggers refuse what would hold a post substantively beyond its budgeted hours, or twice by the same person.
 */
export const occupancy = sqliteTable(
  'occupancy',
  {
    id: text().primaryKey(),
    postId: text('post_id')
      .notNull()
      .references(() => post.id),
    /** Null where the worker is not on the staff list, such as an agency's. */
    personId: text('person_id').references(() => person.id),
    /** What the worker is called where they are not on the staff list. */
    workerName: text('worker_name'),
    kind: text({
      enum: [
        'substantive',
        'fixed-term',
        'acting-up',
        'secondment',
        'maternity-cover',
        'agency',
        'additional-hours',
        'ring-fenced',
      ],
    }).notNull(),
    /** Minutes a week. */
    minutes: integer().notNull(),
    startDate: text('start_date').notNull(),
    endDate: text('end_date'),
    /** Point paid from the start; later steps stand in `occupancy_step`. Null where nothing is paid by point. */
    payPoint: integer('pay_point'),
    /** Honorarium: the substantive point that the extra is counted from; then only the difference is a cost. */
    basePoint: integer('base_point'),
    onCost: integer('on_cost', { mode: 'boolean' }).notNull().default(true),
    /** Agency: pence an hour, fee included. */
    hourlyPence: integer('hourly_pence'),
    /** Cover chain: the occupancy whose holder is covered. */
    coversId: text('covers_id').references((): AnySQLiteColumn => occupancy.id),
    reason: text(),
    reviewDate: text('review_date'),
    decisionReference: text('decision_reference'),
    decisionId: text('decision_id').references(() => decision.id),
    /** Case-holding minutes a week that it adds to a district, or takes away where negative. */
    capacityMinutes: integer('capacity_minutes').notNull().default(0),
    capacityDistrictId: text('capacity_district_id').references(() => district.id),
    /** Cover: true where the own caseload of whoever is covered stops for as long as this holds. */
    coveredStops: integer('covered_stops', { mode: 'boolean' }).notNull().default(false),
    endReason: text('end_reason'),
    version: integer().notNull().default(1),
  },
  (table) => [
    index('occupancy_post').on(table.postId),
    index('occupancy_person').on(table.personId),
    index('occupancy_end').on(table.endDate),
    index('occupancy_covers').on(table.coversId),
    check('occupancy_kind', isOneOf(table.kind)),
    check('occupancy_somebody', sql`(${table.personId} IS NULL) <> (${table.workerName} IS NULL)`),
    check('occupancy_minutes', sql`${table.minutes} BETWEEN 1 AND 3000`),
    check('occupancy_start', isDay(table.startDate)),
    check('occupancy_end_day', isDay(table.endDate)),
    check('occupancy_dates_ordered', sql`${table.endDate} IS NULL OR ${table.endDate} >= ${table.startDate}`),
    check('occupancy_temporary_ends', sql`${table.kind} = 'substantive' OR ${table.endDate} IS NOT NULL`),
    check('occupancy_temporary_reason', sql`${table.kind} = 'substantive' OR length(trim(${table.reason})) >= 3`),
    check('occupancy_points', sql`${table.payPoint} BETWEEN 1 AND 200 AND ${table.basePoint} BETWEEN 1 AND 200`),
    check('occupancy_base_has_point', sql`${table.basePoint} IS NULL OR ${table.payPoint} IS NOT NULL`),
    check('occupancy_agency_rate', sql`(${table.kind} = 'agency') = (${table.hourlyPence} IS NOT NULL)`),
    check('occupancy_hourly_positive', sql`${table.hourlyPence} > 0`),
    check('occupancy_review', isDay(table.reviewDate)),
    check('occupancy_covers_another', sql`${table.coversId} <> ${table.id}`),
    check('occupancy_capacity', sql`${table.capacityMinutes} BETWEEN -3000 AND 3000`),
    check('occupancy_version', sql`${table.version} >= 1`),
  ],
);

/** A later step of pay within an occupancy: an increment, or a change of grade. */
export const occupancyStep = sqliteTable(
  'occupancy_step',
  {
    occupancyId: text('occupancy_id')
      .notNull()
      .references(() => occupancy.id, { onDelete: 'cascade' }),
    fromDate: text('from_date').notNull(),
    point: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.occupancyId, table.fromDate] }),
    check('occupancy_step_from', isDay(table.fromDate)),
    check('occupancy_step_point', sql`${table.point} BETWEEN 1 AND 200`),
  ],
);

/**
 * Share of the cost of a post, or of one occupancy, that a fund meets between two dates; the rest falls on the base
 * budget. Triggers refuse more than 100 % at any date.
 */
export const fundingLine = sqliteTable(
  'funding_line',
  {
    id: text().primaryKey(),
    postId: text('post_id').references(() => post.id),
    occupancyId: text('occupancy_id').references(() => occupancy.id),
    fundId: text('fund_id')
      .notNull()
      .references(() => fund.id),
    fromDate: text('from_date').notNull(),
    toDate: text('to_date').notNull(),
    /** Hundredths of a per cent. */
    shareBasisPoints: integer('share_basis_points').notNull(),
    reason: text().notNull(),
    reviewDate: text('review_date'),
    decisionReference: text('decision_reference'),
    decisionId: text('decision_id').references(() => decision.id),
    version: integer().notNull().default(1),
  },
  (table) => [
    index('funding_line_post').on(table.postId),
    index('funding_line_occupancy').on(table.occupancyId),
    check('funding_line_of_one', sql`(${table.postId} IS NULL) <> (${table.occupancyId} IS NULL)`),
    check('funding_line_from', isDay(table.fromDate)),
    check('funding_line_to', isDay(table.toDate)),
    check('funding_line_ordered', sql`${table.toDate} >= ${table.fromDate}`),
    check('funding_line_share', sql`${table.shareBasisPoints} BETWEEN 1 AND 10000`),
    check('funding_line_reason', sql`length(trim(${table.reason})) >= 3`),
    check('funding_line_review', isDay(table.reviewDate)),
    check('funding_line_version', sql`${table.version} >= 1`),
  ],
);
