import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { district } from './reference.ts';

/** Somebody who may sign in. */
export const account = sqliteTable('account', {
  id: text().primaryKey(),
  email: text().notNull().unique(),
  name: text().notNull(),
  role: text({ enum: ['service-manager', 'manager', 'hr', 'district-manager', 'administrator'] }).notNull(),
  /** Set for a district manager. */
  districtId: text('district_id').references(() => district.id),
  /** Empty where no password is set: the account waits for its one-time link, or signs in elsewhere. */
  passwordHash: text('password_hash').notNull(),
  demo: integer({ mode: 'boolean' }).notNull().default(false),
  passwordChangedAt: text('password_changed_at'),
  /** Since when it may no longer sign in. */
  disabledAt: text('disabled_at'),
  version: integer().notNull().default(1),
  /** Null where it was made before this was kept. */
  createdAt: text('created_at'),
  lastSignedInAt: text('last_signed_in_at'),
});

/** Who an identity provider says an account is: the provider's own id of the person, never the email address. */
export const accountIdentity = sqliteTable(
  'account_identity',
  {
    issuer: text().notNull(),
    subject: text().notNull(),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id, { onDelete: 'cascade' }),
    linkedAt: text('linked_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.issuer, table.subject] }),
    index('account_identity_account').on(table.accountId),
  ],
);

/** A signed-in browser. Only a hash of its token is kept. */
export const session = sqliteTable(
  'session',
  {
    tokenHash: text('token_hash').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id, { onDelete: 'cascade' }),
    createdAt: text('created_at').notNull(),
    expiresAt: text('expires_at').notNull(),
    lastSeenAt: text('last_seen_at'),
    /** Network address and browser it was started from, so that its owner knows it again. */
    address: text(),
    browser: text(),
  },
  (table) => [index('session_account').on(table.accountId)],
);

/** A one-time link with which somebody sets a password: the first administrator, a new account, a lost password. */
export const accountLink = sqliteTable('account_link', {
  tokenHash: text('token_hash').primaryKey(),
  accountId: text('account_id')
    .notNull()
    .references(() => account.id, { onDelete: 'cascade' }),
  createdAt: text('created_at').notNull(),
  expiresAt: text('expires_at').notNull(),
  usedAt: text('used_at'),
});

/** A failed sign-in, counted by account and by address; outlives a restart. */
export const signInFailure = sqliteTable(
  'sign_in_failure',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** `email:…` or `address:…`. */
    key: text().notNull(),
    at: text().notNull(),
  },
  (table) => [index('sign_in_failure_key').on(table.key, table.at)],
);
