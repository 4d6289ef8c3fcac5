import type { Db } from '../../db/open.ts';
import {
  type AccountRow,
  countUsableAdministrators,
  findAccountByEmail,
  storePasswordHash,
  updateAccount,
} from '../../db/queries/accounts.ts';
import { findLink, replaceLink, spendLink } from '../../db/queries/accounts-links.ts';
import { deleteSessionsOf } from '../../db/queries/accounts-sessions.ts';
import type { LinkOwner, LinkUse, OneTimeLink } from '../contract/accounts.ts';
import type { Fault } from '../contract/problems.ts';
import { invalidInput, ProblemError } from '../http/problem.ts';
import type { AccountDeps } from './account-deps.ts';
import { ownerOf, recordAccountEvent } from './account-events.ts';
import { hashPassword } from './password.ts';
import { passwordFault } from './password-rules.ts';
import { hashOfToken, newSessionToken } from './session-token.ts';
import type { SignInSettings } from './sign-in-settings.ts';
import { forgiveAccount } from './throttle.ts';

/** Email address of the account that waits for the first administrator of an installation. */
export const FIRST_ADMINISTRATOR = 'first.administrator@setup.invalid';

const LINK_HOURS = 72;

/** Makes a one-time link of an account in place of any it has. Only a hash of its secret is stored. */
export function makeLink(db: Db, accountId: string, at: Date): OneTimeLink {
  const token = newSessionToken();
  const expiresAt = new Date(at.getTime() + LINK_HOURS * 3_600_000).toISOString();
  replaceLink(db, { tokenHash: hashOfToken(token), accountId, createdAt: at.toISOString(), expiresAt });
  return { path: `/set-password/${token}`, expiresAt };
}

/**
 * Whose link it is; looking does not use it up.
 * @throws ProblemError not-found where it is used, over or unknown
 */
export function checkLink({ db, now, signIn }: AccountDeps, token: string): LinkOwner {
  const { account, expiresAt } = requireLink(db, signIn, token, now());
  if (isFirst(account)) return { firstAdministrator: true, email: '', name: '', expiresAt };
  return { firstAdministrator: false, email: account.email, name: account.name, expiresAt };
}

/**
 * The account of a link that may be linked to a council account.
 * @throws ProblemError not-found where the link is used, over or unknown, or makes the first administrator
 */
export function linkedAccount({ db, now, signIn }: AccountDeps, token: string): AccountRow {
  const { account } = requireLink(db, signIn, token, now());
  if (isFirst(account)) throw linkGone();
  return account;
}

/**
 * Sets the password of a link's account and uses the link up. Every session of the account ends.
 * The promise rejects with ProblemError not-found where it is used, over or unknown, or invalid-input with every fault.
 */
export async function followLink({ db, now, signIn }: AccountDeps, use: LinkUse, requestId: string): Promise<void> {
  const { account } = requireLink(db, signIn, use.token, now());
  const owner = ownerFrom(db, account, use);
  const passwordHash = await hashPassword(use.newPassword);
  db.transaction(
    () => {
      const at = now();
      const { account: present } = requireLink(db, signIn, use.token, at);
      if (!spendLink(db, hashOfToken(use.token), at.toISOString())) throw linkGone();
      if (isFirst(present)) updateAccount(db, present.id, present.version, owner);
      storePasswordHash(db, present.id, passwordHash, at.toISOString());
      deleteSessionsOf(db, present.id);
      forgiveAccount(db, owner.email);
      recordAccountEvent(db, {
        at,
        actor: ownerOf({ ...present, name: owner.name }, requestId),
        action: 'account.password',
        account: present,
        after: isFirst(present) ? { how: 'one-time link', ...owner } : { how: 'one-time link' },
      });
    },
    { behavior: 'immediate' },
  );
}

function isFirst({ email }: Pick<AccountRow, 'email'>): boolean {
  return email === FIRST_ADMINISTRATOR;
}

/** The link of the first administrator is over once there is an administrator, however they came. */
function requireLink(db: Db, { council }: SignInSettings, token: string, at: Date) {
  const found = findLink(db, hashOfToken(token), at.toISOString());
  if (!found || (isFirst(found.account) && countUsableAdministrators(db, council !== null) > 0)) throw linkGone();
  return found;
}

function linkGone(): ProblemError {
  return new ProblemError(
    'not-found',
    'This link was used already, was replaced by a newer one, or is older than three days. Ask an administrator for a new one.',
  );
}

/** Who the account is of from now on. @throws ProblemError invalid-input with every fault */
function ownerFrom(db: Db, account: AccountRow, use: LinkUse): { email: string; name: string } {
  const faults: Fault[] = [];
  const owner = { email: account.email, name: account.name };
  for (const field of ['email', 'name'] as const) {
    const given = use[field];
    if (isFirst(account) && given === undefined) {
      faults.push({ field, value: null, remedy: `Give your ${field === 'email' ? 'email address' : 'name'}.` });
    } else if (!isFirst(account) && given !== undefined) {
      faults.push({ field, value: given, remedy: 'An administrator changes it. Leave it out.' });
    } else if (given !== undefined) owner[field] = given;
  }
  if (isFirst(account) && !isFirst(owner) && findAccountByEmail(db, owner.email)) {
    faults.push({ field: 'email', value: owner.email, remedy: 'There is an account with this address. Give another.' });
  }
  const fault = passwordFault(use.newPassword, owner);
  if (fault) faults.push({ field: 'newPassword', value: null, remedy: fault });
  if (faults.length > 0) throw invalidInput(faults);
  return owner;
}
