import { and, eq, gt, lte } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { account, session } from '../schema/index.ts';

export type AccountRow = typeof account.$inferSelect;
export type NewAccount = typeof account.$inferInsert;
export type SessionRow = typeof session.$inferInsert;

/** The account of an email address in lower case, with its password hash. */
export function findAccountByEmail(db: Db, email: string): AccountRow | undefined {
  return db.select().from(account).where(eq(account.email, email)).get();
}

/**
 * Whoever a session belongs to, without the password hash.
 * @param at instant as ISO text; a session that ends then or earlier is not found
 */
export function findSessionAccount(db: Db, tokenHash: string, at: string) {
  return db
    .select({
      id: account.id,
      email: account.email,
      name: account.name,
      role: account.role,
      districtId: account.districtId,
    })
    .from(session)
    .innerJoin(account, eq(account.id, session.accountId))
    .where(and(eq(session.tokenHash, tokenHash), gt(session.expiresAt, at)))
    .get();
}

/** Stores a new session and forgets those that have ended by its start. */
export function storeSession(db: Db, row: SessionRow): void {
  db.transaction((tx) => {
    tx.delete(session).where(lte(session.expiresAt, row.createdAt)).run();
    tx.insert(session).values(row).run();
  });
}

export function deleteSession(db: Db, tokenHash: string): void {
  db.delete(session).where(eq(session.tokenHash, tokenHash)).run();
}

/** Adds the accounts whose email address has none yet. @returns how many were added */
export function addMissingAccounts(db: Db, rows: readonly NewAccount[]): number {
  return db.transaction((tx) =>
    rows.reduce((added, row) => added + tx.insert(account).values(row).onConflictDoNothing().run().changes, 0),
  );
}
