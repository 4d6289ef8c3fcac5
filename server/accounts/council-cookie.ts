import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import type { AppEnv } from '../http/env.ts';
import { cookieName, isEncrypted } from './session-cookie.ts';
import type { SignInSettings } from './sign-in-settings.ts';

const NAME = 'evenhand_council';
const SECONDS = 10 * 60;

const underWay = z.object({
  state: z.string().min(1),
  nonce: z.string().min(1),
  verifier: z.string().min(1),
  /** True where an account is to be linked, so that the answer never makes a new one. */
  links: z.boolean(),
  /** Local address to go on at. */
  to: z.string(),
  /** Instant in milliseconds. */
  startedAt: z.number(),
});
/** A sign-in at the council's provider that this browser began. */
export type CouncilUnderWay = z.infer<typeof underWay>;

/**
 * Keeps a sign-in that is under way in the browser, out of reach of scripts. Unlike the session it has to come along
 * when the provider sends the browser back, so other sites may lead to it, but not send it.
 */
export function setCouncilCookie(c: Context<AppEnv>, settings: SignInSettings, value: CouncilUnderWay): void {
  const secure = isEncrypted(c, settings);
  const text = Buffer.from(JSON.stringify(value)).toString('base64url');
  setCookie(c, cookieName(NAME, secure), text, { ...flags(secure), maxAge: SECONDS });
}

/** Takes the sign-in that is under way out of the browser: it serves once. Undefined where there is none, or too late. */
export function takeCouncilCookie(c: Context<AppEnv>, settings: SignInSettings, at: Date): CouncilUnderWay | undefined {
  const secure = isEncrypted(c, settings);
  const text = getCookie(c, cookieName(NAME, secure));
  deleteCookie(c, cookieName(NAME, secure), flags(secure));
  const found = underWay.safeParse(parsed(text));
  if (!found.success || at.getTime() - found.data.startedAt >= SECONDS * 1000) return undefined;
  return found.data;
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(Buffer.from(text ?? '', 'base64url').toString());
  } catch {
    return undefined;
  }
}

function flags(secure: boolean) {
  return { path: '/', httpOnly: true, sameSite: 'Lax', secure } as const;
}
