import { and, asc, count, eq, exists, isNull, ne, or, sql } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { account, accountIdentity } from '../schema/index.ts';

export type AccountRow = typeof account.$inferSelect;
export type NewAccount = typeof account.$inferInsert;
export type AccountChange = Partial<Pick<AccountRow, 'email' | 'name' | 'role' | 'districtId' | 'disabledAt'>>;

/** An account as a list of accounts shows it: without its password hash, and with who vouches for it. */
export interface ListedAccount extends Omit<AccountRow, 'passwordHash'> {
  hasPassword: boolean;
  /** True where an identity provider says who it is. */
  isLinked: boolean;
}

/** The tables that hold accounts and who vouches for them. */
export const ACCOUNT_TABLES = [account, accountIdentity] as const;

/** The account of an email address in lower case, with its password hash. */
export function findAccountByEmail(db: Db, email: string): AccountRow | undefined {
  return db.select().from(account).where(eq(account.email, email)).get();
}

/** The account of an id, with its password hash. */
export function findAccount(db: Db, id: string): AccountRow | undefined {
  return db.select().from(account).where(eq(account.id, id)).get();
}

/** Every account by name. */
export function listAccounts(db: Db): ListedAccount[] {
  const linked = new Set(
    db
      .select({ id: accountIdentity.accountId })
      .from(accountIdentity)
      .all()
      .map(({ id }) => id),
  );
  return db
    .select()
    .from(account)
    .orderBy(sql`${account.name} collate nocase`, asc(account.email))
    .all()
    .map(({ passwordHash, ...row }) => ({ ...row, hasPassword: passwordHash !== '', isLinked: linked.has(row.id) }));
}

/** Adds an account. @throws where the email address or the id has one already */
export function insertAccount(db: Db, row: NewAccount): void {
  db.insert(account).values(row).run();
}

/** Adds the accounts whose email address has none yet. @returns how many were added */
export function addMissingAccounts(db: Db, rows: readonly NewAccount[]): number {
  return db.transaction((tx) =>
    rows.reduce((added, row) => added + tx.insert(account).values(row).onConflictDoNothing().run().changes, 0),
  );
}

/**
 * Changes the named columns of an account whose version is still the expected one, and counts the version up.
 * @returns false where the version is another by now
 */
export function updateAccount(db: Db, id: string, version: number, change: AccountChange): boolean {
  return (
    db
      .update(account)
      .set({ ...change, version: sql`${account.version} + 1` })
      .where(and(eq(account.id, id), eq(account.version, version)))
      .run().changes === 1
  );
}

/** Stores another password hash. @param changedAt left out where the password itself stays and only its hash is renewed */
export function storePasswordHash(db: Db, id: string, passwordHash: string, changedAt?: string): void {
  db.update(account)
    .set({ passwordHash, ...(changedAt ? { passwordChangedAt: changedAt } : {}) })
    .where(eq(account.id, id))
    .run();
}

/** Notes when somebody signed in last. */
export function noteSignIn(db: Db, id: string, at: string): void {
  db.update(account).set({ lastSignedInAt: at }).where(eq(account.id, id)).run();
}

/** Removes an account with its sessions, links and identities. */
export function deleteAccount(db: Db, id: string): void {
  db.delete(account).where(eq(account.id, id)).run();
}

/** Accounts that were made for the demo. */
export function listDemoAccounts(db: Db): AccountRow[] {
  return db.select().from(account).where(eq(account.demo, true)).orderBy(asc(account.email)).all();
}

/**
 * Administrators that are enabled and have a way to sign in: a password, or an identity elsewhere.
 * @param councilSignIn whether an identity provider is set up, so that an identity is a way to sign in
 */
export function countUsableAdministrators(db: Db, councilSignIn: boolean): number {
  const identity = db.select().from(accountIdentity).where(eq(accountIdentity.accountId, account.id));
  const isUsable = and(
    eq(account.role, 'administrator'),
    isNull(account.disabledAt),
    or(ne(account.passwordHash, ''), councilSignIn ? exists(identity) : undefined),
  );
  return db.select({ n: count() }).from(account).where(isUsable).get()?.n ?? 0;
}
