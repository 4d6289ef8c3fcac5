import type { FaultList } from '../faults.ts';
import { type CaseField, type CaseTable, type LevelStep, NONE } from './case-table.ts';
import { dateOf } from './months.ts';

/** One time that a case was open or waited, whether it stood in one row or in several. */
export interface Stretch {
  /** Its earliest row in the table. */
  index: number;
  /** Later levels, by day. */
  steps: readonly LevelStep[];
  /** True where the case had an earlier stretch: it was closed and opened again. */
  isAgain: boolean;
}

/** Columns that a kind of file calls its own names. */
export interface CaseColumnNames {
  id: string;
  opened: string;
  closed: string;
}

/** What every row of a stretch has to agree in. When it opened and closed is what makes it one. */
const SHARED = [
  ['district', 'district'],
  ['opened', 'opened'],
  ['waiting', 'waiting_since'],
  ['scope', 'scope'],
] as const satisfies readonly [CaseField, string][];

/**
 * Puts the rows of one case together, whatever their order. Rows that open and close on the same days are one stretch,
 * and each further one of them is a change of level that says from when. Other rows are further stretches: a case that
 * was closed and opened again. No stretch may begin, or be waited for, before the former one was closed; it may on that day.
 * @param rows at least two places in the table
 * @returns the stretches by day, or none where the rows contradict each other; then each fault names a row and a column
 */
export function stretchesOf(
  table: CaseTable,
  rows: readonly number[],
  names: CaseColumnNames,
  faults: FaultList,
): Stretch[] {
  const before = faults.count;
  const at = (field: CaseField, index: number) => table.column(field).at(index);
  const ordered = rows.toSorted(
    (a, b) =>
      startOf(table, a) - startOf(table, b) ||
      endOf(table, a) - endOf(table, b) ||
      at('levelFrom', a) - at('levelFrom', b) ||
      at('row', a) - at('row', b),
  );
  const [first = 0] = ordered;
  const stretches: Stretch[] = [];
  let part: number[] = [];
  for (const [place, index] of ordered.entries()) {
    if (at('familyKey', index) !== at('familyKey', first)) differs(table, index, first, 'family_id', faults);
    part.push(index);
    const next = ordered[place + 1];
    if (next !== undefined && startOf(table, next) === startOf(table, index)) {
      if (endOf(table, next) === endOf(table, index)) continue;
      if (endOf(table, index) > startOf(table, index)) differs(table, next, index, names.closed, faults);
    }
    stretches.push({ ...ofOneStretch(table, part, names, faults), isAgain: stretches.length > 0 });
    part = [];
  }
  let last = first;
  for (const { index, isAgain } of stretches) {
    if (isAgain) checkFollows(table, index, last, names, faults);
    if (endOf(table, index) > endOf(table, last)) last = index;
  }
  return faults.count > before ? [] : stretches;
}

/** The day a stretch opens; of one that only waits, the day since which it does. */
function startOf(table: CaseTable, index: number): number {
  const opened = table.column('opened').at(index);
  return opened === NONE ? table.column('waiting').at(index) : opened;
}

function endOf(table: CaseTable, index: number): number {
  const closed = table.column('closed').at(index);
  return closed === NONE ? Number.MAX_SAFE_INTEGER : closed;
}

/** One stretch of one or several rows, by the day from which their levels count. */
function ofOneStretch(table: CaseTable, rows: readonly number[], names: CaseColumnNames, faults: FaultList) {
  const at = (field: CaseField, index: number) => table.column(field).at(index);
  const [first = 0, ...later] = rows;
  const steps: LevelStep[] = [...table.stepsOf(first)];
  let former = first;
  for (const index of later) {
    if (at('levelFrom', index) === at('levelFrom', former)) {
      const remedy = `Keep one row of it. A change of level says from when, in level_from; a case that was opened again has its own days in ${names.opened} and ${names.closed}.`;
      faults.cell(at('row', index), names.id, '', `stands in row ${at('row', former)} already`, remedy);
    }
    for (const [field, column] of SHARED) {
      if (at(field, index) === at(field, first)) continue;
      differs(table, index, first, column === 'opened' ? names.opened : column, faults);
    }
    steps.push({ day: at('levelFrom', index), level: at('level', index) }, ...table.stepsOf(index));
    former = index;
  }
  return { index: first, steps: sortedSteps(steps) };
}

function differs(table: CaseTable, index: number, other: number, column: string, faults: FaultList): void {
  const row = table.column('row').at(index);
  const former = table.column('row').at(other).toLocaleString('en-GB');
  faults.cell(row, column, '', `differs from row ${former}, which is of the same case`, 'Make them agree.');
}

/** A stretch follows a former one: that was closed by the day this one opens, and by the day it begins to wait. */
function checkFollows(
  table: CaseTable,
  index: number,
  former: number,
  { opened: openedName, closed: closedName }: CaseColumnNames,
  faults: FaultList,
): void {
  const [start, end] = [startOf(table, index), endOf(table, former)];
  const waiting = table.column('waiting').at(index);
  const row = table.column('row').at(index);
  const formerRow = table.column('row').at(former).toLocaleString('en-GB');
  const isClosed = table.column('closed').at(former) !== NONE;
  const wrong = isClosed
    ? `is before the same case closed in row ${formerRow}`
    : `is given, but the same case has no ${closedName} in row ${formerRow}`;
  // two that open on one day are told of by the day they close
  if (start < end && start > startOf(table, former)) {
    const column = table.column('opened').at(index) === NONE ? 'waiting_since' : openedName;
    const remedy = `Correct one of the days: a case opens again only once it is closed. Where only the level changed, write the same ${openedName} and ${closedName} in both rows, and the day in level_from.`;
    faults.cell(row, column, dateOf(start), wrong, remedy);
  } else if (start >= end && waiting !== NONE && waiting < end) {
    const remedy = 'Write since when the family waited for the case to open again, or leave it empty.';
    faults.cell(row, 'waiting_since', dateOf(waiting), wrong, remedy);
  }
}

/** Later levels by day. */
export function sortedSteps(steps: readonly LevelStep[]): readonly LevelStep[] {
  return steps.length < 2 ? steps : steps.toSorted((a, b) => a.day - b.day || a.level - b.level);
}
