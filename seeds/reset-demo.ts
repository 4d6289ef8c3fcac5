import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { closeDb, type Db, openDb } from '../db/open.ts';
import { isInstalled, readInstallation } from '../db/queries/installation.ts';
import { loadDemo } from './run.ts';

/** Why nothing was reset, in a sentence with the next step. */
export class ResetRefused extends Error {}

/**
 * Deletes a demo database with all plans and edits, and loads the demo again.
 * @param file path of the database; where there is none, the demo is loaded into a new one
 * @param confirm asks the person; called only where something would be lost
 * @throws ResetRefused where the database is not a demo, is in use, or the person does not confirm
 */
export async function resetDemo(file: string, now: Date, confirm: () => Promise<boolean>): Promise<void> {
  if (existsSync(file)) {
    const db = openAlone(file);
    try {
      if (!isDemoOrEmpty(db)) {
        throw new ResetRefused(
          `${file} does not hold the demo, so it is left alone. Set EVENHAND_DATA to the demo’s folder.`,
        );
      }
      if (!(await confirm())) throw new ResetRefused('Nothing was deleted.');
      for (const suffix of ['-wal', '-shm', '-journal', '']) rmSync(file + suffix, { force: true });
    } finally {
      closeDb(db);
    }
    rmSync(`${file}-wal`, { force: true });
  }
  const db = openDb(file);
  try {
    await loadDemo(db, { now });
  } finally {
    closeDb(db);
  }
}

/** Opens the database for this process alone. */
function openAlone(file: string): Db {
  const db = openDb(file);
  try {
    // leaving WAL needs the file to oneself: it fails while another process has it open, even an idle one
    db.$client.pragma('busy_timeout = 200');
    db.$client.pragma('locking_mode = EXCLUSIVE');
    db.$client.pragma('journal_mode = DELETE');
    db.$client.exec('BEGIN EXCLUSIVE; COMMIT');
    return db;
  } catch (error) {
    closeDb(db);
    if (error instanceof Error && /locked|busy/i.test(error.message)) {
      throw new ResetRefused(`${file} is in use. Stop the server (Ctrl+C where it runs) and try again.`);
    }
    throw error;
  }
}

function isDemoOrEmpty(db: Db): boolean {
  return !isInstalled(db) || readInstallation(db).demo;
}

async function askOnTerminal(): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw new ResetRefused('This deletes all plans and edits. In a script say so with: npm run reset-demo -- --yes');
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question('This deletes all plans and edits of the demo. Type RESET to go on: ');
  terminal.close();
  return answer.trim() === 'RESET';
}

if (import.meta.main) {
  const file = resolve(join(process.env.EVENHAND_DATA || 'data', 'evenhand.sqlite'));
  const unknown = process.argv.slice(2).filter((argument) => argument !== '--yes');
  const agreed = process.argv.includes('--yes');
  try {
    if (unknown.length > 0) throw new ResetRefused(`${unknown.join(' ')} is not known. The one option is --yes.`);
    await resetDemo(file, new Date(), agreed ? async () => true : askOnTerminal);
    console.error(`The demo stands as new in ${file}. Start it with: npm start`);
  } catch (error) {
    if (!(error instanceof ResetRefused)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
