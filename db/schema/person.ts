import { sql } from 'drizzle-orm';
import { check, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { district, language, role, unit } from './reference.ts';

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
    check('person_minutes_positive', sql`${table.contractedMinutes} > 0`),
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
  (table) => [primaryKey({ columns: [table.personId, table.languageCode] })],
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
  (table) => [primaryKey({ columns: [table.personId, table.districtId] })],
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
