import type { Db } from '../../db/open.ts';
import { ACCOUNT_TABLES, findAccount } from '../../db/queries/accounts.ts';
import { isLinkedAccount } from '../../db/queries/accounts-identities.ts';
import { INSTALLATION_TABLES, readInstallation } from '../../db/queries/installation.ts';
import { rememberedRead } from '../../db/remember.ts';
import { mayPersonField, permissionName, personField, reachOf } from '../contract/permissions.ts';
import type { Session } from '../contract/session.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { civilDateAt } from '../domain/today.ts';
import type { SignedInAccount } from '../http/env.ts';
import { lasting } from '../http/wire/lasting.ts';

const MOST_REMEMBERED = 500;
const remembered = rememberedRead<Session>('session', [...ACCOUNT_TABLES, ...INSTALLATION_TABLES], MOST_REMEMBERED);

/** What a page has to know about whoever is signed in, and about the installation. */
export function describeSession(db: Db, account: SignedInAccount, at: Date): Session {
  const { id, name, email, role, districtId } = account;
  const today = civilDateAt(at);
  const key = JSON.stringify([today, id, name, email, role, districtId]);
  return remembered(db, key, () => lasting(describeAnew(db, account, today)));
}

function describeAnew(db: Db, account: SignedInAccount, today: CivilDate): Session {
  const { council, demo, notice, defaultAsAt } = readInstallation(db);
  return {
    account: {
      id: account.id,
      name: account.name,
      email: account.email,
      role: account.role,
      districtId: account.districtId,
      signsInWith: signsInWith(db, account.id),
    },
    permissions: permissionName.options.filter((name) => reachOf(account.role, name) !== undefined),
    editablePersonFields: reachOf(account.role, 'people:edit')
      ? personField.options.filter((field) => mayPersonField(account.role, 'edit', field))
      : [],
    installation: { council, demo, notice, defaultAsAt: defaultAsAt ?? today, today },
  };
}

/** What an account proves with that it is its owner. */
export function signsInWith(db: Db, accountId: string): Session['account']['signsInWith'] {
  if (findAccount(db, accountId)?.demo) return 'demo';
  return isLinkedAccount(db, accountId) ? 'council' : 'password';
}
