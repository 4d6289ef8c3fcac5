import { getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Db } from './open.ts';

type Client = Db['$client'];
type Change = 'INSERT' | 'UPDATE' | 'DELETE';

/** What tells this process of every row of a table that this connection writes. */
export interface RowNotes {
  /** Tells these notes from others of the same table. */
  name: string;
  table: string;
  /** What is run after a row is written, for each change. */
  statements: Readonly<Record<Change, string>>;
  /** Notes that any row of the table may have been written. */
  noteAll: () => void;
}

const known = new WeakMap<Client, Map<string, RowNotes[]>>();

/** Adds temporary triggers: they live in this connection only and are in no file and no backup. */
export function addRowNotes(client: Client, notes: RowNotes): void {
  const ofClient = known.get(client) ?? new Map<string, RowNotes[]>();
  known.set(client, ofClient);
  ofClient.set(notes.table, [...(ofClient.get(notes.table) ?? []), notes]);
  create(client, notes);
}

/**
 * Does work that writes very many rows of a table: that they are written is noted once instead of row by row. Call it
 * inside the transaction of the work; where that is rolled back the notes are as they were.
 */
export function notedAtOnce<T>({ $client: client }: Db, table: SQLiteTable, work: () => T): T {
  if (!client.inTransaction) throw new Error('Rows are noted at once only inside a transaction');
  const notes = known.get(client)?.get(getTableName(table)) ?? [];
  for (const { name, statements } of notes) {
    for (const change of Object.keys(statements)) client.exec(`DROP TRIGGER temp."${triggerOf(name, change)}"`);
  }
  for (const { noteAll } of notes) noteAll();
  try {
    return work();
  } finally {
    // a statement that failed may have rolled the dropping back already
    for (const one of notes) create(client, one);
  }
}

function create(client: Client, { name, table, statements }: RowNotes): void {
  for (const [change, statement] of Object.entries(statements)) {
    client.exec(
      `CREATE TEMP TRIGGER IF NOT EXISTS "${triggerOf(name, change)}" AFTER ${change} ON main."${table}" BEGIN ${statement} END`,
    );
  }
}

function triggerOf(name: string, change: string): string {
  return `${name}_${change.toLowerCase()}`;
}
