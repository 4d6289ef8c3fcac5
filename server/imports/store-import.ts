import type { Db } from '../../db/open.ts';
import { type ImportRunRow, storeDemandImport, storePeopleImport } from '../../db/queries/imports.ts';
import { storeOccupanciesImport } from '../../db/queries/imports-occupancies.ts';
import { storePayPointsImport } from '../../db/queries/imports-pay-points.ts';
import { storePostsImport } from '../../db/queries/imports-posts.ts';
import { inTransaction } from '../../db/queries/plans.ts';
import type { Storable } from './compared-import.ts';
import { type ImportTold, tellOfImport } from './import-history.ts';

/**
 * Stores everything a file changes, the record of the import and its history in one transaction.
 * @throws Error where a record stands in another version than its change starts from; nothing is stored then
 */
export function storeImport(db: Db, storable: Storable, run: ImportRunRow, told: ImportTold): void {
  inTransaction(db, () => {
    storeRecords(db, storable, run);
    tellOfImport(db, run, told, storable.events);
  });
}

function storeRecords(db: Db, { kind, changes }: Storable, run: ImportRunRow): void {
  switch (kind) {
    case 'people':
      storePeopleImport(db, changes, run);
      return;
    case 'demand':
      storeDemandImport(db, changes, run);
      return;
    case 'posts':
      storePostsImport(db, changes, run);
      return;
    case 'pay-points':
      storePayPointsImport(db, changes, run);
      return;
    default:
      storeOccupanciesImport(db, changes, run);
  }
}
