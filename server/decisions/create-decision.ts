import type { Db } from '../../db/open.ts';
import { insertDecision } from '../../db/queries/decisions.ts';
import { nextNumber } from '../../db/queries/next-number.ts';
import type { Decision, NewDecision } from '../contract/decisions.ts';
import { draftText, draftTitle } from '../domain/establishment/decision-draft.ts';
import { invalidInput } from '../http/problem.ts';
import { itemFaults, referenceFaults } from './check-decision.ts';
import { type ChangeOfDecisions, tellOfDecision } from './decision-change.ts';
import { openDecision } from './decision-view.ts';
import { decisionGround } from './ground.ts';
import { findStored } from './stored.ts';

/**
 * Begins a draft: blank, or drafted from the records it names, and tells the history, in one transaction.
 * @throws ProblemError invalid-input with every fault, such as a record that there is not
 */
export function createDecision(db: Db, { title, reference, items }: NewDecision, by: ChangeOfDecisions): Decision {
  return db.transaction(
    () => {
      const id = nextNumber(db, 'decision');
      const ground = decisionGround(db, items, by.today);
      const faults = [...referenceFaults(db, reference, id), ...itemFaults(items, ground)];
      if (faults.length > 0) throw invalidInput(faults);
      insertDecision(
        db,
        {
          id,
          reference: reference ?? freeReference(db, id),
          title: title ?? draftTitle(ground),
          content: JSON.stringify(draftText(ground)),
          ...{ decisionMaker: null, decidedOn: null, publishedOn: null, state: 'draft' },
          createdBy: by.actor.name,
          updatedAt: by.at.toISOString(),
        },
        items,
      );
      tellOfDecision(db, by, 'decision.create', [null, findStored(db, id)]);
      return openDecision(db, id, by.today);
    },
    { behavior: 'immediate' },
  );
}

/** The number of the record, or where another record took it for its reference, one with a letter behind it. */
function freeReference(db: Db, id: string): string {
  return (
    ['', 'A', 'B', 'C'].map((letter) => `${id}${letter}`).find((one) => referenceFaults(db, one, id).length === 0) ?? id
  );
}
