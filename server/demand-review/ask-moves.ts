import { type Actor, appendAuditEvent } from '../../db/queries/audit.ts';
import type { CivilDate } from '../domain/calendar.ts';
import type { ReviewDeps } from './deps.ts';
import type { MovesRuns } from './moves-runs.ts';
import { reviewRuleNow } from './review-rule.ts';

/**
 * Has it worked out what few moves would do at a date; a search that runs, or has found it for these records, is joined.
 * @throws ProblemError conflict where settings are missing; too-large
 */
export function askMoves(
  { db, now }: Pick<ReviewDeps, 'db' | 'now'>,
  runs: MovesRuns,
  asAt: CivilDate,
  actor: Actor,
): void {
  const { mostMoves } = reviewRuleNow(db);
  if (!runs.start(asAt, mostMoves)) return;
  appendAuditEvent(db, {
    at: now().toISOString(),
    actor,
    action: 'allocation-review.ask',
    subject: 'allocation-review',
    subjectId: asAt,
    after: { asAt, mostMoves },
  });
}

/** Ends a running search; what it found so far stays. One that has ended, or never began, is left as it is. */
export async function stopMoves(
  { db, now }: Pick<ReviewDeps, 'db' | 'now'>,
  runs: MovesRuns,
  asAt: CivilDate,
  actor: Actor,
): Promise<void> {
  const run = runs.of(asAt, reviewRuleNow(db).mostMoves);
  if (run?.state !== 'working') return;
  run.abort.abort();
  await run.ended;
  appendAuditEvent(db, {
    at: now().toISOString(),
    actor,
    action: 'allocation-review.stop',
    subject: 'allocation-review',
    subjectId: asAt,
    after: { asAt },
  });
}
