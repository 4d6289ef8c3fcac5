import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import * as schema from './schema/index.ts';

export type Db = BetterSQLite3Database<typeof schema> & { $client: Sqlite.Database };

const MIGRATIONS = fileURLToPath(new URL('./migrations', import.meta.url));

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

/** Opens a database from bytes that `serialise` gave: a fresh copy in memory for each test. */
export function openDbFromBytes(bytes: Buffer): Db {
  return prepare(new Sqlite(bytes));
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

/**
 * Applies the migrations this database does not have yet, in one transaction, by position: the n-th file is applied
 * where fewer than n are recorded. Foreign keys are off outside the transaction, since switching them inside one has
 * no effect and a table rebuild would cascade; afterwards every reference is checked.
 */
function migrate(client: Sqlite.Database): void {
  client.pragma('foreign_keys = OFF');
  client.exec('CREATE TABLE IF NOT EXISTS migration (position INTEGER PRIMARY KEY, hash TEXT NOT NULL) STRICT');
  const files = readMigrationFiles({ migrationsFolder: MIGRATIONS });
  const applied = client
    .prepare<[], { position: number; hash: string }>('SELECT position, hash FROM migration ORDER BY position')
    .all();
  if (applied.length > files.length) {
    throw new Error(
      `The database was written by a newer version (${applied.length} schema steps, this version knows ${files.length}). Start the newer version.`,
    );
  }
  for (const [position, row] of applied.entries()) {
    if (row.hash !== files[position]?.hash) {
      throw new Error(
        `Schema step ${position} of the database is not the one this version knows. Restore a backup or start the version that wrote it.`,
      );
    }
  }
  client.transaction(() => {
    for (const [position, file] of files.entries()) {
      if (position < applied.length) continue;
      for (const statement of file.sql) client.exec(statement);
      client.prepare('INSERT INTO migration (position, hash) VALUES (?, ?)').run(position, file.hash);
    }
    const broken = client.pragma('foreign_key_check');
    if (Array.isArray(broken) && broken.length > 0) {
      throw new Error(`The schema change would break ${broken.length} references; nothing was changed.`);
    }
  })();
}
