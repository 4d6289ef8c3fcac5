import type { Db } from '../../db/open.ts';
import { type ListedAccount, listAccounts } from '../../db/queries/accounts.ts';
import { listSessions } from '../../db/queries/accounts-sessions.ts';
import type { Account } from '../contract/accounts.ts';
import { ProblemError } from '../http/problem.ts';
import { FIRST_ADMINISTRATOR } from './one-time-link.ts';
import { limitsAt } from './session-limits.ts';

/** Every account as administrators see it, by name. */
export function viewAccounts(db: Db, at: Date): Account[] {
  return listAccounts(db)
    .filter(({ email }) => email !== FIRST_ADMINISTRATOR)
    .map((row) => accountView(db, row, at));
}

/** One account as administrators see it. @throws ProblemError not-found */
export function viewAccount(db: Db, id: string, at: Date): Account {
  return accountView(db, requireAccount(db, id), at);
}

/** An account by its id. @throws ProblemError not-found */
export function requireAccount(db: Db, id: string): ListedAccount {
  const found = listAccounts(db).find((row) => row.id === id);
  if (found) return found;
  throw new ProblemError('not-found', 'There is no such account. Look for it in the list of accounts.');
}

function accountView(db: Db, row: ListedAccount, at: Date): Account {
  const { id, version, email, name, role, districtId, disabledAt, lastSignedInAt } = row;
  return {
    id,
    version,
    email,
    name,
    role,
    districtId,
    signsInWith: waysOf(row),
    disabledAt,
    lastSignedInAt,
    sessions: disabledAt === null ? listSessions(db, id, limitsAt(at)).length : 0,
  };
}

function waysOf({ demo, isLinked, hasPassword }: ListedAccount): Account['signsInWith'] {
  if (demo) return 'demo';
  if (isLinked) return 'council';
  return hasPassword ? 'password' : 'nothing-yet';
}
