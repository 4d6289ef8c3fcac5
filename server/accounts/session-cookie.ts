import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { AppEnv } from '../http/env.ts';

const NAME = 'evenhand_session';

/** Seconds a session lasts: a working day. */
export const SESSION_SECONDS = 12 * 60 * 60;

/** Secret of the visitor's session, as the browser sent it. */
export function readSessionCookie(c: Context<AppEnv>): string | undefined {
  return getCookie(c, NAME);
}

/** Hands the secret to the browser: out of reach of scripts and of other sites, and of plain HTTP where there is HTTPS. */
export function setSessionCookie(c: Context<AppEnv>, token: string): void {
  setCookie(c, NAME, token, { ...flags(c), maxAge: SESSION_SECONDS });
}

export function clearSessionCookie(c: Context<AppEnv>): void {
  deleteCookie(c, NAME, flags(c));
}

function flags(c: Context<AppEnv>) {
  const encrypted = c.req.header('x-forwarded-proto') === 'https' || c.req.url.startsWith('https:');
  return { path: '/', httpOnly: true, sameSite: 'Strict', secure: encrypted } as const;
}
