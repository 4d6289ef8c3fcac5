import { and, desc, eq, gt, isNull, lt, lte, ne, or, type Placeholder, sql } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { placeholders, preparedOnce } from '../prepared.ts';
import { account, installation, session } from '../schema/index.ts';
import { withoutFlush } from '../unflushed.ts';

export type SessionRow = typeof session.$inferSelect;

/** Instants as ISO text that decide whether a session still holds. */
export interface SessionLimits {
  /** A session that ends then or earlier has ended. */
  at: string;
  /** A session last seen then or earlier has been idle too long. */
  idleSince: string;
}

const lastSeen = sql<string>`coalesce(${session.lastSeenAt}, ${session.createdAt})`;
const isDemo = sql`exists (select 1 from ${installation} where ${installation.key} = 'demo' and ${installation.value} = 'yes')`;
const holds = ({ at, idleSince }: SessionLimits | SessionPlaceholders) =>
  and(gt(session.expiresAt, at), gt(lastSeen, idleSince));
type SessionPlaceholders = Record<keyof SessionLimits, Placeholder>;

const accountOfSession = preparedOnce((db) =>
  db
    .select({
      id: account.id,
      email: account.email,
      name: account.name,
      role: account.role,
      districtId: account.districtId,
      lastSeenAt: lastSeen,
    })
    .from(session)
    .innerJoin(account, eq(account.id, session.accountId))
    .where(
      and(
        eq(session.tokenHash, sql.placeholder('tokenHash')),
        holds(placeholders('at', 'idleSince')),
        isNull(account.disabledAt),
        or(eq(account.demo, false), isDemo),
      ),
    )
    .prepare(),
);

/**
 * Whoever a session belongs to, without the password hash, and when it was seen last. A disabled account has no
 * session, nor has a demo account outside a demo.
 */
export function findSessionAccount(db: Db, tokenHash: string, limits: SessionLimits) {
  return accountOfSession(db).get({ tokenHash, ...limits });
}

/** Stores a new session and forgets those of anybody that have ended. */
export function storeSession(db: Db, row: typeof session.$inferInsert, { at, idleSince }: SessionLimits): void {
  db.transaction((tx) => {
    tx.delete(session)
      .where(or(lte(session.expiresAt, at), lte(lastSeen, idleSince)))
      .run();
    tx.insert(session).values(row).run();
  });
}

/** Notes that a session was used, unless that is noted already since `since`. */
export function noteSessionSeen(db: Db, tokenHash: string, at: string, since: string): void {
  withoutFlush(db, () =>
    db
      .update(session)
      .set({ lastSeenAt: at })
      .where(and(eq(session.tokenHash, tokenHash), lt(lastSeen, since)))
      .run(),
  );
}

/** Sessions of an account that hold, the latest used first. */
export function listSessions(db: Db, accountId: string, limits: SessionLimits): SessionRow[] {
  return db
    .select()
    .from(session)
    .where(and(eq(session.accountId, accountId), holds(limits)))
    .orderBy(desc(lastSeen), desc(session.createdAt), desc(sql`rowid`))
    .all();
}

/** Ends a session. @returns false where there is none */
export function deleteSession(db: Db, tokenHash: string): boolean {
  return db.delete(session).where(eq(session.tokenHash, tokenHash)).run().changes > 0;
}

/** Ends every session of an account. @param except hash of the token of one that stays @returns how many ended */
export function deleteSessionsOf(db: Db, accountId: string, except?: string): number {
  const others = except === undefined ? undefined : ne(session.tokenHash, except);
  return db
    .delete(session)
    .where(and(eq(session.accountId, accountId), others))
    .run().changes;
}
