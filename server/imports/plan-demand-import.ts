import { countKey, type StoredCount, type Versioned } from '../../db/queries/imports.ts';
import type { CountRecord } from '../../db/queries/imports-demand.ts';
import { hasTooManyFamilies } from '../domain/demand/families.ts';
import { countCells, DEMAND_COLUMNS } from './demand-layout.ts';
import type { FaultList } from './faults.ts';
import { type ImportPlan, planImport, type ReadRow } from './import-plan.ts';
import type { ImportLists } from './lists.ts';
import type { FileToRead } from './prepare-import.ts';
import { namedIn, RowReader } from './read-person-row.ts';
import { readTable, type TableRow } from './read-table.ts';
import { readCount, readMonth } from './read-values.ts';

/** A count as a row has it. */
interface RowCount extends StoredCount {
  /** Undefined where the file lacks the column: the families stay as they stand. */
  families: number | null | undefined;
}

/** A demand file, read and checked row by row; compare it with what stands by `planDemandImport`. */
export interface DemandFile {
  sound: ReadRow<RowCount>[];
  rows: number;
}

/** Reads the rows of a demand file. Wrong rows and rows that repeat a count are added to `faults`. */
export async function readDemandFile({ decoded, faults, told }: FileToRead, lists: ImportLists): Promise<DemandFile> {
  const sound: ReadRow<RowCount>[] = [];
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

/**
 * What a demand file would add and change, given the counts that stand. Rows with more families than cases are added to
 * `faults`.
 */
export function planDemandImport(
  file: DemandFile,
  standing: ReadonlyMap<string, Versioned<CountRecord>>,
  lists: ImportLists,
  notices: string[],
  faults: FaultList,
): ImportPlan<CountRecord> {
  return planImport({
    kind: 'demand',
    columns: DEMAND_COLUMNS,
    rows: file.rows,
    sound: file.sound.flatMap((row) => withFamilies(row, standing, faults)),
    standing: (record) => standing.get(countKey(record)),
    standingCount: standing.size,
    cells: (record) => countCells(record, lists),
    same: (before, after) => before.openCases === after.openCases && before.families === after.families,
    label: (record) => labelOf(record, lists),
    notices,
    faults,
  });
}

/** A row with its families, or with those that stand where the file does not tell them; none where they do not fit. */
function withFamilies(
  { row, after }: ReadRow<RowCount>,
  standing: ReadonlyMap<string, Versioned<CountRecord>>,
  faults: FaultList,
): ReadRow<CountRecord>[] {
  const { families = standing.get(countKey(after))?.record.families ?? null, ...count } = after;
  if (!hasTooManyFamilies({ ...count, families })) return [{ row, after: { ...count, families } }];
  const stands = after.families === undefined ? 'stand here' : 'are in the row';
  const remedy =
    after.families === undefined
      ? 'Correct the figure, or write the families too, in a column “families”.'
      : 'Correct one of the two.';
  faults.cell(
    row,
    'open_cases',
    String(count.openCases),
    `is fewer than the ${families} families that ${stands}`,
    remedy,
  );
  return [];
}

function readCountRow(line: TableRow, lists: ImportLists, faults: FaultList): RowCount | undefined {
  const before = faults.count;
  const read = new RowReader(line, faults);
  const month = read.needed('month', readMonth);
  const districtId = read.needed('district', namedIn(lists.districts, 'district'));
  const levelId = read.needed('level', namedIn(lists.levels, 'level of need'));
  const languageCode = read.needed('language', namedIn(lists.languages, 'language'));
  const openCases = read.needed('open_cases', readCount);
  const families = read.has('families') ? read.optional('families', readCount, null) : undefined;
  if (!month || !districtId || !levelId || !languageCode || openCases === undefined) return undefined;
  return faults.count > before ? undefined : { month, districtId, levelId, languageCode, openCases, families };
}

function labelOf(count: CountRecord, lists: ImportLists): string {
  const cells = countCells(count, lists);
  return `${cells.month}, ${cells.district}, ${cells.level}, ${cells.language}`;
}
