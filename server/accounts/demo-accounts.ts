import { randomUUID } from 'node:crypto';
import type { Db } from '../../db/open.ts';
import { addMissingAccounts, findAccountByEmail } from '../../db/queries/accounts.ts';
import { readInstallation } from '../../db/queries/installation.ts';
import { ROLES, type Role } from '../contract/permissions.ts';
import { hashPassword, type PasswordCost } from './password.ts';

/** The password of every demo account. It is printed at the start: it protects synthetic data only. */
export const DEMO_PASSWORD = 'evenhand-demo';

/** One account for each role, on the synthetic data of the demo. */
export const DEMO_ACCOUNTS: readonly { email: string; name: string; role: Role; districtId: string | null }[] = [
  { email: 'service.manager@demo.example', name: 'Demo service manager', role: 'service-manager', districtId: null },
  { email: 'manager@demo.example', name: 'Demo manager', role: 'manager', districtId: null },
  { email: 'hr@demo.example', name: 'Demo HR officer', role: 'hr', districtId: null },
  {
    email: 'district.manager@demo.example',
    name: 'Demo district manager',
    role: 'district-manager',
    districtId: 'south',
  },
  { email: 'administrator@demo.example', name: 'Demo administrator', role: 'administrator', districtId: null },
];

/**
 * Adds the demo accounts that are missing, in a demo installation only.
 * @param cost cost of the password hashes, where it is not the present one
 * @returns lines that say how to sign in; none outside a demo
 */
export async function addDemoAccounts(db: Db, cost?: PasswordCost): Promise<string[]> {
  if (!readInstallation(db).demo) return [];
  const missing = DEMO_ACCOUNTS.filter(({ email }) => !findAccountByEmail(db, email));
  const rows = await Promise.all(
    missing.map(async (entry) => ({
      ...entry,
      id: randomUUID(),
      passwordHash: await hashPassword(DEMO_PASSWORD, cost),
      demo: true,
    })),
  );
  addMissingAccounts(db, rows);
  const width = Math.max(...DEMO_ACCOUNTS.map(({ email }) => email.length));
  return DEMO_ACCOUNTS.map(({ email, role }) => `${email.padEnd(width)}  ${ROLES[role]}`);
}
