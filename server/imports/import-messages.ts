import type { ImportPreview, ImportProgress } from '../contract/imports.ts';
import type { ImportJob, Storable } from './compared-import.ts';

/** What the process that reads files is told. */
export type ToImportChild =
  | { kind: 'compare'; database: string; job: ImportJob & { digest: string | null } }
  | { kind: 'more' };

/** What it answers: progress, then the preview, then on request what is to be stored, a part at a time. */
export type FromImportChild =
  | { kind: 'progress'; progress: ImportProgress }
  | { kind: 'compared'; preview: ImportPreview; hasMore: boolean }
  | { kind: 'part'; part: Storable; hasMore: boolean }
  | { kind: 'failed' };

/** Records in one message: small enough that taking it in is no gap in other work. */
const PART = 500;

/** What is to be stored in parts that are taken in one after another. */
export function* partsOf({ kind, changes, events }: Storable): Generator<Storable> {
  const length = Math.max(changes.length, events.length);
  for (let at = 0; at < length; at += PART) {
    const part = { kind, changes: changes.slice(at, at + PART), events: events.slice(at, at + PART) };
    yield part as Storable;
  }
}

/** Adds a part to what came before of the same file. */
export function addPart(whole: Storable, part: Storable): void {
  (whole.changes as unknown[]).push(...part.changes);
  whole.events.push(...part.events);
}
