import type { Actor } from '../../db/queries/audit.ts';
import type { OneTimeLink } from '../contract/accounts.ts';
import { ProblemError } from '../http/problem.ts';
import type { AccountDeps } from './account-deps.ts';
import { recordAccountEvent } from './account-events.ts';
import { viewAccount } from './account-view.ts';
import { makeLink } from './one-time-link.ts';

/**
 * Makes a one-time link for somebody who is new or has lost their password; the present password stays until it is used.
 * @throws ProblemError not-found, or conflict where the account cannot have a password here
 */
export function handOverLink({ db, now, signIn }: AccountDeps, id: string, actor: Actor): OneTimeLink {
  return db.transaction(
    () => {
      const at = now();
      const account = viewAccount(db, id, at);
      if (account.disabledAt !== null) throw new ProblemError('conflict', 'The account is disabled. Enable it first.');
      if (account.signsInWith === 'demo') {
        throw new ProblemError('conflict', 'The demo’s own accounts keep the password that is printed at the start.');
      }
      if (account.signsInWith === 'council' && signIn.council !== null) {
        throw new ProblemError(
          'conflict',
          `${account.name} signs in with the council account and has no password here.`,
        );
      }
      recordAccountEvent(db, { at, actor, action: 'account.link', account: { id, districtId: account.districtId } });
      return makeLink(db, id, at);
    },
    { behavior: 'immediate' },
  );
}
