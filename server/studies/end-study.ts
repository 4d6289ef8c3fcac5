import { moveStudy } from '../../db/queries/studies.ts';
import type { StudiesContext } from './deps.ts';
import { openStudy } from './open-study.ts';

/**
 * Ends a running study within a second; what it found so far stays. One that has ended already is left as it is.
 * @throws ProblemError not-found
 */
export async function cancelStudy({ db, runs }: StudiesContext, id: string): Promise<void> {
  openStudy(db, id);
  moveStudy(db, id, { state: 'cancelled' });
  const run = runs.get(id);
  run?.abort.abort();
  await run?.ended;
}
