import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { account, calendarFeed } from '../schema/index.ts';

/** When an account's calendar address was made; undefined where it has none. */
export function findCalendarFeed(db: Db, accountId: string): { createdAt: string } | undefined {
  return db
    .select({ createdAt: calendarFeed.createdAt })
    .from(calendarFeed)
    .where(eq(calendarFeed.accountId, accountId))
    .get();
}

/** Keeps the hash of an account's calendar address in place of the one it had. */
export function putCalendarFeed(db: Db, row: typeof calendarFeed.$inferInsert): void {
  const { accountId: _, ...set } = row;
  db.insert(calendarFeed).values(row).onConflictDoUpdate({ target: calendarFeed.accountId, set }).run();
}

/** Takes an account's calendar address back. @returns false where it had none */
export function deleteCalendarFeed(db: Db, accountId: string): boolean {
  return db.delete(calendarFeed).where(eq(calendarFeed.accountId, accountId)).run().changes > 0;
}

/** The account whose calendar address has this hash, as it is now; undefined where there is none or it is disabled. */
export function findFeedAccount(db: Db, tokenHash: string) {
  return db
    .select({ id: account.id, role: account.role, districtId: account.districtId })
    .from(calendarFeed)
    .innerJoin(account, eq(account.id, calendarFeed.accountId))
    .where(and(eq(calendarFeed.tokenHash, tokenHash), isNull(account.disabledAt)))
    .get();
}
