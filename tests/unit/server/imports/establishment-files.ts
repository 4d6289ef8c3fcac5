import type { Db } from '../../../../db/open.ts';
import type { ImportKind } from '../../../../server/contract/imports.ts';
import { commitImport } from '../../../../server/imports/commit-import.ts';
import { previewImport } from '../../../../server/imports/preview-import.ts';
import { utf8 } from './tiny-db.ts';

/** CSV text of rows that share the columns they name; a cell that a row does not name is empty. */
export function fileOf(rows: readonly Record<string, string>[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = rows.map((row) => columns.map((column) => `"${(row[column] ?? '').replaceAll('"', '""')}"`).join(','));
  return [columns.join(','), ...lines].join('\n');
}

/** Imports a file as it is previewed. */
export async function importFile(db: Db, kind: ImportKind, file: string) {
  const bytes = utf8(file);
  const { digest } = await previewImport(db, kind, bytes);
  return commitImport(db, { kind, bytes, digest, importId: `${kind}-run`, at: '2021-04-01T10:00:00Z', by: 'somebody' });
}

/** Every row of the establishment, to compare before and after; not how it came about. */
export function establishmentOf(db: Db): unknown {
  const tables = ['post', 'post_mapping', 'post_requirement', 'occupancy', 'occupancy_step', 'pay_point'];
  return tables.map((table) => [table, db.$client.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()]);
}
