import type { Context } from 'hono';
import type { AppEnv } from './env.ts';
import { ProblemError } from './problem.ts';

/**
 * The version a change starts from, out of `If-Match: "7"`.
 * @throws ProblemError version-needed where the header is missing or no version
 */
export function expectedVersion(c: Context<AppEnv>): number {
  const header = c.req.header('if-match');
  const version = Number(/^"?([1-9]\d{0,15})"?$/.exec(header?.trim() ?? '')?.[1]);
  if (Number.isSafeInteger(version)) return version;
  throw new ProblemError(
    'version-needed',
    header
      ? 'If-Match has to be one version number in quotes, for example "7". Read the record again and send its version.'
      : 'Send If-Match with the version you are changing, for example "7". Read the record to get it.',
  );
}

/**
 * The refusal of a change whose version is no longer the present one.
 * @param what the record in words, for example “Robin Archer”
 * @param current the record as it is now, redacted for the reader
 */
export function versionChanged(what: string, current: unknown): ProblemError {
  return new ProblemError(
    'version-changed',
    `Somebody changed ${what} after you read it, so your change was not stored. Look at it as it is now and change it again.`,
    { current },
  );
}
