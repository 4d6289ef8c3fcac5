import { movedLater } from '../../db/large-write.ts';
import type { Db } from '../../db/open.ts';
import { type ImportRunRow, storePeopleImport } from '../../db/queries/imports.ts';
import { storeDemandImport } from '../../db/queries/imports-demand.ts';
import { storeOccupanciesImport } from '../../db/queries/imports-occupancies.ts';
import { storePayPointsImport } from '../../db/queries/imports-pay-points.ts';
import { storePostsImport } from '../../db/queries/imports-posts.ts';
import { inTransaction } from '../../db/queries/plans.ts';
import type { ComparedImport, Storable } from './compared-import.ts';
import { type ImportTold, tellOfImport } from './import-history.ts';

/**
 * Stores everything a file changes, the record of the import and its history in one transaction.
 * @throws Error where a record stands in another version than its change starts from; nothing is stored then
 */
export function storeImport(
  db: Db,
  { storable, staged }: Pick<ComparedImport, 'storable' | 'staged'>,
  run: ImportRunRow,
  told: ImportTold,
): void {
  const whole = storable();
  movedLater(db, () =>
    inTransaction(db, () => {
      if (staged) staged.store(run);
      else storeRecords(db, whole, run);
      tellOfImport(db, run, told, whole.events);
    }),
  );
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
