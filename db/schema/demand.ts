import { sql } from 'drizzle-orm';
import { check, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { district, language, levelOfNeed } from './reference.ts';
import { isMonth } from './rules.ts';

/** Open cases of a district at the end of a month, by level of need and language. */
export const demandCount = sqliteTable(
  'demand_count',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    districtId: text('district_id')
      .notNull()
      .references(() => district.id),
    month: text().notNull(),
    levelId: text('level_id')
      .notNull()
      .references(() => levelOfNeed.id),
    languageCode: text('language_code')
      .notNull()
      .references(() => language.code),
    openCases: integer('open_cases').notNull(),
    /** Families that the cases belong to; null where only cases were counted. */
    families: integer(),
    version: integer().notNull().default(1),
  },
  (table) => [
    uniqueIndex('demand_count_key').on(table.month, table.districtId, table.levelId, table.languageCode),
    check('demand_count_not_negative', sql`${table.openCases} >= 0`),
    check('demand_count_month', isMonth(table.month)),
    check('demand_count_version', sql`${table.version} >= 1`),
  ],
);

/** A stretch of months that reads unlike the others, and why. */
export const demandNote = sqliteTable(
  'demand_note',
  {
    fromMonth: text('from_month').primaryKey(),
    toMonth: text('to_month').notNull(),
    text: text().notNull(),
    /** Forecasts and reviews do not learn from these months. */
    anomalous: integer({ mode: 'boolean' }).notNull().default(false),
  },
  (table) => [
    check('demand_note_from_month', isMonth(table.fromMonth)),
    check('demand_note_to_month', isMonth(table.toMonth)),
    check('demand_note_ordered', sql`${table.toMonth} >= ${table.fromMonth}`),
  ],
);

/** One committed import. */
export const importRun = sqliteTable(
  'import_run',
  {
    id: text().primaryKey(),
    kind: text({
      enum: [
        'people',
        'demand',
        'posts',
        'occupancies',
        'arrangements',
        'pay-points',
        'referrals',
        'case-extract',
        'episodes',
      ],
    }).notNull(),
    at: text().notNull(),
    by: text().notNull(),
    added: integer().notNull(),
    changed: integer().notNull(),
    unchanged: integer().notNull(),
  },
  (table) => [
    check('import_run_counts', sql`${table.added} >= 0 AND ${table.changed} >= 0 AND ${table.unchanged} >= 0`),
  ],
);
