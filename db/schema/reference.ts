import { sql } from 'drizzle-orm';
import { check, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { isDay, isOneOf } from './rules.ts';

/** An area team's patch. */
export const district = sqliteTable('district', {
  id: text().primaryKey(),
  name: text().notNull().unique(),
  position: integer().notNull(),
});

export const ward = sqliteTable(
  'ward',
  {
    code: text().primaryKey(),
    name: text().notNull(),
    children: integer().notNull(),
    idaciRate: real('idaci_rate').notNull(),
    /** Share of residents aged 3+ whose main language is not English, 0…1; null where the census was not entered. */
    notEnglishRate: real('not_english_rate'),
    lon: real().notNull(),
    lat: real().notNull(),
  },
  (table) => [check('ward_figures', sql`${table.children} >= 0 AND ${table.idaciRate} BETWEEN 0 AND 1`)],
);

/** Which ward lies in which district, dated; both ends inclusive. */
export const districtWard = sqliteTable(
  'district_ward',
  {
    wardCode: text('ward_code')
      .notNull()
      .references(() => ward.code),
    districtId: text('district_id')
      .notNull()
      .references(() => district.id),
    fromDate: text('from_date').notNull(),
    toDate: text('to_date'),
    basis: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.wardCode, table.fromDate] }),
    check('district_ward_from', isDay(table.fromDate)),
    check('district_ward_to', isDay(table.toDate)),
    check('district_ward_ordered', sql`${table.toDate} IS NULL OR ${table.toDate} >= ${table.fromDate}`),
  ],
);

/** Any team. Only district teams are allocable. */
export const unit = sqliteTable(
  'unit',
  {
    id: text().primaryKey(),
    name: text().notNull().unique(),
    kind: text({ enum: ['district-team', 'central', 'commissioned'] }).notNull(),
    districtId: text('district_id').references(() => district.id),
  },
  (table) => [
    check('unit_kind', isOneOf(table.kind)),
    check('unit_has_district', sql`(${table.kind} = 'district-team') = (${table.districtId} IS NOT NULL)`),
  ],
);

export const role = sqliteTable(
  'role',
  {
    id: text().primaryKey(),
    title: text().notNull().unique(),
    /** Share of an FTE that carries cases, 0…1. */
    caseload: real().notNull(),
    position: integer().notNull(),
  },
  (table) => [check('role_caseload', sql`${table.caseload} BETWEEN 0 AND 1`)],
);

/** Least FTE of a role that a district has to have. */
export const districtMinimum = sqliteTable(
  'district_minimum',
  {
    districtId: text('district_id')
      .notNull()
      .references(() => district.id),
    roleId: text('role_id')
      .notNull()
      .references(() => role.id),
    minimumFte: real('minimum_fte').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.roleId] }),
    check('district_minimum_not_negative', sql`${table.minimumFte} >= 0`),
  ],
);

export const language = sqliteTable('language', {
  code: text().primaryKey(),
  name: text().notNull().unique(),
  /** Residents aged 3+ with it as main language; null where the source has no figure. */
  speakers: integer(),
  needsSpeaker: integer('needs_speaker', { mode: 'boolean' }).notNull(),
  source: text().notNull(),
});

/** Level of need; the set is configurable. */
export const levelOfNeed = sqliteTable('level_of_need', {
  id: text().primaryKey(),
  name: text().notNull().unique(),
  position: integer().notNull(),
});

/** Points per case of a level, from a date on. */
export const caseWeight = sqliteTable(
  'case_weight',
  {
    levelId: text('level_id')
      .notNull()
      .references(() => levelOfNeed.id),
    fromDate: text('from_date').notNull(),
    points: real().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.levelId, table.fromDate] }),
    check('case_weight_from', isDay(table.fromDate)),
    check('case_weight_positive', sql`${table.points} > 0`),
  ],
);

/** What one full-time caseworker carries, from a date on. */
export const caseloadStandard = sqliteTable(
  'caseload_standard',
  {
    fromDate: text('from_date').primaryKey(),
    fullTimeMinutes: integer('full_time_minutes').notNull(),
    /** `totalPoints` − `fixedPoints` where those are recorded. */
    pointsPerFullTime: real('points_per_full_time').notNull(),
    source: text().notNull(),
    /** Named scheme it follows; null for the service's own figures. */
    schemeId: text('scheme_id'),
    totalPoints: real('total_points'),
    /** Fixed load of every full-time caseworker, points. */
    fixedPoints: real('fixed_points'),
    /** Share of a full caseload that somebody carries in their first months. */
    newStarterShare: real('new_starter_share'),
    newStarterMonths: integer('new_starter_months'),
    /** Points that chasing a family which is unwilling to engage weighs in its month. */
    chasingPoints: real('chasing_points'),
  },
  (table) => [
    check('caseload_standard_from', isDay(table.fromDate)),
    check('caseload_standard_positive', sql`${table.fullTimeMinutes} > 0 AND ${table.pointsPerFullTime} > 0`),
  ],
);

/** Facts about this installation: `council`, `demo`, `notice`, `default-as-at`. */
export const installation = sqliteTable('installation', {
  key: text().primaryKey(),
  value: text().notNull(),
});

/** Where a figure comes from, shown beside it. */
export const sourceNote = sqliteTable(
  'source_note',
  {
    what: text().primaryKey(),
    source: text().notNull(),
    kind: text({ enum: ['published', 'derived', 'assumed', 'synthetic'] }).notNull(),
  },
  (table) => [check('source_note_kind', isOneOf(table.kind))],
);
