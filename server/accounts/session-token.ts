import { createHash, randomBytes } from 'node:crypto';

/** A new secret of a session or of a one-time link: 256 random bits as text that fits a cookie and an address. */
export function newSessionToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a secret. A leaked database signs nobody in. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
