import { existsSync } from 'node:fs';
import { closeDb, openDb } from '../../db/open.ts';
import { findAccountByEmail } from '../../db/queries/accounts.ts';
import { PROGRAM } from '../accounts/account-events.ts';
import { handOverLink } from '../accounts/hand-over-link.ts';
import { takeDataFolder } from '../data-folder.ts';
import { databaseFile } from '../installation.ts';
import { readSettings, SettingRefused } from '../settings.ts';

const USAGE = 'npm run one-time-link -- EMAIL';

process.exitCode = main(process.argv.slice(2));

/**
 * Prints a one-time link for an account whose password is lost: the way back for an administrator whom nobody else can
 * help. Whoever may run it has the data folder anyway. Exit status: 0 printed, 1 refused.
 */
function main([email, ...rest]: readonly string[]): 0 | 1 {
  try {
    if (!email || email.startsWith('-') || rest.length > 0) throw new SettingRefused(`Name one account: ${USAGE}`);
    const { dataDir, url, host, port, council, proxies } = readSettings(process.env);
    const file = databaseFile(dataDir);
    if (!existsSync(file))
      throw new SettingRefused(`There is no database at ${file}. Set EVENHAND_DATA to its folder.`);
    const release = takeDataFolder(dataDir, new Date().toISOString());
    const db = openDb(file);
    try {
      const account = findAccountByEmail(db, email.toLowerCase());
      if (!account) throw new SettingRefused(`No account has the email address “${email}”.`);
      const signIn = { url: url ?? `http://${host}:${port}`, council, proxies };
      const { path, expiresAt } = handOverLink({ db, now: () => new Date(), signIn }, account.id, PROGRAM);
      process.stdout.write(
        `Start Evenhand, then open within 72 hours: ${signIn.url}${path}\nIt ends at ${expiresAt}.\n`,
      );
    } finally {
      closeDb(db);
      release();
    }
    return 0;
  } catch (fault) {
    const refused = fault instanceof SettingRefused || (fault instanceof Error && fault.name === 'ProblemError');
    if (!refused) throw fault;
    process.stderr.write(`${fault.message}\nNothing was changed.\n`);
    return 1;
  }
}
