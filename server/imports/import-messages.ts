import type { FigureRow, FigureTableId } from '../../db/queries/imports-extracts.ts';
import type { ImportPreview, ImportProgress } from '../contract/imports.ts';
import type { Storable } from './compared-import.ts';
import type { Aggregate } from './extract/aggregate.ts';
import type { ExtractJob, ReadExtract } from './extract/read-extract.ts';
import type { DigestedJob } from './import-reader.ts';

/** What the process that reads files is told. */
export type ToImportChild =
  | { kind: 'compare'; database: string; job: DigestedJob }
  | { kind: 'extract'; database: string; job: ExtractJob }
  | { kind: 'more' };

/** What it answers: progress, then the outcome, then on request the rest of it, a part at a time. */
export type FromImportChild =
  | { kind: 'progress'; progress: ImportProgress }
  | { kind: 'failed' }
  | ({ hasMore: boolean } & (
      | { kind: 'compared'; preview: ImportPreview }
      | { kind: 'part'; part: Storable }
      | { kind: 'extracted'; read: ReadExtract }
      | { kind: 'figures'; table: FigureTableId; rows: FigureRow[] }
    ));

/** Something that is sent on request. */
export type Part = { kind: 'part'; part: Storable } | { kind: 'figures'; table: FigureTableId; rows: FigureRow[] };

/** Records in one message: small enough that taking it in is no gap in other work. */
const PART = 500;

/** What is to be stored in parts that are taken in one after another. */
export function* partsOf({ kind, changes, events }: Storable): Generator<Part> {
  const length = Math.max(changes.length, events.length);
  for (let at = 0; at < length; at += PART) {
    const part = { kind, changes: changes.slice(at, at + PART), events: events.slice(at, at + PART) };
    yield { kind: 'part', part: part as Storable };
  }
}

/** Adds a part to what came before of the same file. */
export function addPart(whole: Storable, part: Storable): void {
  (whole.changes as unknown[]).push(...part.changes);
  whole.events.push(...part.events);
}

/** The counts of an extract in parts that are taken in one after another. A table without counts is a part too. */
export function* figuresOf(tables: Aggregate['tables']): Generator<Part> {
  for (const [table, rows] of Object.entries(tables) as [FigureTableId, FigureRow[]][]) {
    for (let at = 0; at === 0 || at < rows.length; at += PART) {
      yield { kind: 'figures', table, rows: rows.slice(at, at + PART) };
    }
  }
}
