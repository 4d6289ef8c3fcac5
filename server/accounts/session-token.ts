import { createHash, randomBytes } from 'node:crypto';

/** A new secret of a session: 256 random bits as text that fits a cookie. */
export function newSessionToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a session's secret. A leaked database signs nobody in. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
