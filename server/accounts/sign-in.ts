import type { Db } from '../../db/open.ts';
import {
  type AccountRow,
  findAccount,
  findAccountByEmail,
  noteSignIn,
  storePasswordHash,
} from '../../db/queries/accounts.ts';
import { deleteSession } from '../../db/queries/accounts-sessions.ts';
import { readInstallation } from '../../db/queries/installation.ts';
import type { SignedInAccount } from '../http/env.ts';
import { ProblemError } from '../http/problem.ts';
import { ownerOf, recordAccountEvent, stranger } from './account-events.ts';
import { hashPassword, isOutdated, isPasswordOf, NOBODY } from './password.ts';
import { hashOfToken } from './session-token.ts';
import { type SessionOrigin, startSession } from './start-session.ts';
import type { Throttle } from './throttle.ts';

export interface SignInAttempt {
  email: string;
  password: string;
  /** Network address and browser the attempt comes from. */
  origin: SessionOrigin & { address: string };
  requestId: string;
  /** Secret of the session the browser had so far; it ends. */
  formerToken: string | undefined;
}

interface SignInDeps {
  db: Db;
  now: () => Date;
  throttle: Throttle;
}

/**
 * Signs somebody in with a password. An unknown address costs the same work as a wrong password and is answered alike,
 * as are disabled accounts, accounts without a password, and demo accounts outside a demo.
 * @returns the account with the secret of its new session
 * The promise rejects with ProblemError `wrong-credentials` or `too-many-attempts`.
 */
export async function signInWithPassword(deps: SignInDeps, attempt: SignInAttempt) {
  const { db, now, throttle } = deps;
  const takeBack = throttle.attempt({ email: attempt.email, address: attempt.origin.address });
  const found = findAccountByEmail(db, attempt.email);
  const right = await isPasswordOf(found?.passwordHash || NOBODY, attempt.password);
  if (!found || !right || !mayUsePassword(db, found)) throw refusal(deps, attempt, found);
  const renewed = isOutdated(found.passwordHash) ? await hashPassword(attempt.password) : undefined;
  const opened = db.transaction(
    () => {
      const present = findAccount(db, found.id);
      if (present?.passwordHash !== found.passwordHash || !mayUsePassword(db, present)) return undefined;
      takeBack();
      if (renewed) storePasswordHash(db, present.id, renewed);
      return openSession(db, present, { ...attempt, at: now(), how: 'password' });
    },
    { behavior: 'immediate' },
  );
  if (!opened) throw refusal(deps, attempt, found);
  return opened;
}

/**
 * Ends the session a browser had and starts a new one, with what the audit keeps of it. Call it in a transaction.
 * @returns the account with the secret of the new session
 */
export function openSession(
  db: Db,
  account: SignedInAccount,
  how: Pick<SignInAttempt, 'origin' | 'requestId' | 'formerToken'> & { at: Date; how: 'password' | 'council' },
): { account: SignedInAccount; token: string } {
  const { id, email, name, role, districtId } = account;
  if (how.formerToken) deleteSession(db, hashOfToken(how.formerToken));
  noteSignIn(db, id, how.at.toISOString());
  recordAccountEvent(db, {
    at: how.at,
    actor: ownerOf(account, how.requestId),
    action: 'session.start',
    account,
    after: { how: how.how, address: how.origin.address },
  });
  return { account: { id, email, name, role, districtId }, token: startSession(db, id, how.at, how.origin) };
}

function mayUsePassword(db: Db, account: AccountRow): boolean {
  if (account.disabledAt !== null || account.passwordHash === '') return false;
  return !account.demo || readInstallation(db).demo;
}

function refusal({ db, now }: SignInDeps, attempt: SignInAttempt, account: AccountRow | undefined): ProblemError {
  recordAccountEvent(db, {
    at: now(),
    actor: stranger(attempt.requestId),
    action: 'session.fail',
    account: account ?? null,
    after: { how: 'password', address: attempt.origin.address },
  });
  return new ProblemError('wrong-credentials', 'Check the email address and the password, and try again.');
}
