import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Db } from '../../db/open.ts';
import { addFailures, countFailures, deleteFailures, deleteFailuresOf } from '../../db/queries/accounts-failures.ts';
import { ProblemError } from '../http/problem.ts';

/** Who tries: the email address of the account, where one is named, and the network address. */
export interface Attempt {
  email: string | null;
  address: string;
}

/** Counts attempts to prove who one is, by account and by network address; only failures stay counted. */
export interface Throttle {
  /**
   * Counts an attempt before it is judged, so that attempts at the same time count too.
   * @returns takes it back, to be called where the attempt turned out well
   * @throws ProblemError too-many-attempts with `Retry-After`
   */
  attempt: (attempt: Attempt) => () => void;
}

const WINDOW_SECONDS = 15 * 60;
const LIMITS = { email: 10, address: 50 } as const;

/** The throttle of an installation: 10 failures an account and 50 a network address in 15 minutes, over restarts too. */
export function createThrottle({ db, now }: { db: Db; now: () => Date }): Throttle {
  return {
    attempt({ email, address }) {
      const at = now();
      const since = new Date(at.getTime() - WINDOW_SECONDS * 1000).toISOString();
      const keys = [
        ...(email === null ? [] : [{ key: emailKey(email), limit: LIMITS.email }]),
        { key: addressKey(address), limit: LIMITS.address },
      ];
      const wait = Math.max(...keys.map(({ key, limit }) => secondsToWait(countFailures(db, key, since), limit, at)));
      if (wait > 0) throw tooMany(wait);
      const ids = addFailures(
        db,
        keys.map(({ key }) => key),
        at.toISOString(),
        since,
      );
      return () => deleteFailures(db, ids);
    },
  };
}

/** Forgets the failures of an account, since its owner has proved who they are another way. */
export function forgiveAccount(db: Db, email: string): void {
  deleteFailuresOf(db, emailKey(email));
}

function secondsToWait(found: ReturnType<typeof countFailures>, limit: number, at: Date): number {
  if (found.count < limit || found.earliest === undefined) return 0;
  return Math.max(1, Math.ceil(WINDOW_SECONDS - (at.getTime() - Date.parse(found.earliest)) / 1000));
}

function tooMany(seconds: number): ProblemError {
  const minutes = Math.ceil(seconds / 60);
  return new ProblemError(
    'too-many-attempts',
    `There were too many attempts to sign in. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
    { headers: { 'retry-after': String(seconds) } },
  );
}

/** Only a hash is kept: people type their password into the wrong field. */
function emailKey(email: string): string {
  return `email:${createHash('sha256').update(email).digest('base64url')}`;
}

/** A network of IPv6 counts as one address, since one machine has billions of them. */
function addressKey(given: string): string {
  const address = given.replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(address)) return `address:${address}`;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail === '' ? 0 : tail.split(':').length);
  const all = [...groups, ...Array<string>(Math.max(0, missing)).fill('0'), ...(tail ? tail.split(':') : [])];
  return `address:${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
