import { asc } from 'drizzle-orm';
import { assigned, bulk } from '../bulk.ts';
import type { Db } from '../open.ts';
import { placeholders } from '../prepared.ts';
import { importRun, payPoint } from '../schema/index.ts';
import type { ImportRunRow, RecordChange, Versioned } from './imports.ts';

/** What a pay point pays in an award year. */
export type StoredPayPoint = typeof payPoint.$inferSelect;

/** Identity of a pay point: first day of its award year and point. */
export function payPointKey({ fromDate, point }: Pick<StoredPayPoint, 'fromDate' | 'point'>): string {
  return `${fromDate} ${point}`;
}

/** Every pay point that stands, by its key. Pay points have no versions of their own: each stands in version 1. */
export function readPayPointsForImport(db: Db): Map<string, Versioned<StoredPayPoint>> {
  const rows = db.select().from(payPoint).orderBy(asc(payPoint.fromDate), asc(payPoint.point)).all();
  return new Map(rows.map((record) => [payPointKey(record), { record, version: 1 }]));
}

const FIELDS = ['annualPence', 'basis', 'source', 'note'] as const;

/** Stores pay points and the record of the import in one transaction. */
export function storePayPointsImport(
  db: Db,
  changes: readonly RecordChange<StoredPayPoint>[],
  run: ImportRunRow,
): void {
  db.transaction((tx) => {
    const put = bulk(
      db,
      tx
        .insert(payPoint)
        .values(placeholders('fromDate', 'point', ...FIELDS))
        .onConflictDoUpdate({ target: [payPoint.fromDate, payPoint.point], set: assigned(FIELDS) }),
    );
    for (const { record } of changes) put(record);
    tx.insert(importRun).values(run).run();
  });
}
