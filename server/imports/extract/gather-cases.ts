import type { FaultList } from '../faults.ts';
import { type CaseField, type CaseTable, type LevelStep, NONE } from './case-table.ts';

/** One case of the file, whether it stood in one row or in several. */
export interface GatheredCase {
  /** Its earliest row in the table. */
  index: number;
  /** Later levels, by day. */
  steps: readonly LevelStep[];
}

/** Columns that a kind of file calls its own names. */
export interface CaseColumnNames {
  id: string;
  opened: string;
  closed: string;
}

/** What every row of a case has to agree in, with the name of its column. */
const sharedBy = ({ opened, closed }: CaseColumnNames): readonly [CaseField, string][] => [
  ['familyKey', 'family_id'],
  ['district', 'district'],
  ['opened', opened],
  ['closed', closed],
  ['waiting', 'waiting_since'],
  ['scope', 'scope'],
];

/**
 * Puts the rows of each case together. Further rows of a case are changes of its level and say from when; what else they
 * say has to agree. Whatever the order of the rows, the same cases come out.
 */
export function* gatherCases(table: CaseTable, names: CaseColumnNames, faults: FaultList): Generator<GatheredCase> {
  const caseKeys = table.column('caseKey');
  const rowsOfCase = new Map<number, number | number[]>();
  for (let index = 0; index < table.size; index += 1) {
    const key = caseKeys.at(index);
    const known = key === 0 ? undefined : rowsOfCase.get(key);
    if (key === 0) yield { index, steps: sorted(table.stepsOf(index)) };
    else if (known === undefined) rowsOfCase.set(key, index);
    else if (typeof known === 'number') rowsOfCase.set(key, [known, index]);
    else known.push(index);
  }
  for (const rows of rowsOfCase.values()) {
    if (typeof rows === 'number') yield { index: rows, steps: sorted(table.stepsOf(rows)) };
    else {
      const gathered = ofSeveralRows(table, rows, names, faults);
      if (gathered) yield gathered;
    }
  }
}

function ofSeveralRows(
  table: CaseTable,
  rows: number[],
  names: CaseColumnNames,
  faults: FaultList,
): GatheredCase | undefined {
  const levelFrom = table.column('levelFrom');
  const rowNumbers = table.column('row');
  const ordered = rows.toSorted((a, b) => levelFrom.at(a) - levelFrom.at(b) || rowNumbers.at(a) - rowNumbers.at(b));
  const [first = 0, ...later] = ordered;
  const before = faults.count;
  const steps: LevelStep[] = [...table.stepsOf(first)];
  let former = first;
  for (const index of later) {
    const row = rowNumbers.at(index);
    if (levelFrom.at(index) === levelFrom.at(former)) {
      const remedy = 'Keep one row of it, or give each further row the day its level counts from, in level_from.';
      faults.cell(row, names.id, '', `stands in row ${rowNumbers.at(former)} already`, remedy);
    }
    for (const [field, name] of sharedBy(names)) {
      const column = table.column(field);
      if (column.at(index) === column.at(first)) continue;
      faults.cell(
        row,
        name,
        '',
        `differs from row ${rowNumbers.at(first)}, which is of the same case`,
        'Make them agree.',
      );
    }
    steps.push({ day: levelFrom.at(index), level: table.column('level').at(index) }, ...table.stepsOf(index));
    former = index;
  }
  return faults.count > before ? undefined : { index: first, steps: sorted(steps) };
}

function sorted(steps: readonly LevelStep[]): readonly LevelStep[] {
  return steps.length < 2 ? steps : steps.toSorted((a, b) => a.day - b.day || a.level - b.level);
}

/** The level of a case on a day; NONE where it is not recorded. */
export function levelAt(first: number, steps: readonly LevelStep[], day: number): number {
  let level = first;
  for (const step of steps) {
    if (step.day > day) break;
    if (step.level !== NONE) level = step.level;
  }
  return level;
}
