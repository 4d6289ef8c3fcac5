import type { Db } from '../../db/open.ts';
import { readFactRows } from '../../db/queries/facts.ts';
import { readInstallation } from '../../db/queries/installation.ts';
import { findPlanRows } from '../../db/queries/plans.ts';
import { findStudy, type StudyRecord } from '../../db/queries/studies.ts';
import { planFacts } from '../domain/facts.ts';
import { type Plan, planOf, planOfToday } from '../domain/plan.ts';
import { civilDateAt } from '../domain/today.ts';
import { ProblemError } from '../http/problem.ts';
import { orConflict } from '../solving/or-conflict.ts';
import type { StudiesContext } from './deps.ts';

/** Id that stands for today’s placements where a plan’s id is asked for. */
const TODAY = 'today';

/**
 * A plan by its id, or for `today` the placements as they stand at a date.
 * @throws ProblemError not-found; conflict where settings are missing
 */
export function openPlanOrToday({ db, now }: Pick<StudiesContext, 'db' | 'now'>, id: string, asAt?: string): Plan {
  if (id !== TODAY) return openPlan(db, id);
  return orConflict(() =>
    planOfToday(planFacts(readFactRows(db, asAt ?? readInstallation(db).defaultAsAt ?? civilDateAt(now())))),
  );
}

/** A plan by its id. @throws ProblemError not-found, also for today’s placements, which no answer can be kept with */
export function openPlan(db: Db, id: string): Plan {
  if (id === TODAY) {
    const detail =
      'Today’s placements are no plan, so nothing can be kept with them. Make a plan first: it starts there.';
    throw new ProblemError('not-found', detail);
  }
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
