import { isDeepStrictEqual } from 'node:util';
import type { Versioned } from '../../db/queries/imports.ts';
import type { StoredOccupancy } from '../../db/queries/imports-occupancies.ts';
import type { StoredPost } from '../../db/queries/imports-posts.ts';
import { type ArrangementRules, checkArrangementRules } from './check-arrangement-rules.ts';
import { checkOccupancies } from './check-occupancies.ts';
import type { EstablishmentLists } from './establishment-lists.ts';
import type { FaultList } from './faults.ts';
import { type ImportPlan, planImport, type ReadRow } from './import-plan.ts';
import { ARRANGEMENT_COLUMNS, OCCUPANCY_COLUMNS, occupancyCells } from './occupancies-layout.ts';
import type { FileToRead } from './prepare-import.ts';
import { type OccupancyContext, occupancyKey, readOccupancyRow } from './read-occupancy-row.ts';
import { absentColumns, readLines, type TableFile } from './table-file.ts';

type OccupancyFileKind = OccupancyContext['kind'];
const columnsOf = { occupancies: OCCUPANCY_COLUMNS, arrangements: ARRANGEMENT_COLUMNS } as const;

/** Reads the rows of a file of occupancies or arrangements without looking at what stands. */
export function readOccupanciesFile(kind: OccupancyFileKind, read: FileToRead): Promise<TableFile> {
  return readLines(read, columnsOf[kind]);
}

/** What stands that such a file is compared with. */
export interface StandingOccupancies {
  posts: ReadonlyMap<string, Versioned<StoredPost>>;
  occupancies: ReadonlyMap<string, Versioned<StoredOccupancy>>;
}

/** What a file of occupancies or arrangements would add and change. Pure; faults are added to `faults`. */
export function planOccupanciesImport(
  kind: OccupancyFileKind,
  file: TableFile,
  standing: StandingOccupancies,
  lists: EstablishmentLists,
  notices: string[],
  faults: FaultList,
  rules?: ArrangementRules,
): ImportPlan<StoredOccupancy> {
  const { occupancies } = standing;
  const ofKind = [...occupancies.values()].filter(
    ({ record }) => (record.kind === 'substantive') === (kind === 'occupancies'),
  );
  const byKey = new Map(ofKind.map(({ record }) => [occupancyKey(record), record]));
  const context: OccupancyContext = {
    kind,
    lists,
    posts: new Set(standing.posts.keys()),
    standing: (number, key) => (number === null ? byKey.get(key) : occupancies.get(number)?.record),
  };
  const rows: ReadRow<StoredOccupancy>[] = [];
  const firstRow = new Map<string, number>();
  for (const line of file.lines) {
    const after = readOccupancyRow(line, context, faults);
    if (!after) continue;
    const key = after.id === '' ? occupancyKey(after) : after.id;
    const twin = firstRow.get(key);
    if (twin !== undefined) {
      const wrong = `repeats row ${twin}: the same ${after.id === '' ? 'post, person, kind and start' : 'occupancy'}`;
      faults.cell(line.row, 'post_number', after.postId, wrong, 'Keep one row for each.');
      continue;
    }
    firstRow.set(key, line.row);
    rows.push({ row: line.row, after });
  }
  const sound = withNumbers(rows, occupancies.keys());
  checkOccupancies(sound, standing, faults);
  if (rules) checkArrangementRules(sound, occupancies, rules, faults);
  return planImport({
    kind,
    columns: columnsOf[kind],
    rows: file.rows,
    sound,
    standing: (record) => occupancies.get(record.id),
    standingCount: ofKind.length,
    cells: (record) => occupancyCells(record, lists),
    same: isDeepStrictEqual,
    label: ({ id, personId, workerName, postId }) =>
      `${workerName ?? lists.people.get(personId ?? '') ?? personId} in ${postId} (${id})`,
    notices: [...notices, ...absentColumns(file, columnsOf[kind])],
    faults,
    warnings: rules?.warnings,
  });
}

/** New ones without a number get the next after the highest, in the order of the file. */
function withNumbers(rows: readonly ReadRow<StoredOccupancy>[], taken: Iterable<string>): ReadRow<StoredOccupancy>[] {
  let highest = 0;
  for (const id of [...taken, ...rows.map(({ after }) => after.id)]) {
    highest = Math.max(highest, Number(/^A-(\d{1,9})$/.exec(id)?.[1] ?? 0));
  }
  return rows.map(({ row, after }) => {
    if (after.id !== '') return { row, after };
    highest += 1;
    return { row, after: { ...after, id: `A-${String(highest).padStart(4, '0')}` } };
  });
}
