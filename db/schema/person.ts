import { sql } from 'drizzle-orm';
import { check, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { district, language, role, unit } from './reference.ts';
import { isDay } from './rules.ts';

/** Somebody in post. The id is the staff number. Ethnicity and health are not stored. */
export const person = sqliteTable(
  'person',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    roleId: text('role_id')
      .notNull()
      .references(() => role.id),
    unitId: text('unit_id')
      .notNull()
      .references(() => unit.id),
    contractedMinutes: integer('contracted_minutes').notNull(),
    startDate: text('start_date').notNull(),
    endDate: text('end_date'),
    version: integer().notNull().default(1),
  },
  (table) => [
    check('person_minutes', sql`${table.contractedMinutes} BETWEEN 1 AND 3000`),
    check('person_name', sql`length(trim(${table.name})) BETWEEN 1 AND 120`),
    check('person_version', sql`${table.version} >= 1`),
    check('person_start_is_day', isDay(table.startDate)),
    check('person_end_is_day', isDay(table.endDate)),
    check('person_dates_ordered', sql`${table.endDate} IS NULL OR ${table.endDate} >= ${table.startDate}`),
  ],
);

/** A language somebody works in: a skill. */
export const personLanguage = sqliteTable(
  'person_language',
  {
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    languageCode: text('language_code')
      .notNull()
      .references(() => language.code),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.languageCode] }),
    check('person_language_spoken', sql`${table.languageCode} <> 'unknown'`),
  ],
);

/** A ranked location preference, with the reason the person gave. */
export const personPreference = sqliteTable(
  'person_preference',
  {
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    districtId: text('district_id')
      .notNull()
      .references(() => district.id),
    rank: integer().notNull(),
    reason: text(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.districtId] }),
    uniqueIndex('person_preference_rank').on(table.personId, table.rank),
    check('person_preference_rank_range', sql`${table.rank} BETWEEN 1 AND 5`),
  ],
);

/** A district somebody cannot work in; never why. */
export const workingConstraint = sqliteTable(
  'working_constraint',
  {
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    districtId: text('district_id')
      .notNull()
      .references(() => district.id),
  },
  (table) => [primaryKey({ columns: [table.personId, table.districtId] })],
);
