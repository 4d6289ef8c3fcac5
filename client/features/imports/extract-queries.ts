import type {
  ExtractDone,
  ExtractHeadings,
  ExtractKind,
  ExtractLayout,
  ExtractMapping,
  ExtractPreview,
} from '../../../server/contract/imports-extracts.ts';
import { entityTag, request } from '../../api.ts';
import type { Run } from './queries.ts';

const headers = { 'content-type': 'text/csv' };
/** Bytes that headings and sample values are read from. */
const START = 64 * 1024;

/** The months a file covers; empty for files that say it row by row. */
export interface Months {
  from: string;
  to: string;
}

/** Address of the empty file with the columns of this import. */
export function extractTemplate(kind: ExtractKind): string {
  return `/api/imports/${kind}/template`;
}

export async function readLayout(kind: ExtractKind): Promise<ExtractLayout> {
  return (await request(`/api/imports/${kind}/layout`)).json();
}

/** How the headings of a file are matched; only its first part is sent. */
export async function readHeadings(kind: ExtractKind, file: File): Promise<ExtractHeadings> {
  const body = file.slice(0, START);
  return (await request(`/api/imports/${kind}/headings`, { method: 'POST', headers, body })).json();
}

/** Remembers how headings are matched. */
export async function saveMapping(kind: ExtractKind, mapping: ExtractMapping): Promise<void> {
  const body = JSON.stringify(mapping);
  await request(`/api/imports/${kind}/mapping`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body,
  });
}

/** What the file would change; nothing is stored. */
export async function previewExtract(
  kind: ExtractKind,
  file: File,
  months: Months,
  { id, signal }: Run,
): Promise<ExtractPreview> {
  const query = new URLSearchParams({ run: id, ...(months.from === '' ? {} : { ...months }) });
  const answer = await request(`/api/imports/${kind}/preview?${query}`, {
    method: 'POST',
    headers,
    body: file,
    signal,
  });
  return answer.json();
}

/** Stores the counts that were previewed, all of them or nothing. */
export async function commitExtract(kind: ExtractKind, digest: string): Promise<ExtractDone> {
  const ifMatch = { 'if-match': entityTag(digest) };
  return (await request(`/api/imports/${kind}`, { method: 'POST', headers: ifMatch })).json();
}
