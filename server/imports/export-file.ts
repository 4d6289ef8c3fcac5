import { setImmediate } from 'node:timers/promises';
import type { Db } from '../../db/open.ts';
import { readEstablishmentReference, readImportReference } from '../../db/queries/imports.ts';
import { readOccupanciesForImport } from '../../db/queries/imports-occupancies.ts';
import { readPayPointsForImport } from '../../db/queries/imports-pay-points.ts';
import { readPostsForImport } from '../../db/queries/imports-posts.ts';
import { type EntityName, mayField } from '../contract/entities.ts';
import type { ExportKind } from '../contract/imports.ts';
import type { Role } from '../contract/permissions.ts';
import { toCsv } from '../domain/csv.ts';
import { LINE_DISTRICTS } from '../http/wire/csv.ts';
import { type EstablishmentLists, establishmentLists } from './establishment-lists.ts';
import { ARRANGEMENT_EXPORT, OCCUPANCY_EXPORT, PAY_POINT_EXPORT, POST_EXPORT } from './export-columns.ts';
import { occupancyCells } from './occupancies-layout.ts';
import { payPointCells } from './pay-points-layout.ts';
import { postCells } from './posts-layout.ts';

/** What a line of each file is, and its columns. */
export const EXPORTS = {
  posts: { entity: 'post', columns: POST_EXPORT },
  occupancies: { entity: 'occupancy', columns: OCCUPANCY_EXPORT },
  arrangements: { entity: 'occupancy', columns: ARRANGEMENT_EXPORT },
  'pay-points': { entity: 'payPoint', columns: PAY_POINT_EXPORT },
} as const satisfies Record<ExportKind, { entity: EntityName; columns: Readonly<Record<string, string>> }>;

/** Whom a file is for: with a district, the lines of that district only. */
export interface FileReader {
  role: Role;
  districtId: string | null;
}

/** A line of a file: its cells by column, and the district it is about. */
interface Line {
  cells: Record<string, string>;
  districtId: string | null;
}

/** Lines between two turns of other work. */
const TURN = 500;

/**
 * Everything of a kind that stands, at whatever date, as a file that comes back in unchanged. Columns that the reader may
 * not read are left out; a file without them leaves what stands in them when it is imported.
 */
export async function exportFile(db: Db, kind: ExportKind, { role, districtId }: FileReader): Promise<string> {
  const { entity, columns } = EXPORTS[kind];
  const headings = Object.entries(columns)
    .filter(([, field]) => mayField(role, 'read', entity, field))
    .map(([heading]) => heading);
  const confined = districtId !== null;
  const rows: string[][] = [];
  for (const line of linesOf(db, kind)) {
    if (confined && line.districtId !== districtId) continue;
    rows.push([...headings.map((heading) => line.cells[heading] ?? ''), ...(confined ? [districtId] : [])]);
    if (rows.length % TURN === 0) await setImmediate();
  }
  return toCsv([...headings, ...(confined ? [LINE_DISTRICTS] : [])], rows);
}

function* linesOf(db: Db, kind: ExportKind): Generator<Line> {
  if (kind === 'pay-points') {
    for (const { record } of readPayPointsForImport(db).values())
      yield { cells: payPointCells(record), districtId: null };
    return;
  }
  const reference = readImportReference(db);
  const lists = establishmentLists(reference, readEstablishmentReference(db));
  const posts = readPostsForImport(db);
  const districtOf = new Map(reference.units.map((unit) => [unit.id, unit.districtId]));
  if (kind === 'posts') {
    for (const { record } of posts.values()) {
      yield { cells: postCells(record, lists), districtId: districtOf.get(record.unitId) ?? null };
    }
    return;
  }
  yield* occupancyLines(db, kind, lists, (postId) => districtOf.get(posts.get(postId)?.record.unitId ?? '') ?? null);
}

function* occupancyLines(
  db: Db,
  kind: 'occupancies' | 'arrangements',
  lists: EstablishmentLists,
  districtOf: (postId: string) => string | null,
): Generator<Line> {
  for (const { record } of readOccupanciesForImport(db).values()) {
    if ((record.kind === 'substantive') !== (kind === 'occupancies')) continue;
    yield { cells: occupancyCells(record, lists), districtId: districtOf(record.postId) };
  }
}
