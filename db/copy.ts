import Sqlite from 'better-sqlite3';
import { faultsOf } from './check.ts';
import { contentHash } from './content-hash.ts';
import { missingSteps, schemaRefusal, schemaSteps } from './migrate.ts';

/** What a copy was taken of. */
export interface Copied {
  /** SHA-256 over the content of the source at the moment of the copy. */
  contentHash: string;
  schemaSteps: number;
}

/** Pages a step of the copy takes: all, so that no write comes between two. */
const ALL_PAGES = 0x7fffffff;

/**
 * Copies a database that others may be writing to, complete with what is still in its log, as it was at one moment.
 * It takes as long as it takes: call it in a process of its own. Other processes read and write meanwhile.
 * @param target a file that does not exist yet
 */
export async function copyDatabase(source: string, target: string): Promise<Copied> {
  const client = new Sqlite(source, { fileMustExist: true });
  try {
    client.pragma('busy_timeout = 5000');
    // the transaction pins the moment: what is hashed is what is copied
    client.exec('BEGIN');
    const copied = { contentHash: contentHash(client), schemaSteps: schemaSteps(client) };
    await client.backup(target, { progress: () => ALL_PAGES });
    client.exec('COMMIT');
    return copied;
  } finally {
    client.close();
  }
}

/** What is wrong with a file that is to be used as the database, or its content hash where nothing is. */
export type Soundness = { faults: string[] } | { faults: null; contentHash: string; missingSteps: number };

/**
 * Looks through the whole of a file before it is put to use: pages, rules, references, and whether this version can
 * read it. Nothing in it is changed.
 */
export function examine(file: string): Soundness {
  let client: Sqlite.Database | undefined;
  try {
    client = new Sqlite(file, { fileMustExist: true, readonly: true });
    const refusal = schemaRefusal(client);
    const faults = refusal ? [refusal] : faultsOf(client);
    if (faults.length > 0) return { faults };
    return { faults: null, contentHash: contentHash(client), missingSteps: missingSteps(client) };
  } catch (error) {
    return { faults: [error instanceof Error ? error.message : String(error)] };
  } finally {
    client?.close();
  }
}

/** How many schema steps this version would add to a database; 0 where it is not one this version can read. */
export function missingStepsOf(file: string): number {
  const client = new Sqlite(file, { fileMustExist: true });
  try {
    return schemaRefusal(client) ? 0 : missingSteps(client);
  } finally {
    client.close();
  }
}
