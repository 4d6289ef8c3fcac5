import type { Db } from '../../db/open.ts';
import { type ImportRunRow, readEstablishmentReference, readImportReference } from '../../db/queries/imports.ts';
import { readOccupanciesForImport, storeOccupanciesImport } from '../../db/queries/imports-occupancies.ts';
import { readPayPointsForImport, storePayPointsImport } from '../../db/queries/imports-pay-points.ts';
import { readPostsForImport, storePostsImport } from '../../db/queries/imports-posts.ts';
import { inTransaction } from '../../db/queries/plans.ts';
import type { DecodedText } from './decode-text.ts';
import { occupancyEvents, postEvents } from './establishment-history.ts';
import { establishmentLists } from './establishment-lists.ts';
import type { FaultList } from './faults.ts';
import { type ImportTold, tellOfImport } from './import-history.ts';
import { PAY_POINT_COLUMNS } from './pay-points-layout.ts';
import { planOccupanciesImport, readOccupanciesFile } from './plan-occupancies-import.ts';
import { planPayPointsImport } from './plan-pay-points-import.ts';
import { planPostsImport, readPostsFile } from './plan-posts-import.ts';
import type { PreparedImport } from './prepare-import.ts';
import { readLines } from './table-file.ts';

/** A file of posts, ready to be compared with what stands. */
export async function preparePosts(db: Db, decoded: DecodedText, faults: FaultList): Promise<PreparedImport> {
  const file = await readPostsFile(decoded, faults);
  return () => {
    const standing = { posts: readPostsForImport(db), occupancies: readOccupanciesForImport(db) };
    const reference = readImportReference(db);
    const lists = establishmentLists(reference, readEstablishmentReference(db));
    const plan = planPostsImport(file, standing, lists, decoded.notices, faults);
    return {
      preview: plan.preview,
      store: storing(db, (run, told) => {
        storePostsImport(db, plan.changes, run);
        postEvents(db, plan.changes, { ...told, run, standing: standing.posts, units: reference.units });
      }),
    };
  };
}

/** A file of substantive holders or of temporary arrangements, ready to be compared with what stands. */
export async function prepareOccupancies(
  db: Db,
  kind: 'occupancies' | 'arrangements',
  decoded: DecodedText,
  faults: FaultList,
): Promise<PreparedImport> {
  const file = await readOccupanciesFile(kind, decoded, faults);
  return () => {
    const standing = { posts: readPostsForImport(db), occupancies: readOccupanciesForImport(db) };
    const reference = readImportReference(db);
    const lists = establishmentLists(reference, readEstablishmentReference(db));
    const plan = planOccupanciesImport(kind, file, standing, lists, decoded.notices, faults);
    return {
      preview: plan.preview,
      store: storing(db, (run, told) => {
        storeOccupanciesImport(db, plan.changes, run);
        occupancyEvents(db, plan.changes, {
          ...told,
          run,
          standing: standing.occupancies,
          posts: standing.posts,
          units: reference.units,
        });
      }),
    };
  };
}

/** A file of pay points, ready to be compared with what stands. */
export async function preparePayPoints(db: Db, decoded: DecodedText, faults: FaultList): Promise<PreparedImport> {
  const file = await readLines(decoded, PAY_POINT_COLUMNS, faults);
  return () => {
    const plan = planPayPointsImport(file, readPayPointsForImport(db), decoded.notices, faults);
    return { preview: plan.preview, store: storing(db, (run) => storePayPointsImport(db, plan.changes, run)) };
  };
}

/** One transaction for the records, the record of the import and its history. */
function storing(db: Db, store: (run: ImportRunRow, told: ImportTold) => void) {
  return (run: ImportRunRow, told: ImportTold) =>
    inTransaction(db, () => {
      store(run, told);
      tellOfImport(db, run, told);
    });
}
