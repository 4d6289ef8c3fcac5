import { isDeepStrictEqual } from 'node:util';
import type { StoredPerson, Versioned } from '../../db/queries/imports.ts';
import type { FaultList } from './faults.ts';
import { type ImportPlan, planImport, type ReadRow } from './import-plan.ts';
import type { ImportLists } from './lists.ts';
import { PEOPLE_COLUMNS, personCells } from './people-layout.ts';
import type { FileToRead } from './prepare-import.ts';
import { readPersonRow, readStaffNumber } from './read-person-row.ts';
import { readTable, type TableRow } from './read-table.ts';

/** A people file, read; compare it with what stands by `planPeopleImport`. */
export interface PeopleFile {
  lines: TableRow[];
  rows: number;
}

/** Reads the rows of a people file without looking at what stands. */
export async function readPeopleFile({ decoded, faults, told }: FileToRead): Promise<PeopleFile> {
  const lines: TableRow[] = [];
  const rows = await readTable(decoded.text, PEOPLE_COLUMNS, faults, (line) => lines.push(line), told);
  return { lines, rows };
}

/** What a people file would add and change, given the people that stand. Pure; faults are added to `faults`. */
export function planPeopleImport(
  file: PeopleFile,
  standing: ReadonlyMap<string, Versioned<StoredPerson>>,
  lists: ImportLists,
  notices: string[],
  faults: FaultList,
): ImportPlan<StoredPerson> {
  const sound: ReadRow<StoredPerson>[] = [];
  const firstRow = new Map<string, { id: string; row: number }>();
  const spelling = new Map([...standing.keys()].map((id) => [id.toLowerCase(), id]));
  for (const line of file.lines) {
    const id = readStaffNumber(line, faults);
    if (id === undefined) continue;
    const twin = firstRow.get(id.toLowerCase());
    const known = spelling.get(id.toLowerCase());
    if (twin) {
      faults.cell(line.row, 'staff_number', id, `stands in row ${twin.row} already`, 'Keep one row a person.');
      continue;
    }
    firstRow.set(id.toLowerCase(), { id, row: line.row });
    if (known !== undefined && !standing.has(id)) {
      const wrong = `differs from the staff number ${known} only in capitals`;
      faults.cell(line.row, 'staff_number', id, wrong, `Write it as ${known}.`);
      continue;
    }
    const after = readPersonRow(line, id, lists, standing.get(id)?.record, faults);
    if (after) sound.push({ row: line.row, after });
  }
  return planImport({
    kind: 'people',
    columns: PEOPLE_COLUMNS,
    rows: file.rows,
    sound,
    standing: (record) => standing.get(record.id),
    standingCount: standing.size,
    cells: (record) => personCells(record, lists),
    same: isDeepStrictEqual,
    label: ({ id, name }) => `${name} (${id})`,
    notices: [...notices, ...absentColumns(file)],
    faults,
  });
}

function absentColumns(file: PeopleFile): string[] {
  const [first] = file.lines;
  if (!first) return [];
  const absent = PEOPLE_COLUMNS.filter((column) => first.cell(column.id) === undefined).map((column) => column.id);
  const worthTelling = absent.filter((id) => !/^(fourth|fifth)_/.test(id));
  return worthTelling.length === 0
    ? []
    : [`Columns the file does not have are left as they stand: ${worthTelling.join(', ')}.`];
}
