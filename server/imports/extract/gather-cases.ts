import type { FaultList } from '../faults.ts';
import { type CaseTable, type LevelStep, NONE } from './case-table.ts';
import { type CaseColumnNames, type Stretch, sortedSteps, stretchesOf } from './stretches.ts';

/**
 * Puts the rows of each case together, and gives its stretches one after another: a case that was closed and opened again
 * has several. Whatever the order of the rows, the same come out.
 */
export function* gatherCases(table: CaseTable, names: CaseColumnNames, faults: FaultList): Generator<Stretch> {
  const caseKeys = table.column('caseKey');
  const rowsOfCase = new Map<number, number | number[]>();
  for (let index = 0; index < table.size; index += 1) {
    const key = caseKeys.at(index);
    const known = key === 0 ? undefined : rowsOfCase.get(key);
    if (key === 0) yield ofOneRow(table, index);
    else if (known === undefined) rowsOfCase.set(key, index);
    else if (typeof known === 'number') rowsOfCase.set(key, [known, index]);
    else known.push(index);
  }
  for (const rows of rowsOfCase.values()) {
    if (typeof rows === 'number') yield ofOneRow(table, rows);
    else yield* stretchesOf(table, rows, names, faults);
  }
}

function ofOneRow(table: CaseTable, index: number): Stretch {
  return { index, steps: sortedSteps(table.stepsOf(index)), isAgain: false };
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
