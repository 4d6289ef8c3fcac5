import { sql } from 'drizzle-orm';
import { check, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person } from './person.ts';
import { isDay } from './rules.ts';

/** A competence that front-line staff may hold; the set is configurable. */
export const competence = sqliteTable('competence', {
  id: text().primaryKey(),
  name: text().notNull().unique(),
  position: integer().notNull(),
  /** Days before its expiry that a lapse is warned of. */
  warnDays: integer('warn_days').notNull().default(60),
});

/** The levels of competence, lowest first; one scale for all. */
export const competenceLevel = sqliteTable('competence_level', {
  level: integer().primaryKey(),
  name: text().notNull().unique(),
});

/** A competence somebody holds, since when and until when. */
export const personCompetence = sqliteTable(
  'person_competence',
  {
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    competenceId: text('competence_id')
      .notNull()
      .references(() => competence.id),
    level: integer()
      .notNull()
      .references(() => competenceLevel.level),
    evidencedOn: text('evidenced_on').notNull(),
    /** Last day it holds; null where it does not lapse. */
    expiresOn: text('expires_on'),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.competenceId] }),
    check('person_competence_evidenced', isDay(table.evidencedOn)),
    check('person_competence_expires', isDay(table.expiresOn)),
    check('person_competence_ordered', sql`${table.expiresOn} IS NULL OR ${table.expiresOn} >= ${table.evidencedOn}`),
  ],
);
