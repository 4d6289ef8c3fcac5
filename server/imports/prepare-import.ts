import type { Db } from '../../db/open.ts';
import { readImportReference, readPeopleForImport } from '../../db/queries/imports.ts';
import { readDemandForImport } from '../../db/queries/imports-demand.ts';
import type { ImportHooks, ImportJob, PreparedImport } from './compared-import.ts';
import { type DecodedText, decodeText } from './decode-text.ts';
import { FaultList } from './faults.ts';
import { personEvents } from './import-history.ts';
import { importLists } from './lists.ts';
import { planDemandImport, readDemandFile } from './plan-demand-import.ts';
import { planPeopleImport, readPeopleFile } from './plan-people-import.ts';
import { prepareOccupancies, preparePayPoints, preparePosts } from './prepare-establishment.ts';
import type { RowsTold } from './read-table.ts';

/** A file as text, with a list for its faults and a way to tell how far it is read. */
export interface FileToRead {
  decoded: DecodedText;
  faults: FaultList;
  told: RowsTold;
}

/** Reads and checks a file in turns, so that other requests are served meanwhile. Nothing is written. */
export async function prepareImport(db: Db, job: ImportJob, { onProgress }: ImportHooks = {}): Promise<PreparedImport> {
  const faults = new FaultList();
  const decoded = decodeText(job.bytes, faults) ?? { text: '', notices: [] };
  const told: RowsTold = (read, share) =>
    onProgress?.({ stage: 'reading', read, about: share > 0 ? Math.round(read / share) : null });
  const file = { decoded, faults, told };
  const compare = await prepare(db, job, file);
  return () => {
    onProgress?.({ stage: 'comparing', read: 0, about: null });
    return compare();
  };
}

function prepare(db: Db, { kind, today }: ImportJob, file: FileToRead): Promise<PreparedImport> {
  switch (kind) {
    case 'people':
      return preparePeople(db, file);
    case 'demand':
      return prepareDemand(db, file);
    case 'posts':
      return preparePosts(db, file);
    case 'pay-points':
      return preparePayPoints(db, file);
    default:
      return prepareOccupancies(db, kind, today, file);
  }
}

async function preparePeople(db: Db, read: FileToRead): Promise<PreparedImport> {
  const { decoded, faults } = read;
  const file = await readPeopleFile(read);
  return () => {
    const reference = readImportReference(db);
    const standing = readPeopleForImport(db);
    const { changes, preview } = planPeopleImport(file, standing, importLists(reference), decoded.notices, faults);
    const storable = () => {
      const events = personEvents(changes, { standing, units: reference.units });
      return { kind: 'people' as const, changes, events };
    };
    return { preview, storable };
  };
}

async function prepareDemand(db: Db, read: FileToRead): Promise<PreparedImport> {
  const { decoded, faults } = read;
  const lists = importLists(readImportReference(db));
  const file = await readDemandFile(read, lists);
  return () => {
    const { changes, preview } = planDemandImport(file, readDemandForImport(db), lists, decoded.notices, faults);
    return { preview, storable: () => ({ kind: 'demand', changes, events: [] }) };
  };
}
