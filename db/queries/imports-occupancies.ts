import { asc, getTableColumns } from 'drizzle-orm';
import type { Db } from '../open.ts';
import { notedAtOnce } from '../row-notes.ts';
import { importRun, occupancy, occupancyStep } from '../schema/index.ts';
import { type Staged, stage } from '../staged.ts';
import type { ImportRunRow, RecordChange, Versioned } from './imports.ts';

/** Somebody in a post as an import writes it; later steps of pay are in order of their date. */
export interface StoredOccupancy extends Omit<typeof occupancy.$inferSelect, 'version'> {
  steps: { fromDate: string; point: number }[];
}

/** Fields and columns of a new row; whom it covers is set once all of them stand. */
const { coversId: _, version: __, ...own } = getTableColumns(occupancy);
const FIELDS = Object.keys(own) as (keyof typeof own)[];
const COLUMNS = FIELDS.map((field) => occupancy[field].name);

/** Every occupancy that stands, of whatever kind and date, by number. */
export function readOccupanciesForImport(db: Db): Map<string, Versioned<StoredOccupancy>> {
  const occupancies = new Map<string, Versioned<StoredOccupancy>>();
  for (const { version, ...row } of db.select().from(occupancy).orderBy(asc(occupancy.id)).all()) {
    occupancies.set(row.id, { record: { ...row, steps: [] }, version });
  }
  for (const { occupancyId, ...step } of db.select().from(occupancyStep).orderBy(asc(occupancyStep.fromDate)).all()) {
    occupancies.get(occupancyId)?.record.steps.push(step);
  }
  return occupancies;
}

/** Occupancies that wait to be stored. */
export type StagedOccupancies = Staged<RecordChange<StoredOccupancy>>;

/** Sets occupancies aside until they are stored. */
export function stageOccupancies(db: Db): StagedOccupancies {
  const columns = [...COLUMNS, 'covers_id', 'steps', 'from_version'];
  return stage(db, columns, ({ record, fromVersion }) => [
    ...FIELDS.map((field) => record[field]),
    record.coversId,
    JSON.stringify(record.steps),
    fromVersion,
  ]);
}

/**
 * Stores occupancies and the record of the import in one transaction; changed ones get the next version.
 * @param changes leave, once all are made, no post held beyond its hours or its dates
 * @throws Error where one stands in another version than the change starts from, or a rule of the schema is broken;
 *   nothing is stored then
 */
export function storeOccupanciesImport(
  db: Db,
  changes: readonly RecordChange<StoredOccupancy>[],
  run: ImportRunRow,
): void {
  const staged = stageOccupancies(db);
  try {
    staged.add(changes);
    storeStagedOccupancies(db, staged, run);
  } finally {
    staged.drop();
  }
}

/** As `storeOccupanciesImport`, of occupancies that were set aside before. */
export function storeStagedOccupancies(db: Db, { table }: StagedOccupancies, run: ImportRunRow): void {
  const { $client: client } = db;
  const given = `temp.${table}`;
  db.transaction((tx) => {
    notedAtOnce(db, occupancy, () => {
      // changed holders stand aside first, so that a post can pass from one to another in whatever order the file has
      client.exec(
        `UPDATE occupancy SET kind = 'additional-hours', reason = coalesce(reason, 'import'),
           end_date = coalesce(end_date, (SELECT coalesce(end_date, '9999-12-31') FROM post WHERE id = post_id))
         WHERE kind = 'substantive' AND id IN (SELECT id FROM ${given} WHERE from_version IS NOT NULL)`,
      );
      const columns = COLUMNS.join(', ');
      client.exec(
        `INSERT INTO occupancy (${columns}) SELECT ${columns} FROM ${given} WHERE from_version IS NULL ORDER BY rowid`,
      );
      changeOccupancies(db, given);
      client.exec(
        `UPDATE occupancy SET covers_id = given.covers_id FROM ${given} AS given
         WHERE given.covers_id IS NOT NULL AND occupancy.id = given.id`,
      );
    });
    client.exec(
      `DELETE FROM occupancy_step WHERE occupancy_id IN (SELECT id FROM ${given} WHERE from_version IS NOT NULL)`,
    );
    client.exec(
      `INSERT INTO occupancy_step (occupancy_id, from_date, point)
       SELECT given.id, step.value ->> 'fromDate', step.value ->> 'point'
       FROM ${given} AS given, json_each(given.steps) AS step ORDER BY given.rowid, step.id`,
    );
    tx.insert(importRun).values(run).run();
  });
}

function changeOccupancies({ $client: client }: Db, given: string): void {
  const set = COLUMNS.map((column) => `${column} = given.${column}`).join(', ');
  const { changes } = client
    .prepare(
      `UPDATE occupancy SET ${set}, covers_id = NULL, version = given.from_version + 1 FROM ${given} AS given
       WHERE occupancy.id = given.id AND occupancy.version = given.from_version`,
    )
    .run();
  const asked = client.prepare<[], number>(`SELECT count(from_version) FROM ${given}`).pluck().get() ?? 0;
  if (changes === asked) return;
  const moved = client
    .prepare<[], { id: string; version: number }>(
      `SELECT given.id, from_version AS version FROM ${given} AS given LEFT JOIN occupancy
         ON occupancy.id = given.id AND occupancy.version = from_version + 1
       WHERE from_version IS NOT NULL AND occupancy.id IS NULL LIMIT 1`,
    )
    .get();
  throw new Error(`Occupancy ${moved?.id} is no longer in version ${moved?.version}`);
}
