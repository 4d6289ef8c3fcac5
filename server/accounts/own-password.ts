import type { Db } from '../../db/open.ts';
import { type AccountRow, findAccount, storePasswordHash } from '../../db/queries/accounts.ts';
import { deleteSessionsOf } from '../../db/queries/accounts-sessions.ts';
import type { Actor } from '../../db/queries/audit.ts';
import type { Fault } from '../contract/problems.ts';
import { invalidInput, ProblemError } from '../http/problem.ts';
import { recordAccountEvent } from './account-events.ts';
import { signsInWith } from './describe-session.ts';
import { hashPassword, isPasswordOf } from './password.ts';
import { passwordFault } from './password-rules.ts';
import { type SessionOrigin, startSession } from './start-session.ts';
import type { Throttle } from './throttle.ts';

interface OwnPasswordChange {
  accountId: string;
  currentPassword: string;
  newPassword: string;
  origin: SessionOrigin & { address: string };
  actor: Actor;
}

/**
 * Changes the password of whoever is signed in and ends every session of the account.
 * @returns the secret of a new session for the browser that asked
 * The promise rejects with ProblemError invalid-input naming every fault, too-many-attempts, or conflict where the
 * account has no password of its own.
 */
export async function changeOwnPassword(
  { db, now, throttle }: { db: Db; now: () => Date; throttle: Throttle },
  change: OwnPasswordChange,
): Promise<string> {
  const account = requireOwnPassword(db, change.accountId);
  const takeBack = throttle.attempt({ email: account.email, address: change.origin.address });
  const faults = await faultsOf(account, change);
  if (!faults.some(({ field }) => field === 'currentPassword')) takeBack();
  if (faults.length > 0) throw invalidInput(faults);
  const passwordHash = await hashPassword(change.newPassword);
  return db.transaction(
    () => {
      const at = now();
      if (requireOwnPassword(db, account.id).passwordHash !== account.passwordHash) {
        throw new ProblemError('conflict', 'The password was changed elsewhere meanwhile. Sign in with the new one.');
      }
      storePasswordHash(db, account.id, passwordHash, at.toISOString());
      deleteSessionsOf(db, account.id);
      recordAccountEvent(db, { at, actor: change.actor, action: 'account.password', account });
      return startSession(db, account.id, at, change.origin);
    },
    { behavior: 'immediate' },
  );
}

function requireOwnPassword(db: Db, accountId: string): AccountRow {
  const account = findAccount(db, accountId);
  const kind = account ? signsInWith(db, accountId) : 'password';
  if (account && kind === 'password') return account;
  throw new ProblemError(
    'conflict',
    kind === 'demo'
      ? 'The demo’s accounts keep the password that is printed at the start. Add an account of your own to try this.'
      : 'You sign in with your council account. Change its password where the council keeps it.',
  );
}

async function faultsOf(account: AccountRow, change: OwnPasswordChange): Promise<Fault[]> {
  const faults: Fault[] = [];
  if (!(await isPasswordOf(account.passwordHash, change.currentPassword))) {
    faults.push({ field: 'currentPassword', value: null, remedy: 'This is not your present password. Type it again.' });
  }
  const fault =
    change.newPassword === change.currentPassword
      ? 'The new password is the present one. Choose another.'
      : passwordFault(change.newPassword, account);
  if (fault) faults.push({ field: 'newPassword', value: null, remedy: fault });
  return faults;
}
