import type { Db } from '../../db/open.ts';
import {
  type AccountRow,
  countUsableAdministrators,
  findAccount,
  storePasswordHash,
} from '../../db/queries/accounts.ts';
import { findAccountByIdentity, isLinkedAccount, linkIdentity } from '../../db/queries/accounts-identities.ts';
import { deleteLinksOf, spendLink } from '../../db/queries/accounts-links.ts';
import { deleteSessionsOf, listSessions } from '../../db/queries/accounts-sessions.ts';
import { ownerOf, recordAccountEvent } from './account-events.ts';
import { CouncilRefused } from './council-refused.ts';
import { type CouncilAttempt, type CouncilOutcome, signInFromCouncil } from './council-sign-in.ts';
import type { PendingLink } from './pending-council-links.ts';
import { limitsAt } from './session-limits.ts';
import type { CouncilSettings } from './sign-in-settings.ts';

/**
 * Links an account to whom the council's provider has identified, and signs its owner in that way. From then on the
 * account has this one way in: its password and one-time links are gone, and every other browser is signed out, so that
 * taking somebody out of a group at the council counts here.
 * @returns the account with the secret of its new session
 * @throws CouncilRefused where the proof does not hold any more or somebody else has that identity; the last
 *   administrator is not linked into another role. Nothing is changed then
 */
export function linkToCouncil(
  db: Db,
  council: CouncilSettings,
  pending: PendingLink,
  attempt: CouncilAttempt,
): CouncilOutcome {
  const { issuer, subject } = attempt.claims;
  return db.transaction(
    () => {
      const account = stillProved(db, pending, attempt.at);
      if (findAccountByIdentity(db, issuer, subject)) {
        throw new CouncilRefused('identity-taken', 'The identity belongs to another account');
      }
      linkIdentity(db, { issuer, subject, accountId: account.id, linkedAt: attempt.at.toISOString() });
      storePasswordHash(db, account.id, '', attempt.at.toISOString());
      deleteLinksOf(db, account.id);
      deleteSessionsOf(db, account.id);
      recordAccountEvent(db, {
        at: attempt.at,
        actor: ownerOf(account, attempt.requestId),
        action: 'account.identity',
        account,
        after: {
          how: pending.proof.kind === 'session' ? 'password' : 'one-time link',
          address: attempt.origin.address,
        },
      });
      const outcome = signInFromCouncil(db, council, attempt);
      if ('refusal' in outcome) throw new CouncilRefused(outcome.refusal, 'The council’s sign-in gives no way in');
      if (account.role === 'administrator' && countUsableAdministrators(db, true) === 0) {
        throw new CouncilRefused('last-administrator', 'The groups give the last administrator another role');
      }
      return outcome;
    },
    { behavior: 'immediate' },
  );
}

/** The account, where nothing has changed since its owner proved who they are. Uses a one-time link up. */
function stillProved(db: Db, { accountId, passwordHash, proof }: PendingLink, at: Date): AccountRow {
  const account = findAccount(db, accountId);
  const holds =
    account &&
    account.disabledAt === null &&
    account.passwordHash === passwordHash &&
    !isLinkedAccount(db, accountId) &&
    (proof.kind === 'session'
      ? listSessions(db, accountId, limitsAt(at)).some(({ tokenHash }) => tokenHash === proof.tokenHash)
      : spendLink(db, proof.tokenHash, at.toISOString()));
  if (account && holds) return account;
  throw new CouncilRefused('expired', 'The account changed, or its owner was signed out, before they came back');
}
