import type { Context } from 'hono';
import type { AppEnv } from '../http/env.ts';
import { ProblemError, shorten } from '../http/problem.ts';

/** @throws ProblemError version-needed where If-Match is missing */
export function previewDigest(c: Context<AppEnv>): string {
  const header = c.req.header('if-match')?.trim() ?? '';
  if (header === '') {
    throw new ProblemError('version-needed', 'Send If-Match with the digest of the preview you want to carry out.');
  }
  return header.replace(/^"(.*)"$/, '$1');
}

/** @throws ProblemError unsupported-media-type where the body is not sent as CSV */
export function requireCsv(c: Context<AppEnv>): void {
  const type = c.req.header('content-type') ?? '';
  if (/^text\/csv\s*(;|$)/i.test(type)) return;
  throw new ProblemError(
    'unsupported-media-type',
    `The content type “${shorten(type || 'none')}” is not accepted here. Send the file as text/csv.`,
  );
}
