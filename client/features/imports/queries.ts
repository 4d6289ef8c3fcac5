import type { ImportDone, ImportKind, ImportPreview, ImportProgress } from '../../../server/contract/imports.ts';
import { entityTag, request } from '../../api.ts';

const headers = { 'content-type': 'text/csv' };

/** One reading of a file: the name it is asked after by, and what stops it. */
export interface Run {
  id: string;
  signal: AbortSignal;
}

/** Address of the empty file with the columns of this import. */
export function templateAddress(kind: ImportKind): string {
  return `/api/imports/${kind}/template`;
}

/** What an import of this file would do; nothing is stored. */
export async function previewImport(kind: ImportKind, body: ArrayBuffer, { id, signal }: Run): Promise<ImportPreview> {
  const response = await request(`/api/imports/${kind}/preview?run=${id}`, { method: 'POST', headers, body, signal });
  return response.json();
}

/** Stores what was previewed, all of it or nothing. */
export async function commitImport(
  kind: ImportKind,
  body: ArrayBuffer,
  digest: string,
  { id, signal }: Run,
): Promise<ImportDone> {
  const ifMatch = { 'if-match': entityTag(digest) };
  const response = await request(`/api/imports/${kind}?run=${id}`, {
    method: 'POST',
    headers: { ...headers, ...ifMatch },
    body,
    signal,
  });
  return response.json();
}

/** How far the reading of a file is; null where it is not at work. */
export async function readProgress(run: string): Promise<ImportProgress | null> {
  const { progress } = await (await request(`/api/imports/runs/${run}`)).json();
  return progress;
}
