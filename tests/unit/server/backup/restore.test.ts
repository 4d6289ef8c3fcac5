import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentHash, tableHash } from '../../../../db/content-hash.ts';
import { closeDb, openDb } from '../../../../db/open.ts';
import { makeBackup } from '../../../../server/backup/make-backup.ts';
import { restoreBackup } from '../../../../server/backup/restore-backup.ts';
import { frozenDatabase } from '../../../support/migrations.ts';

const AT = '2021-04-01T09:00:00.000Z';
let folder: string;
let database: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evenhand-restore-'));
  database = join(folder, 'evenhand.sqlite');
  const db = openDb(database);
  db.$client.exec("INSERT INTO installation VALUES ('council', 'Before')");
  closeDb(db);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const backUp = async (from = database) => {
  const backups = join(folder, 'backups');
  const made = await makeBackup({ database: from, folder: backups, key: null, at: AT, version: '1' });
  return { ...made, file: join(backups, made.name) };
};
const council = (file: string) => {
  const client = new Sqlite(file, { readonly: true });
  const value = client.prepare("SELECT value FROM installation WHERE key = 'council'").pluck().get();
  client.close();
  return value;
};
const setCouncil = (name: string) => {
  const db = openDb(database);
  db.$client.prepare("UPDATE installation SET value = ? WHERE key = 'council'").run(name);
  return db;
};

describe('restoring', () => {
  it('puts the backup in place, keeps what was there, and tells the audit trail', async () => {
    const { file } = await backUp();
    closeDb(setCouncil('After'));
    const { kept, header } = restoreBackup(file, database, null, AT);
    expect([header.createdAt, council(database), kept && council(kept)]).toEqual([AT, 'Before', 'After']);
    const db = openDb(database);
    expect(db.$client.prepare('SELECT action, account_name, account_id FROM audit_event').all()).toEqual([
      { action: 'backup.restore', account_name: 'Evenhand', account_id: null },
    ]);
    closeDb(db);
    const left = readdirSync(folder).filter((name) => name !== 'backups' && !name.includes('before-restore'));
    expect(left).toEqual(['evenhand.sqlite']);
  });

  it('keeps also what was only in the log of the old database', async () => {
    const { file } = await backUp();
    // as after a crash: the change is in the log and not yet in the file
    const db = setCouncil('Only in the log');
    const [main, log] = ['', '-wal'].map((side) => readFileSync(database + side));
    closeDb(db);
    writeFileSync(database, main ?? '');
    writeFileSync(`${database}-wal`, log ?? '');
    const { kept } = restoreBackup(file, database, null, AT);
    expect(kept && council(kept)).toBe('Only in the log');
  });

  it('brings a backup of an older version to the present schema', async () => {
    const old = join(folder, 'old.sqlite');
    const frozen = frozenDatabase('after-0001', old);
    const { file } = await backUp(old);
    restoreBackup(file, database, null, AT);
    const db = openDb(database);
    const { columns, hash } = frozen.demand_count ?? { columns: [], hash: 'none' };
    expect(tableHash(db.$client, 'demand_count', columns)).toBe(hash);
    closeDb(db);
  });

  it('works where there is no database, or one that is too damaged to open', async () => {
    const { file } = await backUp();
    rmSync(database);
    expect(restoreBackup(file, database, null, AT).kept).toBe(null);
    writeFileSync(database, 'rubbish'.repeat(999));
    const { kept } = restoreBackup(file, database, null, AT);
    expect([council(database), kept && readFileSync(kept, 'utf8').startsWith('rubbish')]).toEqual(['Before', true]);
  });

  it.each<[string, (client: Sqlite.Database) => void, RegExp]>([
    ['newer', (client) => client.exec("INSERT INTO migration VALUES (999, 'x')"), /newer version/],
    ['foreign', (client) => client.exec('DROP TABLE installation'), /not one of Evenhand/],
    [
      'broken in its references',
      (client) => client.exec("PRAGMA foreign_keys = OFF; INSERT INTO person_language VALUES ('nobody', 'ur')"),
      /broken reference/,
    ],
  ])('refuses a database that is %s, and changes nothing', async (_, spoil, message) => {
    const other = join(folder, 'other.sqlite');
    closeDb(openDb(other));
    const { sealFile } = await import('../../../../server/backup/sealed-file.ts');
    const client = new Sqlite(other);
    spoil(client);
    const about = { createdAt: AT, version: '9', schemaSteps: 1, contentHash: contentHash(client) };
    client.pragma('journal_mode = DELETE');
    client.close();
    const file = join(folder, 'spoilt.evb');
    sealFile(other, file, about, null);
    const before = readFileSync(database);
    expect(() => restoreBackup(file, database, null, AT)).toThrow(message);
    expect(readFileSync(database).equals(before)).toBe(true);
    expect(existsSync(`${database}.restoring`)).toBe(false);
  });

  it('refuses one that does not hold what it says', async () => {
    const { sealFile } = await import('../../../../server/backup/sealed-file.ts');
    const file = join(folder, 'lying.evb');
    sealFile(database, file, { createdAt: AT, version: '1', schemaSteps: 1, contentHash: 'b'.repeat(64) }, null);
    expect(() => restoreBackup(file, database, null, AT)).toThrow(/does not hold what it says/);
  });
});

describe('the content hash', () => {
  it('tells types and places of values apart, and not where pages lie', () => {
    const hashOf = (sql: string) => {
      const client = new Sqlite(':memory:');
      client.exec(sql);
      const hash = contentHash(client);
      client.close();
      return hash;
    };
    const table = 'CREATE TABLE t (id INTEGER PRIMARY KEY, a, b);';
    const hashes = [
      'INSERT INTO t VALUES (1, 1, NULL)',
      'INSERT INTO t VALUES (1, 1.5, NULL)',
      "INSERT INTO t VALUES (1, '1', NULL)",
      'INSERT INTO t VALUES (1, NULL, 1)',
      "INSERT INTO t VALUES (1, x'31', NULL)",
      '',
    ].map((sql) => hashOf(table + sql));
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(hashOf(`${table} INSERT INTO t VALUES (2, 2, 2), (1, 1, NULL); DELETE FROM t WHERE id = 2; VACUUM`)).toBe(
      hashes[0],
    );
  });
});
