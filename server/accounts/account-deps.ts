import type { Db } from '../../db/open.ts';
import type { SignInSettings } from './sign-in-settings.ts';

/** What the use cases of accounts stand on. */
export interface AccountDeps {
  db: Db;
  now: () => Date;
  signIn: SignInSettings;
}
