import { sql } from 'drizzle-orm';
import { check, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { district, language, levelOfNeed } from './reference.ts';
import { isDay, isMonth, isOneOf } from './rules.ts';

/** Who refers a family: schools, police, health, the family itself … */
export const referralSource = sqliteTable('referral_source', {
  id: text().primaryKey(),
  name: text().notNull().unique(),
  position: integer().notNull(),
});

/** What came in from a source in a month, and what became of it. A referral is counted once, by whatever doors it enters. */
export const referralCount = sqliteTable(
  'referral_count',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    month: text().notNull(),
    districtId: text('district_id')
      .notNull()
      .references(() => district.id),
    sourceId: text('source_id')
      .notNull()
      .references(() => referralSource.id),
    contacts: integer().notNull(),
    referrals: integer().notNull(),
    /** Further entries of a referral that is counted already. */
    repeatEntries: integer('repeat_entries').notNull().default(0),
    /** Referrals that went straight to the MASH. */
    straightToMash: integer('straight_to_mash').notNull().default(0),
    /** Families that consented and engaged. */
    engaged: integer().notNull(),
    /** Families unwilling to engage. */
    unwilling: integer().notNull(),
    version: integer().notNull().default(1),
  },
  (table) => [
    uniqueIndex('referral_count_key').on(table.month, table.districtId, table.sourceId),
    check('referral_count_month', isMonth(table.month)),
    check(
      'referral_count_figures',
      sql`min(${table.contacts}, ${table.referrals}, ${table.repeatEntries}, ${table.straightToMash}, ${table.engaged}, ${table.unwilling}) >= 0`,
    ),
    check('referral_count_contacts', sql`${table.referrals} + ${table.repeatEntries} <= ${table.contacts}`),
    check(
      'referral_count_outcomes',
      sql`${table.straightToMash} + ${table.engaged} + ${table.unwilling} <= ${table.referrals}`,
    ),
    check('referral_count_version', sql`${table.version} >= 1`),
  ],
);

/** Cases that opened, closed and moved between levels of need in a month. */
export const caseFlow = sqliteTable(
  'case_flow',
  {
    month: text().notNull(),
    districtId: text('district_id')
      .notNull()
      .references(() => district.id),
    levelId: text('level_id')
      .notNull()
      .references(() => levelOfNeed.id),
    opened: integer().notNull(),
    closed: integer().notNull(),
    /** Cases that left the level upwards. */
    steppedUp: integer('stepped_up').notNull(),
    /** Cases that left the level downwards. */
    steppedDown: integer('stepped_down').notNull(),
    /** Days from opening to closing, summed over those that closed. */
    closedDays: integer('closed_days').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.month, table.districtId, table.levelId] }),
    check('case_flow_month', isMonth(table.month)),
    check(
      'case_flow_figures',
      sql`min(${table.opened}, ${table.closed}, ${table.steppedUp}, ${table.steppedDown}, ${table.closedDays}) >= 0`,
    ),
  ],
);

/** Work in a district that is not a district team's: the MASH's, and a commissioned provider's. */
export const outOfScopeCount = sqliteTable(
  'out_of_scope_count',
  {
    month: text().notNull(),
    districtId: text('district_id')
      .notNull()
      .references(() => district.id),
    kind: text({ enum: ['mash', 'commissioned'] }).notNull(),
    openCases: integer('open_cases').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.month, table.districtId, table.kind] }),
    check('out_of_scope_month', isMonth(table.month)),
    check('out_of_scope_kind', isOneOf(table.kind)),
    check('out_of_scope_not_negative', sql`${table.openCases} >= 0`),
  ],
);

/** Open cases and waiting families by ward at the end of a month; the ward `unknown` is not recorded. */
export const wardCount = sqliteTable(
  'ward_count',
  {
    month: text().notNull(),
    districtId: text('district_id')
      .notNull()
      .references(() => district.id),
    /** Code of a ward, or `unknown`. */
    wardCode: text('ward_code').notNull(),
    openCases: integer('open_cases').notNull(),
    waiting: integer().notNull(),
    /** Days waited so far, summed over those who wait. */
    waitingDays: integer('waiting_days').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.month, table.districtId, table.wardCode] }),
    check('ward_count_month', isMonth(table.month)),
    check('ward_count_figures', sql`min(${table.openCases}, ${table.waiting}, ${table.waitingDays}) >= 0`),
  ],
);

/** Families that wait at the end of a month, by the language they need. */
export const languageWait = sqliteTable(
  'language_wait',
  {
    month: text().notNull(),
    districtId: text('district_id')
      .notNull()
      .references(() => district.id),
    languageCode: text('language_code')
      .notNull()
      .references(() => language.code),
    waiting: integer().notNull(),
    waitingDays: integer('waiting_days').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.month, table.districtId, table.languageCode] }),
    check('language_wait_month', isMonth(table.month)),
    check('language_wait_figures', sql`min(${table.waiting}, ${table.waitingDays}) >= 0`),
  ],
);

/** How many open cases have a field recorded, by month and district. */
export const caseQuality = sqliteTable(
  'case_quality',
  {
    month: text().notNull(),
    districtId: text('district_id')
      .notNull()
      .references(() => district.id),
    field: text({ enum: ['language', 'ethnicity', 'level', 'ward'] }).notNull(),
    recorded: integer().notNull(),
    missing: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.month, table.districtId, table.field] }),
    check('case_quality_month', isMonth(table.month)),
    check('case_quality_field', isOneOf(table.field)),
    check('case_quality_figures', sql`min(${table.recorded}, ${table.missing}) >= 0`),
  ],
);

/** Share of a caseworker's time that travel takes in a district, from a date on. */
export const travelAllowance = sqliteTable(
  'travel_allowance',
  {
    districtId: text('district_id')
      .notNull()
      .references(() => district.id),
    fromDate: text('from_date').notNull(),
    share: real().notNull(),
    source: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.fromDate] }),
    check('travel_allowance_from', isDay(table.fromDate)),
    check('travel_allowance_share', sql`${table.share} BETWEEN 0 AND 0.5`),
  ],
);
