import type { Db } from '../../db/open.ts';
import { findPlanRows } from '../../db/queries/plans.ts';
import { findStudy, type StudyRecord } from '../../db/queries/studies.ts';
import { type Plan, planOf } from '../domain/plan.ts';
import { ProblemError } from '../http/problem.ts';

/** A plan by its id. @throws ProblemError not-found */
export function openPlan(db: Db, id: string): Plan {
  const rows = findPlanRows(db, id);
  if (!rows) throw new ProblemError('not-found', 'There is no such plan. It may have been deleted.');
  return planOf(rows);
}

/**
 * A stored study. It weighs all districts against each other, so it is not there for a reader of one.
 * @throws ProblemError not-found
 */
export function openStudy(db: Db, id: string, onlyDistrictId: string | null = null): StudyRecord {
  const record = onlyDistrictId === null ? findStudy(db, id) : undefined;
  if (record) return record;
  throw new ProblemError('not-found', 'There is no such study. It may have been deleted with its plan; ask again.');
}
