import type { MiddlewareHandler } from 'hono';
import type { Db } from '../../db/open.ts';
import { findSessionAccount, noteSessionSeen } from '../../db/queries/accounts-sessions.ts';
import type { AppEnv } from '../http/env.ts';
import { storageTrouble } from '../http/storage-trouble.ts';
import { readSessionCookie } from './session-cookie.ts';
import { limitsAt, noteBefore } from './session-limits.ts';
import { hashOfToken } from './session-token.ts';
import type { SignInSettings } from './sign-in-settings.ts';

/**
 * Finds out who makes a request, anew each time, so that a disabled account or a changed role counts at once. Whoever
 * brings no session, or one that has ended, is nobody; whether that matters is the matched route's business.
 */
export function identify(deps: { db: Db; now: () => Date; signIn: SignInSettings }): MiddlewareHandler<AppEnv> {
  const { db, now, signIn } = deps;
  return async (c, next) => {
    const token = readSessionCookie(c, signIn);
    const at = now();
    const found = token ? findSessionAccount(db, hashOfToken(token), limitsAt(at)) : undefined;
    if (!token || !found) {
      c.set('account', null);
    } else {
      const { lastSeenAt, ...account } = found;
      c.set('account', account);
      if (lastSeenAt < noteBefore(at)) noteSeen(db, hashOfToken(token), at);
    }
    await next();
  };
}

/** Reading goes on where the disk is full: the note is made at one of the next requests. */
function noteSeen(db: Db, tokenHash: string, at: Date): void {
  try {
    noteSessionSeen(db, tokenHash, at.toISOString(), noteBefore(at));
  } catch (error) {
    if (!storageTrouble(error)) throw error;
  }
}
