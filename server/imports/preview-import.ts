import type { Db } from '../../db/open.ts';
import type { ImportKind, ImportPreview } from '../contract/imports.ts';
import { prepareImport } from './prepare-import.ts';

/** What a file would add, change and leave, and every fault in it. Nothing is stored. */
export async function previewImport(db: Db, kind: ImportKind, bytes: Uint8Array): Promise<ImportPreview> {
  const compare = await prepareImport(db, kind, bytes);
  return compare().preview;
}
