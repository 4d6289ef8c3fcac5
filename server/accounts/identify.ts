import type { MiddlewareHandler } from 'hono';
import type { Db } from '../../db/open.ts';
import { findSessionAccount } from '../../db/queries/accounts.ts';
import type { AppEnv } from '../http/env.ts';
import { readSessionCookie } from './session-cookie.ts';
import { hashOfToken } from './session-token.ts';

/**
 * Finds out who makes a request, anew each time, so that a removed account or a changed role counts at once. Whoever
 * brings no session, or one that has ended, is nobody; whether that matters is the matched route's business.
 */
export function identify({ db, now }: { db: Db; now: () => Date }): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const token = readSessionCookie(c);
    const account = token ? findSessionAccount(db, hashOfToken(token), now().toISOString()) : undefined;
    c.set('account', account ?? null);
    await next();
  };
}
