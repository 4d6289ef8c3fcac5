import { isDeepStrictEqual } from 'node:util';
import type { Versioned } from '../../db/queries/imports.ts';
import type { StoredOccupancy } from '../../db/queries/imports-occupancies.ts';
import type { StoredPost } from '../../db/queries/imports-posts.ts';
import { checkPosts } from './check-posts.ts';
import type { EstablishmentLists } from './establishment-lists.ts';
import type { FaultList } from './faults.ts';
import { type ImportPlan, planImport, type ReadRow } from './import-plan.ts';
import { POST_COLUMNS, postCells } from './posts-layout.ts';
import type { FileToRead } from './prepare-import.ts';
import { readNumber } from './read-establishment-values.ts';
import { RowReader } from './read-person-row.ts';
import { readPostRow } from './read-post-row.ts';
import { absentColumns, readLines, type TableFile } from './table-file.ts';

/** Reads the rows of a file of posts without looking at what stands. */
export function readPostsFile(read: FileToRead): Promise<TableFile> {
  return readLines(read, POST_COLUMNS);
}

/** What stands that a file of posts is compared with. */
export interface StandingPosts {
  posts: ReadonlyMap<string, Versioned<StoredPost>>;
  occupancies: ReadonlyMap<string, Versioned<StoredOccupancy>>;
}

/** What a file of posts would add and change. Pure; faults are added to `faults`. */
export function planPostsImport(
  file: TableFile,
  standing: StandingPosts,
  lists: EstablishmentLists,
  notices: string[],
  faults: FaultList,
): ImportPlan<StoredPost> {
  const sound: ReadRow<StoredPost>[] = [];
  const firstRow = new Map<string, number>();
  const spelling = new Map([...standing.posts.keys()].map((id) => [id.toLowerCase(), id]));
  for (const line of file.lines) {
    const id = new RowReader(line, faults).needed('post_number', readNumber);
    if (id === undefined) continue;
    const key = id.toLowerCase();
    const twin = firstRow.get(key);
    const known = spelling.get(key);
    if (twin !== undefined) {
      faults.cell(line.row, 'post_number', id, `stands in row ${twin} already`, 'Keep one row a post.');
      continue;
    }
    firstRow.set(key, line.row);
    if (known !== undefined && known !== id) {
      const wrong = `differs from the post number ${known} only in capitals`;
      faults.cell(line.row, 'post_number', id, wrong, `Write it as ${known}.`);
      continue;
    }
    const after = readPostRow(line, id, lists, standing.posts.get(id)?.record, faults);
    if (after) sound.push({ row: line.row, after });
  }
  checkPosts(sound, new Set([...standing.posts.keys(), ...sound.map(({ after }) => after.id)]), standing, faults);
  return planImport({
    kind: 'posts',
    columns: POST_COLUMNS,
    rows: file.rows,
    sound,
    standing: (record) => standing.posts.get(record.id),
    standingCount: standing.posts.size,
    cells: (record) => postCells(record, lists),
    same: isDeepStrictEqual,
    label: ({ id, title }) => `${title} (${id})`,
    notices: [...notices, ...absentColumns(file, POST_COLUMNS)],
    faults,
  });
}
