import type { Db } from '../../db/open.ts';
import type { ImportRunRow } from '../../db/queries/imports.ts';
import {
  readDemandForImport,
  readImportReference,
  readPeopleForImport,
  storeDemandImport,
  storePeopleImport,
} from '../../db/queries/imports.ts';
import { inTransaction } from '../../db/queries/plans.ts';
import type { ImportKind, ImportPreview } from '../contract/imports.ts';
import { type DecodedText, decodeText } from './decode-text.ts';
import { FaultList } from './faults.ts';
import { type ImportTold, tellOfImport, tellOfImportedPeople } from './import-history.ts';
import { importLists } from './lists.ts';
import { planDemandImport, readDemandFile } from './plan-demand-import.ts';
import { planPeopleImport, readPeopleFile } from './plan-people-import.ts';
import { prepareOccupancies, preparePayPoints, preparePosts } from './prepare-establishment.ts';

/** A file compared with what stands, and the way to store the difference. */
export interface ComparedImport {
  preview: ImportPreview;
  /** Stores all changes, the record of the import and its history in one transaction. */
  store(run: ImportRunRow, told: ImportTold): void;
}

/**
 * A file that was read. Comparing and storing are synchronous, so that nothing comes between the two; compare once.
 */
export type PreparedImport = () => ComparedImport;

/** Reads and checks a file in turns, so that other requests are served meanwhile. */
export async function prepareImport(db: Db, kind: ImportKind, bytes: Uint8Array): Promise<PreparedImport> {
  const faults = new FaultList();
  const decoded = decodeText(bytes, faults) ?? { text: '', notices: [] };
  switch (kind) {
    case 'people':
      return preparePeople(db, decoded, faults);
    case 'demand':
      return prepareDemand(db, decoded, faults);
    case 'posts':
      return preparePosts(db, decoded, faults);
    case 'pay-points':
      return preparePayPoints(db, decoded, faults);
    default:
      return prepareOccupancies(db, kind, decoded, faults);
  }
}

async function preparePeople(db: Db, decoded: DecodedText, faults: FaultList): Promise<PreparedImport> {
  const file = await readPeopleFile(decoded, faults);
  return () => {
    const reference = readImportReference(db);
    const standing = readPeopleForImport(db);
    const plan = planPeopleImport(file, standing, importLists(reference), decoded.notices, faults);
    const store: ComparedImport['store'] = (run, told) =>
      inTransaction(db, () => {
        storePeopleImport(db, plan.changes, run);
        tellOfImport(db, run, told);
        const by = { at: run.at, actor: told.actor, importId: run.id };
        tellOfImportedPeople(db, plan.changes, by, { standing, units: reference.units });
      });
    return { preview: plan.preview, store };
  };
}

async function prepareDemand(db: Db, decoded: DecodedText, faults: FaultList): Promise<PreparedImport> {
  const lists = importLists(readImportReference(db));
  const file = await readDemandFile(decoded, lists, faults);
  return () => {
    const plan = planDemandImport(file, readDemandForImport(db), lists, decoded.notices, faults);
    const store: ComparedImport['store'] = (run, told) =>
      inTransaction(db, () => {
        storeDemandImport(db, plan.changes, run);
        tellOfImport(db, run, told);
      });
    return { preview: plan.preview, store };
  };
}
