import { randomUUID } from 'node:crypto';
import type { Db } from '../../db/open.ts';
import { type AccountRow, findAccountByEmail, insertAccount, updateAccount } from '../../db/queries/accounts.ts';
import { findAccountByIdentity, linkIdentity } from '../../db/queries/accounts-identities.ts';
import { deleteSessionsOf } from '../../db/queries/accounts-sessions.ts';
import type { Refusal } from '../contract/session.ts';
import { emailAddress } from '../contract/session.ts';
import type { SignedInAccount } from '../http/env.ts';
import { ownerOf, recordAccountEvent, stranger } from './account-events.ts';
import type { CouncilClaims } from './council-provider.ts';
import { groupsIn, leavesGroupsOut, roleOfGroups } from './role-of-groups.ts';
import { openSession, type SignInAttempt } from './sign-in.ts';
import type { CouncilSettings, GroupRole } from './sign-in-settings.ts';

/** Somebody whom the council's provider has identified, and where they come from. */
export interface CouncilAttempt extends Pick<SignInAttempt, 'origin' | 'requestId' | 'formerToken'> {
  claims: CouncilClaims;
  at: Date;
}

export type CouncilOutcome = { account: SignedInAccount; token: string } | { refusal: Refusal };

/**
 * Signs somebody in whom the council's provider has identified. The account is known by issuer and subject, never by
 * email address; name, address, role and district follow what the provider says at each sign-in. Whoever is in no group
 * that gives a role is refused, and every session they still have ends.
 * @returns the account with the secret of its new session, or why there is none
 */
export function signInFromCouncil(db: Db, { groups }: CouncilSettings, attempt: CouncilAttempt): CouncilOutcome {
  const { issuer, subject, all } = attempt.claims;
  return db.transaction(
    (): CouncilOutcome => {
      const found = findAccountByIdentity(db, issuer, subject);
      const grant = roleOfGroups(groupsIn(all), groups);
      if (!grant) {
        if (found) deleteSessionsOf(db, found.id);
        return refused(db, attempt, found, leavesGroupsOut(all) ? 'groups-left-out' : 'no-group');
      }
      if (found?.disabledAt) return refused(db, attempt, found, 'account-disabled');
      const email = emailFrom(all);
      if (found) return opened(db, attempt, followed(db, found, grant, attempt, email));
      if (!email) return refused(db, attempt, undefined, 'no-email');
      if (findAccountByEmail(db, email)) return refused(db, attempt, undefined, 'email-taken');
      return opened(db, attempt, added(db, grant, attempt, email));
    },
    { behavior: 'immediate' },
  );
}

function opened(db: Db, attempt: CouncilAttempt, account: SignedInAccount): CouncilOutcome {
  return openSession(db, account, { ...attempt, how: 'council' });
}

function refused(db: Db, attempt: CouncilAttempt, account: AccountRow | undefined, refusal: Refusal): CouncilOutcome {
  recordAccountEvent(db, {
    at: attempt.at,
    actor: account ? ownerOf(account, attempt.requestId) : stranger(attempt.requestId),
    action: 'session.fail',
    account: account ?? null,
    after: { how: 'council', address: attempt.origin.address, refusal },
  });
  return { refusal };
}

function added(db: Db, grant: GroupRole, { claims, at, requestId }: CouncilAttempt, email: string): SignedInAccount {
  const { role, districtId } = grant;
  const account = { id: randomUUID(), email, name: nameFrom(claims.all) ?? email, role, districtId };
  insertAccount(db, { ...account, passwordHash: '', createdAt: at.toISOString() });
  linkIdentity(db, {
    issuer: claims.issuer,
    subject: claims.subject,
    accountId: account.id,
    linkedAt: at.toISOString(),
  });
  const { id, ...after } = account;
  recordAccountEvent(db, {
    at,
    actor: ownerOf(account, requestId),
    action: 'account.add',
    account: { id, districtId },
    after,
    reason: FROM_COUNCIL,
  });
  return account;
}

/** The account as the provider describes it now. An address that another account has is not taken over. */
function followed(
  db: Db,
  found: AccountRow,
  { role, districtId }: GroupRole,
  { claims, at, requestId }: CouncilAttempt,
  email: string | undefined,
): SignedInAccount {
  const own = !email || (findAccountByEmail(db, email)?.id ?? found.id) !== found.id ? found.email : email;
  const present = { email: own, name: nameFrom(claims.all) ?? found.name, role, districtId };
  const fields = (Object.keys(present) as (keyof typeof present)[]).filter((field) => present[field] !== found[field]);
  if (fields.length > 0) {
    updateAccount(db, found.id, found.version, present);
    recordAccountEvent(db, {
      at,
      actor: ownerOf(found, requestId),
      action: 'account.change',
      account: { id: found.id, districtId },
      before: Object.fromEntries(fields.map((field) => [field, found[field]])),
      after: Object.fromEntries(fields.map((field) => [field, present[field]])),
      reason: FROM_COUNCIL,
    });
  }
  return { id: found.id, ...present };
}

const FROM_COUNCIL = 'As the council’s sign-in says';

function emailFrom({ email, preferred_username: username }: Readonly<Record<string, unknown>>): string | undefined {
  return [email, username].map((claim) => emailAddress.safeParse(claim)).find(({ success }) => success)?.data;
}

function nameFrom({ name }: Readonly<Record<string, unknown>>): string | undefined {
  return typeof name === 'string' && name.trim() !== '' ? name.trim().slice(0, 100) : undefined;
}
