import type { Db } from '../../db/open.ts';
import { countUsableAdministrators, type AccountChange as Stored, updateAccount } from '../../db/queries/accounts.ts';
import { deleteLinksOf } from '../../db/queries/accounts-links.ts';
import { deleteSessionsOf } from '../../db/queries/accounts-sessions.ts';
import type { Actor } from '../../db/queries/audit.ts';
import type { Account, AccountChange } from '../contract/accounts.ts';
import { versionChanged } from '../http/preconditions.ts';
import { invalidInput, ProblemError } from '../http/problem.ts';
import type { AccountDeps } from './account-deps.ts';
import { recordAccountEvent } from './account-events.ts';
import { viewAccount } from './account-view.ts';
import { accountFaults } from './check-account.ts';

/** A change of one account, the version it starts from, and who makes it. */
export interface AccountEdit {
  id: string;
  version: number;
  change: AccountChange;
  actor: Actor;
}

/**
 * Changes the named fields of an account. Disabling ends its sessions and takes its links back.
 * @throws ProblemError not-found; version-changed with the account as it is now; invalid-input with every fault;
 *   conflict where nobody could administer any more, it is one's own role, or the account is kept elsewhere
 */
export function changeAccount({ db, now, signIn }: AccountDeps, edit: AccountEdit): Account {
  return db.transaction(
    () => {
      const at = now();
      const before = viewAccount(db, edit.id, at);
      if (before.version !== edit.version) throw versionChanged(before.name, before);
      const change = differing(before, storedChange(before, edit.change, at));
      if (Object.keys(change).length === 0) return before;
      refuseOwn(edit, change);
      refuseKeptElsewhere(before, change, signIn.council !== null);
      const faults = accountFaults(db, { ...before, ...change }, before.id);
      if (faults.length > 0) throw invalidInput(faults);
      if (!updateAccount(db, edit.id, edit.version, change))
        throw versionChanged(before.name, viewAccount(db, edit.id, at));
      if (change.disabledAt) {
        deleteSessionsOf(db, edit.id);
        deleteLinksOf(db, edit.id);
      }
      requireAdministrator(db, signIn.council !== null, change);
      record(db, { at, edit, before, change });
      return viewAccount(db, edit.id, at);
    },
    { behavior: 'immediate' },
  );
}

/** The change as columns; the district goes with the role of a district manager. */
function storedChange(before: Account, { disabled, ...change }: AccountChange, at: Date): Stored {
  const role = change.role ?? before.role;
  return {
    ...change,
    ...(role !== 'district-manager' && change.districtId === undefined ? { districtId: null } : {}),
    ...(disabled === undefined ? {} : { disabledAt: disabled ? (before.disabledAt ?? at.toISOString()) : null }),
  };
}

function differing(before: Account, change: Stored): Stored {
  const fields = Object.keys(change) as (keyof Stored)[];
  return Object.fromEntries(
    fields.filter((field) => change[field] !== before[field]).map((field) => [field, change[field]]),
  );
}

function refuseOwn({ id, actor }: AccountEdit, change: Stored): void {
  if (actor.accountId !== id) return;
  if (change.role === undefined && change.districtId === undefined && change.disabledAt === undefined) return;
  throw new ProblemError(
    'conflict',
    'Nobody changes their own role or disables themselves. Ask another administrator to do it.',
  );
}

function refuseKeptElsewhere(before: Account, change: Stored, councilSignIn: boolean): void {
  if (Object.keys(change).every((field) => field === 'disabledAt')) return;
  if (before.signsInWith === 'demo') {
    throw new ProblemError(
      'conflict',
      'The demo’s own accounts stay as they are; they can be disabled. Add another one.',
    );
  }
  if (before.signsInWith === 'council' && councilSignIn) {
    throw new ProblemError(
      'conflict',
      `Name, address and role of ${before.name} come from the council’s sign-in at each sign-in. Change the groups there.`,
    );
  }
}

function requireAdministrator(db: Db, councilSignIn: boolean, change: Stored): void {
  if (!change.disabledAt && change.role === undefined) return;
  if (countUsableAdministrators(db, councilSignIn) > 0) return;
  throw new ProblemError(
    'conflict',
    'This is the last administrator who can sign in. Make somebody else an administrator first.',
  );
}

function record(
  db: Db,
  { at, edit, before, change }: { at: Date; edit: AccountEdit; before: Account; change: Stored },
): void {
  const fields = Object.keys(change) as (keyof Stored)[];
  recordAccountEvent(db, {
    at,
    actor: edit.actor,
    action: 'account.change',
    account: { id: before.id, districtId: change.districtId ?? before.districtId },
    before: Object.fromEntries(fields.map((field) => [field, before[field]])),
    after: change,
  });
}
