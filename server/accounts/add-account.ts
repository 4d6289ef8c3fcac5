import { randomUUID } from 'node:crypto';
import { insertAccount } from '../../db/queries/accounts.ts';
import type { Actor } from '../../db/queries/audit.ts';
import type { Account, NewAccount, OneTimeLink } from '../contract/accounts.ts';
import { invalidInput } from '../http/problem.ts';
import type { AccountDeps } from './account-deps.ts';
import { recordAccountEvent } from './account-events.ts';
import { viewAccount } from './account-view.ts';
import { accountFaults } from './check-account.ts';
import { makeLink } from './one-time-link.ts';

/**
 * Adds an account without a password, and the one-time link with which its owner sets one.
 * @throws ProblemError invalid-input with every fault
 */
export function addAccount(
  { db, now }: AccountDeps,
  account: NewAccount,
  actor: Actor,
): { account: Account; link: OneTimeLink } {
  return db.transaction(
    () => {
      const faults = accountFaults(db, account);
      if (faults.length > 0) throw invalidInput(faults);
      const at = now();
      const id = randomUUID();
      insertAccount(db, { ...account, id, passwordHash: '', createdAt: at.toISOString() });
      recordAccountEvent(db, {
        at,
        actor,
        action: 'account.add',
        account: { id, districtId: account.districtId },
        after: account,
      });
      return { link: makeLink(db, id, at), account: viewAccount(db, id, at) };
    },
    { behavior: 'immediate' },
  );
}
