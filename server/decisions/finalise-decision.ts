import type { Db } from '../../db/open.ts';
import { updateDecision } from '../../db/queries/decisions.ts';
import type { Decision } from '../contract/decisions.ts';
import { asksOf } from '../domain/establishment/decision-asks.ts';
import { sheetOf } from '../domain/establishment/decision-sheet.ts';
import { invalidInput, ProblemError } from '../http/problem.ts';
import { type ChangeOfDecision, changing, findStoredToChange, tellOfDecision } from './decision-change.ts';
import { groundOf } from './decision-view.ts';
import { keepEdition } from './editions.ts';
import { nameDecision } from './name-decision.ts';
import { findStored } from './stored.ts';

/**
 * Makes a draft final and keeps its first edition, with words and costs as the records are now, in one transaction; the
 * arrangements and funding lines in it that name no decision yet name it from now on.
 * @throws ProblemError not-found; version-changed; conflict where it is final already; invalid-input where the decision
 *   maker or the date is missing
 */
export function finaliseDecision(db: Db, of: ChangeOfDecision): Decision {
  return changing(db, of.id, of.today, () => {
    const stored = findStoredToChange(db, of);
    if (stored.state === 'final') {
      throw new ProblemError(
        'conflict',
        `Decision ${stored.reference} is final already. Change it with a reason instead.`,
      );
    }
    const ground = groundOf(db, stored, of.today);
    const sheet = sheetOf(stored, ground);
    const needed = asksOf(stored, ground, sheet.costs).filter(({ severity }) => severity === 'needed');
    if (needed.length > 0) {
      throw invalidInput(needed.map(({ about, sentence }) => ({ field: about, value: null, remedy: sentence })));
    }
    updateDecision(db, of.id, of.version, { state: 'final', updatedAt: of.at.toISOString() });
    const final = findStored(db, of.id);
    keepEdition(db, { id: of.id, version: final.version, at: of.at, by: of.actor.name, reason: null }, sheet);
    tellOfDecision(db, of, 'decision.finalise', [stored, final]);
    nameDecision(db, final, null, of);
  });
}
