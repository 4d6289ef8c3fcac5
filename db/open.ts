import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from './migrate.ts';
import * as schema from './schema/index.ts';

export type Db = BetterSQLite3Database<typeof schema> & { $client: Sqlite.Database };

/**
 * Opens the one SQLite file, creating it and its folder where needed, and brings it to the newest schema.
 * Every commit is flushed to disk before it is acknowledged (`synchronous=FULL`).
 * @param file path of the database, or `:memory:`
 * @throws Error where the file was written by a newer version, or a migration leaves a broken reference
 */
export function openDb(file: string): Db {
  if (file !== ':memory:' && !existsSync(dirname(file))) mkdirSync(dirname(file), { recursive: true });
  return prepare(new Sqlite(file));
}

/**
 * Opens a database from bytes that `serialise` gave: a fresh copy in memory for each test.
 * @param told of every statement that runs, with its values in place
 */
export function openDbFromBytes(bytes: Buffer, told?: (statement: string) => void): Db {
  return prepare(new Sqlite(bytes, told ? { verbose: (statement) => told(String(statement)) } : {}));
}

/**
 * Opens an existing file to read it as it is, without bringing it to the newest schema.
 * @throws Error where there is no such file, or it is no database
 */
export function openDbToRead(file: string): Db {
  return drizzle(new Sqlite(file, { readonly: true, fileMustExist: true }), { schema, casing: 'snake_case' });
}

/** Closes the file; pending writes are checkpointed. */
export function closeDb(db: Db): void {
  db.$client.close();
}

function prepare(client: Sqlite.Database): Db {
  client.pragma('journal_mode = WAL');
  client.pragma('synchronous = FULL');
  client.pragma('busy_timeout = 2000');
  migrate(client);
  client.pragma('foreign_keys = ON');
  return drizzle(client, { schema, casing: 'snake_case' });
}
