import { existsSync } from 'node:fs';
import { closeDb, openDbToRead } from '../../db/open.ts';
import { type AuditLink, verifyAudit } from '../../db/queries/audit-verify.ts';
import { databaseFile } from '../installation.ts';
import { readSettings, SettingRefused } from '../settings.ts';

const USAGE = 'Use npm run audit:verify, or npm run audit:verify -- FILE --expect NUMBER:HASH';

process.exitCode = main(process.argv.slice(2));

/**
 * Checks the chain of the history in the installation of EVENHAND_DATA, or in a database file such as a restored backup.
 * Exit status: 0 whole, 1 broken (the first broken number is printed), 2 not checked.
 */
function main(args: readonly string[]): 0 | 1 | 2 {
  const [expected, file] = [expectedOf(args), fileOf(args)];
  if (expected === null || file === null) return refuse(USAGE);
  try {
    const database = file ?? databaseFile(readSettings(process.env).dataDir);
    if (!existsSync(database)) return refuse(`There is no database at ${database}. ${USAGE}`);
    const db = openDbToRead(database);
    const verdict = verifyAudit(db, expected);
    closeDb(db);
    if (!verdict.ok) {
      process.stdout.write(`Broken at number ${verdict.sequence}: ${verdict.reason}\n`);
      return 1;
    }
    const { events, redacted, removed, head } = verdict;
    process.stdout.write(
      `Whole: ${events} events, content removed from ${redacted}, up to number ${removed} removed at the end of their retention.\nNote this down elsewhere and give it to --expect next time: ${head.sequence}:${head.hash}\n`,
    );
    return 0;
  } catch (fault) {
    return refuse(fault instanceof SettingRefused || fault instanceof Error ? fault.message : String(fault));
  }
}

function refuse(why: string): 2 {
  process.stderr.write(`Not checked. ${why}\n`);
  return 2;
}

/** The link to expect; undefined where none is given, null where it cannot be read. */
function expectedOf(args: readonly string[]): AuditLink | undefined | null {
  const at = args.indexOf('--expect');
  if (at < 0) return undefined;
  const [, sequence, hash] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/.exec(args[at + 1] ?? '') ?? [];
  return sequence && hash ? { sequence: Number(sequence), hash } : null;
}

/** The file named; undefined where none is, null where something is not understood. */
function fileOf(args: readonly string[]): string | undefined | null {
  const at = args.indexOf('--expect');
  const others = args.filter((_, place) => at < 0 || (place !== at && place !== at + 1));
  if (others.length > 1 || others[0]?.startsWith('-')) return null;
  return others[0];
}
