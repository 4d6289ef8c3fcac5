import { createHash, randomBytes } from 'node:crypto';

/** A new secret of a calendar address: 256 random bits as text that fits an address. */
export function newFeedToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of it. A leaked database opens nobody's calendar. */
export function hashOfFeedToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** The secret in the last part of an address, `<secret>.ics`; undefined where it is none. */
export function feedTokenOf(file: string): string | undefined {
  return /^([\w-]{43})\.ics$/.exec(file)?.[1];
}
