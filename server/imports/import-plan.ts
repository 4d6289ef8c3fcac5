import { createHash } from 'node:crypto';
import type { RecordChange } from '../../db/queries/imports.ts';
import type { ImportKind, ImportPreview } from '../contract/imports.ts';
import { type FaultList, LISTED_AT_MOST } from './faults.ts';
import type { Column } from './layout.ts';

/** A sound row of a file: the record it gives and the record it changes, if any. */
export interface ReadRow<T> {
  row: number;
  after: T;
}

/** What an import would do: pure data, no side effect. */
export interface ImportPlan<T> {
  kind: ImportKind;
  /** Additions and changes only. */
  changes: RecordChange<T>[];
  digest: string;
  preview: ImportPreview;
}

interface PlanInput<T> {
  kind: ImportKind;
  columns: readonly Column[];
  /** Rows of the file that hold anything, sound or not. */
  rows: number;
  sound: readonly ReadRow<T>[];
  /** The stored record of a key, with its version. */
  standing: (record: T) => { record: T; version: number } | undefined;
  /** How many records stand. */
  standingCount: number;
  cells: (record: T) => Record<string, string>;
  /** True where the file says what stands already. */
  same: (before: T, after: T) => boolean;
  /** What a record is about, in words. */
  label: (record: T) => string;
  notices: string[];
  faults: FaultList;
  /** What to look at before importing, though it may be. */
  warnings?: FaultList | undefined;
}

/**
 * Compares the rows of a file with what stands: additions, changes with the columns that differ, and the rest.
 * The digest is SHA-256 over the changes and the records and versions they start from, so that a commit can tell whether either moved on.
 */
export function planImport<T>(input: PlanInput<T>): ImportPlan<T> {
  const hash = createHash('sha256').update(input.kind);
  const changes: RecordChange<T>[] = [];
  const listed: ImportPreview['changes'] = [];
  let added = 0;
  let matched = 0;
  for (const { row, after } of input.sound) {
    const standing = input.standing(after);
    if (standing) matched += 1;
    else added += 1;
    if (standing && input.same(standing.record, after)) continue;
    const change = { record: after, fromVersion: standing?.version ?? null };
    changes.push(change);
    hash.update('\n').update(JSON.stringify([change, standing?.record]));
    if (listed.length === LISTED_AT_MOST) continue;
    const fields = differences(standing && input.cells(standing.record), input.cells(after), input.columns);
    listed.push({ row, key: input.label(after), action: standing ? 'change' : 'add', fields });
  }
  const digest = hash.digest('hex');
  const preview: ImportPreview = {
    kind: input.kind,
    digest,
    rows: input.rows,
    added,
    changed: changes.length - added,
    unchanged: input.sound.length - changes.length,
    notInFile: input.standingCount - matched,
    faults: input.faults.listed,
    faultCount: input.faults.count,
    warnings: input.warnings?.listed ?? [],
    warningCount: input.warnings?.count ?? 0,
    changes: listed,
    notices: input.notices,
  };
  return { kind: input.kind, changes, digest, preview };
}

function differences(
  before: Record<string, string> | undefined,
  after: Record<string, string>,
  columns: readonly Column[],
): ImportPreview['changes'][number]['fields'] {
  const fields: ImportPreview['changes'][number]['fields'] = [];
  for (const { id } of columns) {
    const was = before?.[id] ?? '';
    const is = after[id] ?? '';
    if (was !== is) fields.push({ column: id, before: before ? was : null, after: is });
  }
  return fields;
}
