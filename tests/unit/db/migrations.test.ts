import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate as migrateByLibrary } from 'drizzle-orm/better-sqlite3/migrator';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { faultsOf } from '../../../db/check.ts';
import { tableHash } from '../../../db/content-hash.ts';
import { migrate, schemaSteps } from '../../../db/migrate.ts';
import { closeDb, openDb } from '../../../db/open.ts';
import { frozenDatabase, withOneStepMore, writeMigrations } from '../../support/migrations.ts';

const CHILD = fileURLToPath(new URL('../../fixtures/migrating/migrate.ts', import.meta.url));
let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evenhand-migrations-'));
  file = join(folder, 'evenhand.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const rowsOf = (client: Sqlite.Database, table: string) =>
  client.prepare<[], { n: number }>(`SELECT count(*) AS n FROM "${table}"`).get()?.n;

function expectAsFrozen(client: Sqlite.Database, frozen: ReturnType<typeof frozenDatabase>): void {
  for (const [table, { rows, columns, hash }] of Object.entries(frozen)) {
    expect([table, rowsOf(client, table)]).toEqual([table, rows]);
    expect([table, tableHash(client, table, columns)]).toEqual([table, hash]);
  }
}

/** What only the many rows of a schema change can have written. */
const MANY_BYTES = 8 * 1024 * 1024;
/** Bytes that are written and not yet stored. */
const logSize = () => statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;

describe.each([
  ['after-0001', 2],
  ['after-0005', 6],
  ['after-0007', 8],
  ['after-0008', 9],
])('a database as a released version left it: %s', (name, steps) => {
  it('comes to the present schema with every row and value as it was', () => {
    const frozen = frozenDatabase(name, file);
    expect(Object.values(frozen).reduce((sum, { rows }) => sum + rows, 0)).toBeGreaterThan(3000);
    const db = openDb(file);
    expectAsFrozen(db.$client, frozen);
    expect(faultsOf(db.$client)).toEqual([]);
    closeDb(db);
  });

  it('stays as it is where the process is killed in the middle of a schema change, and comes to it later', async () => {
    const frozen = frozenDatabase(name, file);
    const slow = join(folder, 'slow');
    withOneStepMore(
      slow,
      `CREATE TABLE heavy (n INTEGER);--> statement-breakpoint
       INSERT INTO heavy WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 30000000) SELECT n FROM c;--> statement-breakpoint
       DELETE FROM person;`,
    );
    const child = spawn(process.execPath, [CHILD, file, slow], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    await expect.poll(() => logSize(), { timeout: 100_000, interval: 20 }).toBeGreaterThan(MANY_BYTES);
    child.kill('SIGKILL');
    const [, signal] = await once(child, 'exit');
    expect(signal).toBe('SIGKILL');

    const killed = new Sqlite(file);
    expect([schemaSteps(killed), faultsOf(killed)]).toEqual([steps, []]);
    expectAsFrozen(killed, frozen);
    killed.close();
    const db = openDb(file);
    expectAsFrozen(db.$client, frozen);
    closeDb(db);
  });
});

/** A parent whose children go with it, and the rebuild of the parent as the tool writes it. */
const FAMILY = `CREATE TABLE parent (id INTEGER PRIMARY KEY);--> statement-breakpoint
CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER NOT NULL REFERENCES parent(id) ON DELETE CASCADE);`;
const REBUILD = `PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE __new_parent (id INTEGER PRIMARY KEY, CHECK (id > 0));--> statement-breakpoint
INSERT INTO __new_parent SELECT id FROM parent;--> statement-breakpoint
DROP TABLE parent;--> statement-breakpoint
ALTER TABLE __new_parent RENAME TO parent;--> statement-breakpoint
PRAGMA foreign_keys=ON;`;

describe('the rebuild of a table with children', () => {
  const first = [{ sql: FAMILY, when: 1 }];
  const both = [...first, { sql: REBUILD, when: 2 }];
  const fill = 'INSERT INTO parent VALUES (1), (2); INSERT INTO child VALUES (1, 1), (2, 1), (3, 2)';

  it('keeps the children', () => {
    const client = new Sqlite(file);
    writeMigrations(join(folder, 'one'), first);
    migrate(client, join(folder, 'one'));
    client.exec(fill);
    writeMigrations(join(folder, 'two'), both);
    migrate(client, join(folder, 'two'));
    expect([rowsOf(client, 'parent'), rowsOf(client, 'child')]).toEqual([2, 3]);
    client.close();
  });

  it('is a trap: the library’s own way of applying it loses them, and no check notices', () => {
    const client = new Sqlite(file);
    client.pragma('foreign_keys = ON');
    writeMigrations(join(folder, 'one'), first);
    migrateByLibrary(drizzle(client), { migrationsFolder: join(folder, 'one') });
    client.exec(fill);
    writeMigrations(join(folder, 'two'), both);
    migrateByLibrary(drizzle(client), { migrationsFolder: join(folder, 'two') });
    expect([rowsOf(client, 'parent'), rowsOf(client, 'child'), faultsOf(client)]).toEqual([2, 0, []]);
    client.close();
  });

  it('is undone where it would break a reference', () => {
    const client = new Sqlite(file);
    writeMigrations(join(folder, 'one'), first);
    migrate(client, join(folder, 'one'));
    client.exec(fill);
    writeMigrations(join(folder, 'two'), [...first, { sql: 'DELETE FROM parent WHERE id = 2;', when: 2 }]);
    expect(() => migrate(client, join(folder, 'two'))).toThrow('would break 1 references');
    expect([rowsOf(client, 'parent'), rowsOf(client, 'child'), schemaSteps(client)]).toEqual([2, 3, 1]);
    client.close();
  });
});

describe('a step with an older date that was merged later', () => {
  const first = [{ sql: 'CREATE TABLE first (id INTEGER);', when: 100 }];
  const later = [...first, { sql: 'CREATE TABLE second (id INTEGER);', when: 50 }];
  const tables = (client: Sqlite.Database) =>
    client.prepare("SELECT name FROM sqlite_master WHERE name IN ('first', 'second') ORDER BY name").pluck().all();

  it('is applied', () => {
    const client = new Sqlite(file);
    writeMigrations(join(folder, 'one'), first);
    migrate(client, join(folder, 'one'));
    writeMigrations(join(folder, 'two'), later);
    migrate(client, join(folder, 'two'));
    expect(tables(client)).toEqual(['first', 'second']);
    client.close();
  });

  it('is a trap: the library leaves it out and says nothing', () => {
    const client = new Sqlite(file);
    writeMigrations(join(folder, 'one'), first);
    migrateByLibrary(drizzle(client), { migrationsFolder: join(folder, 'one') });
    writeMigrations(join(folder, 'two'), later);
    migrateByLibrary(drizzle(client), { migrationsFolder: join(folder, 'two') });
    expect(tables(client)).toEqual(['first']);
    client.close();
  });
});
