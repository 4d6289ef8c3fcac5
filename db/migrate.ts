import { fileURLToPath } from 'node:url';
import type Sqlite from 'better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';

const MIGRATIONS = fileURLToPath(new URL('./migrations', import.meta.url));

interface Step {
  position: number;
  hash: string;
}

/**
 * Applies the migrations a database does not have yet, in one transaction, by position: the n-th file is applied
 * where fewer than n are recorded, whatever its date. Foreign keys are off outside the transaction, since switching
 * them inside one has no effect and a table rebuild would cascade; afterwards every reference is checked.
 * @param folder of the migrations, default those of this version
 * @throws Error where the file was written by a newer version, or a step leaves a broken reference: nothing is changed
 */
export function migrate(client: Sqlite.Database, folder = MIGRATIONS): void {
  client.pragma('foreign_keys = OFF');
  client.exec('CREATE TABLE IF NOT EXISTS migration (position INTEGER PRIMARY KEY, hash TEXT NOT NULL) STRICT');
  const files = readMigrationFiles({ migrationsFolder: folder });
  const applied = appliedSteps(client);
  const refusal = refusalOf(
    applied,
    files.map(({ hash }) => hash),
  );
  if (refusal) throw new Error(refusal);
  if (applied.length === files.length) return;
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

/** Why this version cannot read a database with its tables, or undefined where it can. Nothing is changed. */
export function schemaRefusal(client: Sqlite.Database): string | undefined {
  const has = client.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?");
  if (!has.get('migration') || !has.get('installation')) return 'It is a database, but not one of Evenhand.';
  return refusalOf(
    appliedSteps(client),
    readMigrationFiles({ migrationsFolder: MIGRATIONS }).map(({ hash }) => hash),
  );
}

/** How many schema steps this version would add to a database of Evenhand. */
export function missingSteps(client: Sqlite.Database): number {
  return readMigrationFiles({ migrationsFolder: MIGRATIONS }).length - appliedSteps(client).length;
}

/** How many schema steps a database of Evenhand has. */
export function schemaSteps(client: Sqlite.Database): number {
  return appliedSteps(client).length;
}

function appliedSteps(client: Sqlite.Database): Step[] {
  return client.prepare<[], Step>('SELECT position, hash FROM migration ORDER BY position').all();
}

function refusalOf(applied: readonly Step[], known: readonly string[]): string | undefined {
  if (applied.length > known.length) {
    return `The database was written by a newer version (${applied.length} schema steps, this version knows ${known.length}). Start the newer version.`;
  }
  const foreign = applied.findIndex(({ hash }, position) => hash !== known[position]);
  if (foreign < 0) return undefined;
  return `Schema step ${foreign} of the database is not the one this version knows. Restore a backup or start the version that wrote it.`;
}
