import { countUsableAdministrators } from '../../db/queries/accounts.ts';
import { unlinkIdentities } from '../../db/queries/accounts-identities.ts';
import { deleteSessionsOf } from '../../db/queries/accounts-sessions.ts';
import type { Actor } from '../../db/queries/audit.ts';
import type { Account } from '../contract/accounts.ts';
import { ProblemError } from '../http/problem.ts';
import type { AccountDeps } from './account-deps.ts';
import { recordAccountEvent } from './account-events.ts';
import { viewAccount } from './account-view.ts';

/**
 * Takes the council's identity away from an account and signs it out. A one-time link is its next way in. Owners do not
 * do this themselves: it would take them out of reach of the council's groups.
 * @throws ProblemError not-found; conflict where it is not linked, is one's own, or nobody could administer any more
 */
export function unlinkFromCouncil({ db, now, signIn }: AccountDeps, id: string, actor: Actor): Account {
  return db.transaction(
    () => {
      const at = now();
      const before = viewAccount(db, id, at);
      if (actor.accountId === id) {
        throw new ProblemError('conflict', 'You would lock yourself out. Ask another administrator to do it.');
      }
      if (unlinkIdentities(db, id) === 0) {
        throw new ProblemError('conflict', `${before.name} is not linked to a council account.`);
      }
      if (before.role === 'administrator' && countUsableAdministrators(db, signIn.council !== null) === 0) {
        throw new ProblemError('conflict', 'This is the last administrator who can sign in. Add another one first.');
      }
      const ended = deleteSessionsOf(db, id);
      recordAccountEvent(db, { at, actor, action: 'account.unlink', account: before, after: { ended } });
      return viewAccount(db, id, at);
    },
    { behavior: 'immediate' },
  );
}
