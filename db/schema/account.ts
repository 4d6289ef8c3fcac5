import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { district } from './reference.ts';

/** Somebody who may sign in. */
export const account = sqliteTable('account', {
  id: text().primaryKey(),
  email: text().notNull().unique(),
  name: text().notNull(),
  role: text({ enum: ['service-manager', 'manager', 'hr', 'district-manager'] }).notNull(),
  /** Set for a district manager. */
  districtId: text('district_id').references(() => district.id),
  passwordHash: text('password_hash').notNull(),
  demo: integer({ mode: 'boolean' }).notNull().default(false),
});

/** A signed-in browser. Only a hash of its token is kept. */
export const session = sqliteTable('session', {
  tokenHash: text('token_hash').primaryKey(),
  accountId: text('account_id')
    .notNull()
    .references(() => account.id, { onDelete: 'cascade' }),
  createdAt: text('created_at').notNull(),
  expiresAt: text('expires_at').notNull(),
});
