import { countKey, type StoredCount, type Versioned } from '../../db/queries/imports.ts';
import { countCells, DEMAND_COLUMNS } from './demand-layout.ts';
import type { FaultList } from './faults.ts';
import { type ImportPlan, planImport, type ReadRow } from './import-plan.ts';
import type { ImportLists } from './lists.ts';
import type { FileToRead } from './prepare-import.ts';
import { namedIn, RowReader } from './read-person-row.ts';
import { readTable, type TableRow } from './read-table.ts';
import { readCount, readMonth } from './read-values.ts';

/** A demand file, read and checked row by row; compare it with what stands by `planDemandImport`. */
export interface DemandFile {
  sound: ReadRow<StoredCount>[];
  rows: number;
}

/** Reads the rows of a demand file. Wrong rows and rows that repeat a count are added to `faults`. */
export async function readDemandFile({ decoded, faults, told }: FileToRead, lists: ImportLists): Promise<DemandFile> {
  const sound: ReadRow<StoredCount>[] = [];
  const firstRow = new Map<string, number>();
  const take = (line: TableRow): void => {
    const after = readCountRow(line, lists, faults);
    if (!after) return;
    const key = countKey(after);
    const twin = firstRow.get(key);
    if (twin !== undefined) {
      const wrong = `repeats row ${twin}: same month, district, level and language`;
      faults.cell(line.row, 'open_cases', String(after.openCases), wrong, 'Keep one of them, or add them up.');
      return;
    }
    firstRow.set(key, line.row);
    sound.push({ row: line.row, after });
  };
  const rows = await readTable(decoded.text, DEMAND_COLUMNS, faults, take, told);
  return { sound, rows };
}

/** What a demand file would add and change, given the counts that stand. Pure. */
export function planDemandImport(
  file: DemandFile,
  standing: ReadonlyMap<string, Versioned<StoredCount>>,
  lists: ImportLists,
  notices: string[],
  faults: FaultList,
): ImportPlan<StoredCount> {
  return planImport({
    kind: 'demand',
    columns: DEMAND_COLUMNS,
    rows: file.rows,
    sound: file.sound,
    standing: (record) => standing.get(countKey(record)),
    standingCount: standing.size,
    cells: (record) => countCells(record, lists),
    same: (before, after) => before.openCases === after.openCases,
    label: (record) => labelOf(record, lists),
    notices,
    faults,
  });
}

function readCountRow(line: TableRow, lists: ImportLists, faults: FaultList): StoredCount | undefined {
  const read = new RowReader(line, faults);
  const month = read.needed('month', readMonth);
  const districtId = read.needed('district', namedIn(lists.districts, 'district'));
  const levelId = read.needed('level', namedIn(lists.levels, 'level of need'));
  const languageCode = read.needed('language', namedIn(lists.languages, 'language'));
  const openCases = read.needed('open_cases', readCount);
  if (!month || !districtId || !levelId || !languageCode || openCases === undefined) return undefined;
  return { month, districtId, levelId, languageCode, openCases };
}

function labelOf(count: StoredCount, lists: ImportLists): string {
  const cells = countCells(count, lists);
  return `${cells.month}, ${cells.district}, ${cells.level}, ${cells.language}`;
}
