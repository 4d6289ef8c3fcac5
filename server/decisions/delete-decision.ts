import type { Db } from '../../db/open.ts';
import { deleteDecision, listNamingDecision } from '../../db/queries/decisions.ts';
import { ProblemError } from '../http/problem.ts';
import { type ChangeOfDecision, findStoredToChange, tellOfDecision } from './decision-change.ts';

/**
 * Deletes a draft and tells the history of what stood in it, in one transaction.
 * @throws ProblemError not-found; version-changed; conflict where it is final, or an arrangement names it as its decision
 */
export function deleteDraft(db: Db, of: ChangeOfDecision): void {
  db.transaction(
    () => {
      const stored = findStoredToChange(db, of);
      if (stored.state === 'final') {
        throw new ProblemError('conflict', `Decision ${stored.reference} is final, so it stays in the records.`);
      }
      const naming = listNamingDecision(db, of.id);
      if (naming.length > 0) {
        throw new ProblemError(
          'conflict',
          `${naming.join(', ')} ${naming.length === 1 ? 'names' : 'name'} it as the decision. Name another decision there first.`,
        );
      }
      deleteDecision(db, of.id);
      tellOfDecision(db, of, 'decision.delete', [stored, null]);
    },
    { behavior: 'immediate' },
  );
}
