import type { Db } from '../../db/open.ts';
import { readRates } from '../../db/queries/rates.ts';
import type { Fault } from '../contract/problems.ts';
import type { PostRecord } from '../domain/establishment/records.ts';
import { fault } from '../http/problem.ts';

/**
 * A post is budgeted at a point of its grade, as the grade reaches on some day of the post.
 * @returns none where no point is given, or nothing is known of what the grade reaches
 */
export function budgetPointFaults(
  db: Db,
  { gradeId, budgetPoint, endDate }: Pick<PostRecord, 'gradeId' | 'budgetPoint' | 'endDate'>,
): Fault[] {
  if (budgetPoint === null) return [];
  const { gradeRanges, grades } = readRates(db);
  const ranges = gradeRanges.filter((one) => one.gradeId === gradeId && (endDate === null || one.fromDate <= endDate));
  if (ranges.length === 0 || ranges.some((one) => one.lowPoint <= budgetPoint && budgetPoint <= one.highPoint)) {
    return [];
  }
  const name = grades.find(({ id }) => id === gradeId)?.name ?? gradeId;
  const latest = ranges.at(-1);
  const reach = `${latest?.lowPoint} to ${latest?.highPoint}`;
  const remedy = `${name} has the points ${reach}. Give one of them, leave it empty for the highest, or change the grade.`;
  return [fault('budgetPoint', String(budgetPoint), remedy)];
}
