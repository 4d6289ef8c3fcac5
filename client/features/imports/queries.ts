import type { ImportDone, ImportKind, ImportPreview } from '../../../server/contract/imports.ts';
import { entityTag, request } from '../../api.ts';

const headers = { 'content-type': 'text/csv' };

/** Address of the empty file with the columns of this import. */
export function templateAddress(kind: ImportKind): string {
  return `/api/imports/${kind}/template`;
}

/** What an import of this file would do; nothing is stored. */
export async function previewImport(kind: ImportKind, body: ArrayBuffer): Promise<ImportPreview> {
  const response = await request(`/api/imports/${kind}/preview`, { method: 'POST', headers, body });
  return response.json();
}

/** Stores what was previewed, all of it or nothing. */
export async function commitImport(kind: ImportKind, body: ArrayBuffer, digest: string): Promise<ImportDone> {
  const ifMatch = { 'if-match': entityTag(digest) };
  const response = await request(`/api/imports/${kind}`, { method: 'POST', headers: { ...headers, ...ifMatch }, body });
  return response.json();
}
