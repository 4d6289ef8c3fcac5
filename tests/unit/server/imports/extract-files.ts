import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Db } from '../../../../db/open.ts';
import { type FigureRow, type FigureTableId, readFigures } from '../../../../db/queries/imports-extracts.ts';
import type { ExtractKind } from '../../../../server/contract/imports-extracts.ts';
import { commitExtract } from '../../../../server/imports/extract/commit-extract.ts';
import { compareExtract } from '../../../../server/imports/extract/compare-extract.ts';
import { type ExtractJob, type ReadExtract, readExtract } from '../../../../server/imports/extract/read-extract.ts';

/** Reads a text as an extract that lies on disk. */
export async function readText(
  db: Db,
  kind: ExtractKind,
  text: string | Uint8Array,
  options: Partial<Pick<ExtractJob, 'from' | 'to' | 'mapping'>> = {},
): Promise<ReadExtract> {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-extract-'));
  try {
    writeFileSync(join(folder, 'extract.csv'), text);
    return await readExtract(db, {
      kind,
      path: join(folder, 'extract.csv'),
      from: '2021-01',
      to: '2021-03',
      ...options,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Stores an extract as it would be previewed. */
export function store(db: Db, read: ReadExtract) {
  const { digest } = compareExtract(db, read).preview;
  const actor = { accountId: 'somebody', name: 'Somebody', role: null, requestId: null };
  const kept = { accountId: 'somebody', fileDigest: 'digest', read };
  return commitExtract(db, { kept, digest, importId: 'run-1', at: '2021-04-01T10:00:00Z', actor });
}

/** A row of a table as one line: its key, then its figures. */
export function linesOf(rows: readonly FigureRow[] = []): string[] {
  return rows.map((row) =>
    Object.values(row)
      .map((value) => value ?? '–')
      .join(' '),
  );
}

/** What stands in a table, as lines without versions. */
export function standing(db: Db, table: FigureTableId): string[] {
  return linesOf(readFigures(db, table, '2021-01', '2021-03').map(({ version: _, ...row }) => row));
}
