import type { Db } from '../../db/open.ts';
import { type AccountRow, findAccount } from '../../db/queries/accounts.ts';
import { listSessions } from '../../db/queries/accounts-sessions.ts';
import { invalidInput, ProblemError } from '../http/problem.ts';
import { isPasswordOf } from './password.ts';
import { limitsAt } from './session-limits.ts';
import type { Throttle } from './throttle.ts';

/**
 * Makes sure that whoever is signed in knows the account's password, counted like a sign-in.
 * @returns the account as it was proved
 * The promise rejects with ProblemError invalid-input, or too-many-attempts.
 */
export async function provePassword(
  { db, throttle }: { db: Db; throttle: Throttle },
  { accountId, password, address }: { accountId: string; password: string; address: string },
): Promise<AccountRow> {
  const account = findAccount(db, accountId);
  if (!account) throw new ProblemError('not-signed-in', 'Your account is gone. Ask an administrator.');
  const takeBack = throttle.attempt({ email: account.email, address });
  if (account.passwordHash !== '' && (await isPasswordOf(account.passwordHash, password))) {
    takeBack();
    return account;
  }
  throw invalidInput([{ field: 'password', value: null, remedy: 'This is not your present password. Type it again.' }]);
}

/** Minutes after a sign-in with the council account in which it counts as having proved who one is just now. */
const FRESH_MINUTES = 10;

/**
 * Makes sure again that whoever is signed in is who they say: by the password, or, where the account has none here, by a
 * session that began a few minutes ago.
 * The promise rejects with ProblemError invalid-input, too-many-attempts, or conflict where one has to sign in afresh.
 */
export async function proveAgain(
  deps: { db: Db; now: () => Date; throttle: Throttle },
  given: { accountId: string; password: string | undefined; current: string; address: string },
): Promise<void> {
  const { accountId, password = '', current, address } = given;
  if (findAccount(deps.db, accountId)?.passwordHash !== '') {
    await provePassword(deps, { accountId, password, address });
    return;
  }
  const at = deps.now();
  const session = listSessions(deps.db, accountId, limitsAt(at)).find(({ tokenHash }) => tokenHash === current);
  const since = at.getTime() - FRESH_MINUTES * 60_000;
  if (session && Date.parse(session.createdAt) >= since) return;
  throw new ProblemError(
    'conflict',
    `Sign out and in again with your council account first: within ${FRESH_MINUTES} minutes of that you may do this.`,
  );
}
