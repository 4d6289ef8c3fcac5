import { and, eq } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { columnMapping, district, importRun, language, levelOfNeed, referralSource, ward } from '../schema/index.ts';
import type { ImportRunRow } from './imports.ts';

/** A row of counts by the names of its columns. */
export type FigureRow = Readonly<Record<string, string | number | null>>;

interface FigureTable {
  name: string;
  key: readonly string[];
  figures: readonly string[];
  isVersioned: boolean;
  /** What becomes of a row of a covered month and district that the file has no cases for. */
  whereGone: 'delete' | 'zero' | 'keep';
}

/** The tables that extracts are counted into. */
export const FIGURE_TABLES = {
  demand: {
    name: 'demand_count',
    key: ['month', 'district_id', 'level_id', 'language_code'],
    figures: ['open_cases', 'families'],
    isVersioned: true,
    whereGone: 'zero',
  },
  flow: {
    name: 'case_flow',
    key: ['month', 'district_id', 'level_id'],
    figures: ['opened', 'closed', 'stepped_up', 'stepped_down', 'closed_days'],
    isVersioned: false,
    whereGone: 'delete',
  },
  wards: {
    name: 'ward_count',
    key: ['month', 'district_id', 'ward_code'],
    figures: ['open_cases', 'waiting', 'waiting_days'],
    isVersioned: false,
    whereGone: 'delete',
  },
  waits: {
    name: 'language_wait',
    key: ['month', 'district_id', 'language_code'],
    figures: ['waiting', 'waiting_days'],
    isVersioned: false,
    whereGone: 'delete',
  },
  quality: {
    name: 'case_quality',
    key: ['month', 'district_id', 'field'],
    figures: ['recorded', 'missing'],
    isVersioned: false,
    whereGone: 'delete',
  },
  outOfScope: {
    name: 'out_of_scope_count',
    key: ['month', 'district_id', 'kind'],
    figures: ['open_cases'],
    isVersioned: false,
    whereGone: 'delete',
  },
  referrals: {
    name: 'referral_count',
    key: ['month', 'district_id', 'source_id'],
    figures: ['contacts', 'referrals', 'repeat_entries', 'straight_to_mash', 'engaged', 'unwilling'],
    isVersioned: true,
    whereGone: 'keep',
  },
} as const satisfies Record<string, FigureTable>;
export type FigureTableId = keyof typeof FIGURE_TABLES;

/** The lists that cells of an extract name, each as id and name, in display order. */
export function readExtractLists(db: Db) {
  const named = { id: ward.code, name: ward.name };
  return {
    districts: db.select({ id: district.id, name: district.name }).from(district).orderBy(district.position).all(),
    wards: db.select(named).from(ward).orderBy(ward.code).all(),
    levels: db
      .select({ id: levelOfNeed.id, name: levelOfNeed.name })
      .from(levelOfNeed)
      .orderBy(levelOfNeed.position)
      .all(),
    languages: db.select({ id: language.code, name: language.name }).from(language).orderBy(language.code).all(),
    sources: db
      .select({ id: referralSource.id, name: referralSource.name })
      .from(referralSource)
      .orderBy(referralSource.position)
      .all(),
  };
}
export type ExtractLists = ReturnType<typeof readExtractLists>;

/** What stands in a table for some months, both inclusive. */
export function readFigures(db: Db, id: FigureTableId, from: string, to: string): FigureRow[] {
  const { name, key, figures, isVersioned }: FigureTable = FIGURE_TABLES[id];
  const columns = [...key, ...figures, ...(isVersioned ? ['version'] : [])].join(', ');
  const order = key.join(', ');
  return db.$client
    .prepare<[string, string], FigureRow>(
      `SELECT ${columns} FROM ${name} WHERE month BETWEEN ? AND ? ORDER BY ${order}`,
    )
    .all(from, to);
}

/** What changes in a table: rows that are new or have other figures, and rows that have no cases any more. */
export interface FigureChanges {
  table: FigureTableId;
  put: FigureRow[];
  gone: FigureRow[];
}

/** Stores what an extract changes and the record of the import. Call it inside a transaction. */
export function storeFigures(db: Db, changes: readonly FigureChanges[], run: ImportRunRow): void {
  for (const { table, put, gone } of changes) {
    const { name, key, figures, isVersioned, whereGone }: FigureTable = FIGURE_TABLES[table];
    const columns = [...key, ...figures];
    const set = [
      ...figures.map((figure) => `${figure} = excluded.${figure}`),
      ...(isVersioned ? ['version = version + 1'] : []),
    ];
    const upsert = db.$client.prepare(
      `INSERT INTO ${name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
       ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${set.join(', ')}`,
    );
    for (const row of put) upsert.run(columns.map((column) => row[column] ?? null));
    if (whereGone === 'keep') continue;
    const where = key.map((column) => `${column} = ?`).join(' AND ');
    const remove = db.$client.prepare(
      whereGone === 'delete'
        ? `DELETE FROM ${name} WHERE ${where}`
        : `UPDATE ${name} SET open_cases = 0, families = NULL, version = version + 1 WHERE ${where}`,
    );
    for (const row of gone) remove.run(key.map((column) => row[column] ?? null));
  }
  db.insert(importRun).values(run).run();
}

/** How headings were matched before; undefined where these never were. */
export function findMapping(db: Db, kind: string, headingsHash: string): Record<string, string> | undefined {
  const row = db
    .select({ mapping: columnMapping.mapping })
    .from(columnMapping)
    .where(and(eq(columnMapping.kind, kind), eq(columnMapping.headingsHash, headingsHash)))
    .get();
  return row ? JSON.parse(row.mapping) : undefined;
}

/** Remembers how headings are matched, in the place of what was remembered of them. */
export function saveMapping(db: Db, row: typeof columnMapping.$inferInsert): void {
  const { mapping, updatedBy, updatedAt } = row;
  const target = [columnMapping.kind, columnMapping.headingsHash];
  db.insert(columnMapping).values(row).onConflictDoUpdate({ target, set: { mapping, updatedBy, updatedAt } }).run();
}
