import type { Db } from '../../db/open.ts';
import { readFactRows } from '../../db/queries/facts.ts';
import { findPlanRows } from '../../db/queries/plans.ts';
import { type PlanFacts, planFacts } from '../domain/facts.ts';
import { type Plan, planOf } from '../domain/plan.ts';
import { ProblemError } from '../http/problem.ts';
import { orConflict } from '../solving/or-conflict.ts';

/** What the use cases of plans stand on. */
export interface PlansDeps {
  db: Db;
  /** The only clock. */
  now: () => Date;
}

/** A plan by its id. @throws ProblemError not-found */
export function openPlan(db: Db, id: string): Plan {
  const rows = findPlanRows(db, id);
  if (!rows) throw noSuchPlan();
  return planOf(rows);
}

export function noSuchPlan(): ProblemError {
  return new ProblemError('not-found', 'There is no such plan. It may have been deleted; look at the list of plans.');
}

/** The facts as they stand in the live data at a date. @throws ProblemError conflict where settings are missing */
export function liveFacts(db: Db, asAt: string): PlanFacts {
  return orConflict(() => planFacts(readFactRows(db, asAt)));
}
