import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { AppEnv } from '../http/env.ts';
import { SESSION_SECONDS } from './session-limits.ts';
import type { SignInSettings } from './sign-in-settings.ts';

const NAME = 'evenhand_session';

/** Secret of the visitor's session, as the browser sent it. */
export function readSessionCookie(c: Context<AppEnv>, settings: SignInSettings): string | undefined {
  return getCookie(c, cookieName(NAME, isEncrypted(c, settings)));
}

/** Hands the secret to the browser: out of reach of scripts and of other sites, and of plain HTTP where there is HTTPS. */
export function setSessionCookie(c: Context<AppEnv>, settings: SignInSettings, token: string): void {
  const secure = isEncrypted(c, settings);
  setCookie(c, cookieName(NAME, secure), token, { ...flags(secure), maxAge: SESSION_SECONDS });
}

/**
 * `Clear-Site-Data` of an answer that signs somebody out: what pages of this origin keep in the browser goes. Not its
 * cookies: browsers take that to mean those of every host of the council.
 */
export const CLEARED = '"storage"';

export function clearSessionCookie(c: Context<AppEnv>, settings: SignInSettings): void {
  const secure = isEncrypted(c, settings);
  deleteCookie(c, cookieName(NAME, secure), flags(secure));
}

/** True where the browser reaches this installation over HTTPS, as the settings or a trusted proxy say. */
export function isEncrypted(c: Context<AppEnv>, { url, proxies }: SignInSettings): boolean {
  if (url.startsWith('https:') || c.req.url.startsWith('https:')) return true;
  return proxies > 0 && c.req.header('x-forwarded-proto') === 'https';
}

/** Over HTTPS the name binds a cookie to this very host, so that no neighbouring site can plant one. */
export function cookieName(name: string, secure: boolean): string {
  return secure ? `__Host-${name}` : name;
}

function flags(secure: boolean) {
  return { path: '/', httpOnly: true, sameSite: 'Strict', secure } as const;
}
