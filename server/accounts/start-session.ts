import type { Db } from '../../db/open.ts';
import { storeSession } from '../../db/queries/accounts-sessions.ts';
import { limitsAt, SESSION_SECONDS } from './session-limits.ts';
import { hashOfToken, newSessionToken } from './session-token.ts';

/** Where a session is started from, as its owner sees it later. */
export interface SessionOrigin {
  address: string | null;
  browser: string | null;
}

/** Starts a session of an account. @returns its secret, of which only a hash is stored */
export function startSession(
  db: Db,
  accountId: string,
  at: Date,
  origin: SessionOrigin = { address: null, browser: null },
): string {
  const token = newSessionToken();
  const row = {
    tokenHash: hashOfToken(token),
    accountId,
    createdAt: at.toISOString(),
    expiresAt: new Date(at.getTime() + SESSION_SECONDS * 1000).toISOString(),
    ...origin,
  };
  storeSession(db, row, limitsAt(at));
  return token;
}
