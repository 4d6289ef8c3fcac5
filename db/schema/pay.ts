import { sql } from 'drizzle-orm';
import { check, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { role } from './reference.ts';
import { isDay, isOneOf } from './rules.ts';

/** Annual pay of a point of the pay spine in an award year. A point that the award does not name has no row: it is missing. */
export const payPoint = sqliteTable(
  'pay_point',
  {
    /** 1 April of the award year. */
    fromDate: text('from_date').notNull(),
    point: integer().notNull(),
    /** Full time, before on-cost, pence. */
    annualPence: integer('annual_pence').notNull(),
    basis: text({ enum: ['published', 'derived', 'assumed'] }).notNull(),
    source: text().notNull(),
    note: text(),
  },
  (table) => [
    primaryKey({ columns: [table.fromDate, table.point] }),
    check('pay_point_from', sql`${isDay(table.fromDate)} AND ${table.fromDate} LIKE '%-04-01'`),
    check('pay_point_range', sql`${table.point} BETWEEN 1 AND 200`),
    check('pay_point_positive', sql`${table.annualPence} > 0`),
    check('pay_point_basis', isOneOf(table.basis)),
  ],
);

/** A grade of the council's pay structure. */
export const grade = sqliteTable('grade', {
  id: text().primaryKey(),
  name: text().notNull().unique(),
  position: integer().notNull(),
});

/** Which points belong to a grade, from a date on. */
export const gradeRange = sqliteTable(
  'grade_range',
  {
    gradeId: text('grade_id')
      .notNull()
      .references(() => grade.id),
    fromDate: text('from_date').notNull(),
    lowPoint: integer('low_point').notNull(),
    highPoint: integer('high_point').notNull(),
    source: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.gradeId, table.fromDate] }),
    check('grade_range_from', isDay(table.fromDate)),
    check('grade_range_ordered', sql`${table.lowPoint} >= 1 AND ${table.highPoint} >= ${table.lowPoint}`),
  ],
);

/** Employer's on-cost on pay, from a date on, in hundredths of a per cent. */
export const onCostRate = sqliteTable(
  'on_cost_rate',
  {
    fromDate: text('from_date').primaryKey(),
    basisPoints: integer('basis_points').notNull(),
    source: text().notNull(),
  },
  (table) => [
    check('on_cost_rate_from', isDay(table.fromDate)),
    check('on_cost_rate_range', sql`${table.basisPoints} BETWEEN 0 AND 10000`),
  ],
);

/** What an agency asks an hour for a role, fee included, from a date on: what a new arrangement starts from. */
export const agencyRate = sqliteTable(
  'agency_rate',
  {
    roleId: text('role_id')
      .notNull()
      .references(() => role.id),
    fromDate: text('from_date').notNull(),
    hourlyPence: integer('hourly_pence').notNull(),
    source: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.roleId, table.fromDate] }),
    check('agency_rate_from', isDay(table.fromDate)),
    check('agency_rate_positive', sql`${table.hourlyPence} > 0`),
  ],
);

/** A purse beside the base budget: a grant, a reserve, a partner's contribution. */
export const fund = sqliteTable(
  'fund',
  {
    id: text().primaryKey(),
    name: text().notNull().unique(),
    costCode: text('cost_code'),
    fromDate: text('from_date'),
    toDate: text('to_date'),
    source: text().notNull(),
  },
  (table) => [
    check('fund_from', isDay(table.fromDate)),
    check('fund_to', isDay(table.toDate)),
    check(
      'fund_ordered',
      sql`${table.toDate} IS NULL OR ${table.fromDate} IS NULL OR ${table.toDate} >= ${table.fromDate}`,
    ),
  ],
);
