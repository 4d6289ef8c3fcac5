import { randomUUID } from 'node:crypto';
import type { Db } from '../../db/open.ts';
import {
  countUsableAdministrators,
  deleteAccount,
  findAccountByEmail,
  insertAccount,
  listDemoAccounts,
} from '../../db/queries/accounts.ts';
import { readInstallation } from '../../db/queries/installation.ts';
import type { AccountDeps } from './account-deps.ts';
import { PROGRAM, recordAccountEvent } from './account-events.ts';
import { addDemoAccounts, DEMO_PASSWORD } from './demo-accounts.ts';
import { FIRST_ADMINISTRATOR, makeLink } from './one-time-link.ts';

/**
 * Makes sure at the start that somebody can sign in, and that no demo account is left outside a demo.
 * @returns lines for the operator: the demo's sign-ins, or the one-time link of the first administrator
 */
export async function prepareAccounts(deps: AccountDeps): Promise<string[]> {
  const { db, now } = deps;
  if (readInstallation(db).demo) {
    const signIns = await addDemoAccounts(db);
    return [`Demo sign-ins, password ${DEMO_PASSWORD}:`, ...signIns.map((line) => `  ${line}`)];
  }
  return [...removeDemoAccounts(db, now()), ...offerFirstAdministrator(deps)];
}

function removeDemoAccounts(db: Db, at: Date): string[] {
  return db.transaction(
    () =>
      listDemoAccounts(db).map(({ id, email, districtId }) => {
        deleteAccount(db, id);
        recordAccountEvent(db, {
          at,
          actor: PROGRAM,
          action: 'account.remove',
          account: { id, districtId },
          before: { email },
          reason: 'Demo accounts exist only in a demo',
        });
        return `Removed the demo account ${email}: demo accounts exist only in a demo.`;
      }),
    { behavior: 'immediate' },
  );
}

/** A new link at each start takes the place of the one before, until there is an administrator. */
function offerFirstAdministrator({ db, now, signIn }: AccountDeps): string[] {
  const at = now();
  const link = db.transaction(
    () => {
      const waiting = findAccountByEmail(db, FIRST_ADMINISTRATOR);
      if (countUsableAdministrators(db, signIn.council !== null) > 0) {
        if (waiting) deleteAccount(db, waiting.id);
        return undefined;
      }
      const id = waiting?.id ?? randomUUID();
      if (!waiting) {
        insertAccount(db, {
          id,
          email: FIRST_ADMINISTRATOR,
          name: 'First administrator',
          role: 'administrator',
          passwordHash: '',
          createdAt: at.toISOString(),
        });
      }
      recordAccountEvent(db, { at, actor: PROGRAM, action: 'account.link', account: { id, districtId: null } });
      return makeLink(db, id, at);
    },
    { behavior: 'immediate' },
  );
  if (!link) return [];
  return [
    'There is no administrator yet. Become the first one with this link, which works once and for three days:',
    `  ${signIn.url}${link.path}`,
  ];
}
