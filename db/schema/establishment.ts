import { sql } from 'drizzle-orm';
import { check, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { account } from './account.ts';
import { isOneOf } from './rules.ts';

/** What happens when an arrangement breaks a named rule, as the council set it; a rule without a row has its default. */
export const establishmentRule = sqliteTable(
  'establishment_rule',
  {
    id: text().primaryKey(),
    severity: text({ enum: ['off', 'warn', 'refuse'] }).notNull(),
    /** Days, months or per cent, as the rule says; null for its default. */
    threshold: integer(),
    version: integer().notNull().default(1),
  },
  (table) => [
    check('establishment_rule_severity', isOneOf(table.severity)),
    check('establishment_rule_threshold', sql`${table.threshold} >= 0`),
    check('establishment_rule_version', sql`${table.version} >= 1`),
  ],
);

/** The address of an account's calendar feed: only the hash of its secret is kept. */
export const calendarFeed = sqliteTable('calendar_feed', {
  accountId: text('account_id')
    .primaryKey()
    .references(() => account.id, { onDelete: 'cascade' }),
  tokenHash: text('token_hash').notNull().unique(),
  createdAt: text('created_at').notNull(),
});
