import { integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** An area team's patch. */
export const district = sqliteTable('district', {
  id: text().primaryKey(),
  name: text().notNull().unique(),
  position: integer().notNull(),
});

export const ward = sqliteTable('ward', {
  code: text().primaryKey(),
  name: text().notNull(),
  children: integer().notNull(),
  idaciRate: real('idaci_rate').notNull(),
  lon: real().notNull(),
  lat: real().notNull(),
});

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
  (table) => [primaryKey({ columns: [table.wardCode, table.fromDate] })],
);

/** Any team. Only district teams are allocable. */
export const unit = sqliteTable('unit', {
  id: text().primaryKey(),
  name: text().notNull().unique(),
  kind: text({ enum: ['district-team', 'central', 'commissioned'] }).notNull(),
  districtId: text('district_id').references(() => district.id),
});

export const role = sqliteTable('role', {
  id: text().primaryKey(),
  title: text().notNull().unique(),
  /** Share of an FTE that carries cases, 0…1. */
  caseload: real().notNull(),
  position: integer().notNull(),
});

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
  (table) => [primaryKey({ columns: [table.districtId, table.roleId] })],
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
  (table) => [primaryKey({ columns: [table.levelId, table.fromDate] })],
);

/** What one full-time caseworker carries, from a date on. */
export const caseloadStandard = sqliteTable('caseload_standard', {
  fromDate: text('from_date').primaryKey(),
  fullTimeMinutes: integer('full_time_minutes').notNull(),
  pointsPerFullTime: real('points_per_full_time').notNull(),
  source: text().notNull(),
});

/** Facts about this installation: `council`, `demo`, `notice`, `default-as-at`. */
export const installation = sqliteTable('installation', {
  key: text().primaryKey(),
  value: text().notNull(),
});

/** Where a figure comes from, shown beside it. */
export const sourceNote = sqliteTable('source_note', {
  what: text().primaryKey(),
  source: text().notNull(),
  kind: text({ enum: ['published', 'derived', 'assumed', 'synthetic'] }).notNull(),
});
