import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm';
import { assigned, bulk } from '../bulk.ts';
import type { Db } from '../open.ts';
import { placeholders } from '../prepared.ts';
import { importRun, occupancy, occupancyStep } from '../schema/index.ts';
import type { ImportRunRow, RecordChange, Versioned } from './imports.ts';

/** Somebody in a post as an import writes it; later steps of pay are in order of their date. */
export interface StoredOccupancy extends Omit<typeof occupancy.$inferSelect, 'version'> {
  steps: { fromDate: string; point: number }[];
}

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
  db.transaction((tx) => {
    const value = sql.placeholder;
    const insert = bulk(db, tx.insert(occupancy).values(placeholders(...ROW_COLUMNS)));
    const change = bulk(
      db,
      tx
        .update(occupancy)
        .set({ ...assigned(ROW_COLUMNS), coversId: null, version: sql`${value('fromVersion')} + 1` })
        .where(and(eq(occupancy.id, value('id')), eq(occupancy.version, value('fromVersion')))),
    );
    const dropSteps = bulk(db, tx.delete(occupancyStep).where(eq(occupancyStep.occupancyId, value('id'))));
    const insertStep = bulk(db, tx.insert(occupancyStep).values(placeholders('occupancyId', 'fromDate', 'point')));
    const cover = bulk(
      db,
      tx
        .update(occupancy)
        .set({ coversId: sql`${value('coversId')}` })
        .where(eq(occupancy.id, value('id'))),
    );
    const setAside = bulk(
      db,
      tx
        .update(occupancy)
        .set({
          kind: 'additional-hours',
          reason: sql`coalesce(${occupancy.reason}, 'import')`,
          endDate: sql`coalesce(${occupancy.endDate}, (SELECT coalesce(end_date, '9999-12-31') FROM post WHERE id = ${occupancy.postId}))`,
        })
        .where(and(eq(occupancy.id, value('id')), eq(occupancy.kind, 'substantive'))),
    );
    // changed holders stand aside first, so that a post can pass from one to another in whatever order the file has
    for (const { record, fromVersion } of changes) if (fromVersion !== null) setAside({ id: record.id });
    for (const { record, fromVersion } of changes) {
      if (fromVersion === null) {
        insert(record);
        continue;
      }
      if (change({ ...record, fromVersion }) !== 1) {
        throw new Error(`Occupancy ${record.id} is no longer in version ${fromVersion}`);
      }
      dropSteps({ id: record.id });
    }
    for (const { record } of changes) {
      const { id, coversId, steps } = record;
      if (coversId !== null) cover({ id, coversId });
      for (const step of steps) insertStep({ occupancyId: id, ...step });
    }
    tx.insert(importRun).values(run).run();
  });
}

/** Columns of a new row; whom it covers is set once all of them stand. */
const ROW_COLUMNS = (Object.keys(getTableColumns(occupancy)) as (keyof typeof occupancy.$inferSelect)[]).filter(
  (column) => column !== 'coversId' && column !== 'version',
);
