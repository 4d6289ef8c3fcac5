import Sqlite from 'better-sqlite3';

/** What a check of a file found. */
export interface FileCheck {
  /** What is broken, in the words of SQLite; none where nothing was found. */
  faults: string[];
  /** Tables that were left out because the time was up. */
  unchecked: string[];
}

/**
 * Looks through a database for damage before it is used: every page of its tables and their indexes until
 * the time is up, and then that every reference leads somewhere. A file that is no database is reported, not thrown.
 * @param budgetMs no further table is begun after this long
 */
export function checkFile(file: string, budgetMs: number): FileCheck {
  let client: Sqlite.Database | undefined;
  try {
    client = new Sqlite(file, { fileMustExist: true });
    return checkTables(client, budgetMs);
  } catch (error) {
    return { faults: [error instanceof Error ? error.message : String(error)], unchecked: [] };
  } finally {
    client?.close();
  }
}

function checkTables(client: Sqlite.Database, budgetMs: number): FileCheck {
  const started = performance.now();
  const tables = client
    .prepare<[], { name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rootpage",
    )
    .all()
    .map(({ name }) => name);
  const faults: string[] = [];
  const unchecked: string[] = [];
  for (const table of tables) {
    if (performance.now() - started > budgetMs) unchecked.push(table);
    else faults.push(...complaints(client, `quick_check("${table.replaceAll('"', '""')}")`));
  }
  if (performance.now() - started <= budgetMs) faults.push(...brokenReferences(client));
  return { faults: faults.slice(0, 10), unchecked };
}

/** Everything wrong with an open database: pages, indexes, rules, references. Takes as long as it takes. */
export function faultsOf(client: Sqlite.Database): string[] {
  return [...complaints(client, 'integrity_check'), ...brokenReferences(client)].slice(0, 10);
}

function brokenReferences(client: Sqlite.Database): string[] {
  const rows = client.pragma('foreign_key_check');
  return Array.isArray(rows) ? rows.map((row) => `broken reference: ${JSON.stringify(row)}`) : [];
}

function complaints(client: Sqlite.Database, check: string): string[] {
  const rows = client.pragma(check);
  return (Array.isArray(rows) ? rows : [])
    .map((row: Record<string, unknown>) => String(Object.values(row)[0]))
    .filter((line) => line !== 'ok');
}
