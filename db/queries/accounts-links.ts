import { and, eq, gt, isNull, lte } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { account, accountLink } from '../schema/index.ts';

/** Stores a one-time link of an account in place of those it has, and forgets links of anybody that have ended. */
export function replaceLink(db: Db, row: typeof accountLink.$inferInsert): void {
  db.transaction((tx) => {
    tx.delete(accountLink).where(lte(accountLink.expiresAt, row.createdAt)).run();
    tx.delete(accountLink).where(eq(accountLink.accountId, row.accountId)).run();
    tx.insert(accountLink).values(row).run();
  });
}

/** The account of a link that is neither used nor over, without its password hash; undefined where there is none. */
export function findLink(db: Db, tokenHash: string, at: string) {
  return db
    .select({ account, expiresAt: accountLink.expiresAt })
    .from(accountLink)
    .innerJoin(account, eq(account.id, accountLink.accountId))
    .where(
      and(
        eq(accountLink.tokenHash, tokenHash),
        isNull(accountLink.usedAt),
        gt(accountLink.expiresAt, at),
        isNull(account.disabledAt),
      ),
    )
    .get();
}

/** Uses a link up for good. @returns false where it was used by somebody else meanwhile, or is over */
export function spendLink(db: Db, tokenHash: string, at: string): boolean {
  return (
    db
      .update(accountLink)
      .set({ usedAt: at })
      .where(and(eq(accountLink.tokenHash, tokenHash), isNull(accountLink.usedAt), gt(accountLink.expiresAt, at)))
      .run().changes === 1
  );
}

/** Takes every link of an account back. */
export function deleteLinksOf(db: Db, accountId: string): void {
  db.delete(accountLink).where(eq(accountLink.accountId, accountId)).run();
}
