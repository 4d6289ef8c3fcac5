import type { Db } from '../../db/open.ts';
import { deleteSession, findAccountByEmail, storeSession } from '../../db/queries/accounts.ts';
import type { SignedInAccount } from '../http/env.ts';
import { ProblemError } from '../http/problem.ts';
import { isPasswordOf, NOBODY } from './password.ts';
import { SESSION_SECONDS } from './session-cookie.ts';
import { hashOfToken, newSessionToken } from './session-token.ts';
import { createThrottle } from './throttle.ts';

export interface SignInAttempt {
  email: string;
  password: string;
  /** Network address the attempt comes from. */
  address: string;
  /** Secret of the session the browser had so far; it ends. */
  formerToken: string | undefined;
}

const WINDOW_MS = 15 * 60 * 1000;

/**
 * Makes the sign-in of one installation: at most 10 failures an account and 50 an address in 15 minutes.
 * @returns the account with the secret of its new session; only a hash of the secret is stored
 * The promise rejects with ProblemError `wrong-credentials` (the same for an unknown address and a wrong password) or
 * `too-many-attempts`.
 */
export function createSignIn({ db, now }: { db: Db; now: () => Date }) {
  const byEmail = createThrottle({ attempts: 10, windowMs: WINDOW_MS, now });
  const byAddress = createThrottle({ attempts: 50, windowMs: WINDOW_MS, now });

  return async (attempt: SignInAttempt): Promise<{ account: SignedInAccount; token: string }> => {
    const wait = Math.max(byEmail.attempt(attempt.email), byAddress.attempt(attempt.address));
    if (wait > 0) {
      throw new ProblemError(
        'too-many-attempts',
        `There were too many attempts to sign in. Try again in ${Math.ceil(wait / 60)} minutes.`,
        { headers: { 'retry-after': String(wait) } },
      );
    }
    const found = findAccountByEmail(db, attempt.email);
    const right = await isPasswordOf(found?.passwordHash ?? NOBODY, attempt.password);
    if (!found || !right) {
      throw new ProblemError('wrong-credentials', 'Check the email address and the password, and try again.');
    }
    byEmail.forgive(attempt.email);
    byAddress.forgive(attempt.address);
    if (attempt.formerToken) deleteSession(db, hashOfToken(attempt.formerToken));
    const { id, email, name, role, districtId } = found;
    return { account: { id, email, name, role, districtId }, token: startSession(db, id, now()) };
  };
}

/** Starts a session of an account. @returns its secret */
export function startSession(db: Db, accountId: string, at: Date): string {
  const token = newSessionToken();
  storeSession(db, {
    tokenHash: hashOfToken(token),
    accountId,
    createdAt: at.toISOString(),
    expiresAt: new Date(at.getTime() + SESSION_SECONDS * 1000).toISOString(),
  });
  return token;
}
