import type { Db } from '../../db/open.ts';
import type { ImportKind, ImportPreview } from '../contract/imports.ts';
import { prepareImport } from './prepare-import.ts';

/**
 * What a file would add, change and leave, and every fault in it. Nothing is stored.
 * @param today day on which the rules of arrangements look at it; without one they do not
 */
export async function previewImport(
  db: Db,
  kind: ImportKind,
  bytes: Uint8Array,
  today: string | null = null,
): Promise<ImportPreview> {
  const compare = await prepareImport(db, { kind, bytes, today });
  return compare().preview;
}
