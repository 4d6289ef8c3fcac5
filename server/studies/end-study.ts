import { type Actor, appendAuditEvent } from '../../db/queries/audit.ts';
import { inTransaction } from '../../db/queries/plans.ts';
import { moveStudy } from '../../db/queries/studies.ts';
import type { StudiesContext } from './deps.ts';
import { openStudy } from './open-study.ts';

/**
 * Ends a running study within a second; what it found so far stays. One that has ended already is left as it is.
 * @throws ProblemError not-found
 */
export async function cancelStudy({ db, now, runs }: StudiesContext, id: string, actor: Actor): Promise<void> {
  const { planId, kind } = openStudy(db, id);
  inTransaction(db, () => {
    if (!moveStudy(db, id, { state: 'cancelled' })) return;
    const at = now().toISOString();
    const after = { study: id, kind };
    appendAuditEvent(db, { at, actor, action: 'study.cancel', subject: 'plan', subjectId: planId, after });
  });
  const run = runs.get(id);
  run?.abort.abort();
  await run?.ended;
}
