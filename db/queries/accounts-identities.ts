import { and, eq } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { account, accountIdentity } from '../schema/index.ts';
import type { AccountRow } from './accounts.ts';

/** The account that an identity provider's subject is linked to. */
export function findAccountByIdentity(db: Db, issuer: string, subject: string): AccountRow | undefined {
  return db
    .select({ account })
    .from(accountIdentity)
    .innerJoin(account, eq(account.id, accountIdentity.accountId))
    .where(and(eq(accountIdentity.issuer, issuer), eq(accountIdentity.subject, subject)))
    .get()?.account;
}

/** Links an identity provider's subject to an account. @throws where it is linked already */
export function linkIdentity(db: Db, row: typeof accountIdentity.$inferInsert): void {
  db.insert(accountIdentity).values(row).run();
}

/** Takes every identity of an account away. @returns how many it had */
export function unlinkIdentities(db: Db, accountId: string): number {
  return db.delete(accountIdentity).where(eq(accountIdentity.accountId, accountId)).run().changes;
}

/** True where an identity provider says who the account is. */
export function isLinkedAccount(db: Db, accountId: string): boolean {
  const found = db
    .select({ subject: accountIdentity.subject })
    .from(accountIdentity)
    .where(eq(accountIdentity.accountId, accountId))
    .limit(1)
    .all();
  return found.length > 0;
}
