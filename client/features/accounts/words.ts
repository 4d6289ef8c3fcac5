import type { Account } from '../../../server/contract/accounts.ts';

const WAYS: Record<Account['signsInWith'], string> = {
  password: 'Password',
  council: 'Council account',
  demo: 'Demo password',
  'nothing-yet': 'One-time link not used yet',
};

/** How an account signs in, in words. */
export function wayWords({ signsInWith }: Account): string {
  return WAYS[signsInWith];
}

/** Whether an account may sign in now, in words. */
export function stateWords({ disabledAt, sessions }: Account): string {
  if (disabledAt !== null) return 'Disabled';
  if (sessions === 0) return 'Enabled';
  return sessions === 1 ? 'Signed in' : `Signed in, ${sessions} browsers`;
}
