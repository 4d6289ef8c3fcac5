import { rulesOn, withRulesMet } from '../large-write.ts';
import type { Db } from '../open.ts';
import { notedAtOnce } from '../row-notes.ts';
import { demandCount, importRun } from '../schema/index.ts';
import { type Staged, stage } from '../staged.ts';
import { countKey, type ImportRunRow, type RecordChange, type StoredCount, type Versioned } from './imports.ts';

/** A count as an import of counts writes it. */
export interface CountRecord extends StoredCount {
  /** Families that the cases belong to; null where only cases were counted. */
  families: number | null;
}

/** Every count that stands, by its key. */
export function readDemandForImport(db: Db): Map<string, Versioned<CountRecord>> {
  const counts = new Map<string, Versioned<CountRecord>>();
  for (const { id: _, version, ...record } of db.select().from(demandCount).all()) {
    counts.set(countKey(record), { record, version });
  }
  return counts;
}

/** Counts that wait to be stored. */
export type StagedCounts = Staged<RecordChange<CountRecord>>;

const KEY = ['month', 'district_id', 'level_id', 'language_code'] as const;

/** Sets counts aside until they are stored. */
export function stageCounts(db: Db): StagedCounts {
  const columns = [...KEY, 'open_cases', 'families'];
  const cells = ({ record, fromVersion }: RecordChange<CountRecord>) => {
    const { month, districtId, levelId, languageCode, openCases, families } = record;
    return [month, districtId, levelId, languageCode, openCases, families, fromVersion];
  };
  return stage(db, [...columns, 'from_version'], cells, rulesOn(demandCount, columns));
}

/**
 * Stores counts and the record of the import in one transaction; changed counts get the next version.
 * @throws Error where a count stands in another version than the change starts from; nothing is stored then
 */
export function storeDemandImport(db: Db, changes: readonly RecordChange<CountRecord>[], run: ImportRunRow): void {
  const staged = stageCounts(db);
  try {
    staged.add(changes);
    storeStagedDemand(db, staged, run);
  } finally {
    staged.drop();
  }
}

/** As `storeDemandImport`, of counts that were set aside before. */
export function storeStagedDemand(db: Db, { table }: StagedCounts, run: ImportRunRow): void {
  db.transaction((tx) => {
    const { added, changed } = inStaged(db, table);
    notedAtOnce(db, demandCount, () =>
      withRulesMet(db, () => {
        if (added > 0) addCounts(db, table);
        if (changed > 0) changeCounts(db, table, changed);
      }),
    );
    tx.insert(importRun).values(run).run();
  });
}

function inStaged({ $client: client }: Db, table: string): { added: number; changed: number } {
  const counted = client.prepare<[], { added: number; changed: number }>(
    `SELECT count(*) - count(from_version) AS added, count(from_version) AS changed FROM temp.${table}`,
  );
  return counted.get() ?? { added: 0, changed: 0 };
}

function addCounts({ $client: client }: Db, table: string): void {
  const columns = [...KEY, 'open_cases', 'families'].join(', ');
  client
    .prepare(
      `INSERT INTO demand_count (${columns}) SELECT ${columns} FROM temp.${table} WHERE from_version IS NULL ORDER BY rowid`,
    )
    .run();
}

function changeCounts({ $client: client }: Db, table: string, asked: number): void {
  const isSame = KEY.map((column) => `count.${column} = staged.${column}`).join(' AND ');
  const { changes } = client
    .prepare(
      `UPDATE demand_count AS count
       SET open_cases = staged.open_cases, families = staged.families, version = count.version + 1
       FROM temp.${table} AS staged
       WHERE staged.from_version IS NOT NULL AND ${isSame} AND count.version = staged.from_version`,
    )
    .run();
  if (changes === asked) return;
  const [moved] = client
    .prepare<[], Record<string, unknown>>(
      `SELECT staged.* FROM temp.${table} AS staged LEFT JOIN demand_count AS count
         ON ${isSame} AND count.version = staged.from_version + 1
       WHERE staged.from_version IS NOT NULL AND count.id IS NULL LIMIT 1`,
    )
    .all();
  throw new Error(`The count ${JSON.stringify(moved)} is no longer in version ${moved?.from_version}`);
}
