import type { Db } from '../../db/open.ts';
import { listTemporary } from '../../db/queries/arrangements.ts';
import type { ArrangementAction } from '../contract/arrangement-requests.ts';
import { asTemporary } from './arrangement-view.ts';
import { noArrangement } from './list-arrangements.ts';
import type { TemporaryRecord } from './lookup.ts';
import { planDelete } from './plan-delete.ts';
import { planAdd, planChange, planEnd, planExtend } from './plan-draft.ts';
import { planPermanent } from './plan-permanent.ts';
import type { Planned, Working } from './planned.ts';

/**
 * Works an action out, without storing anything.
 * @throws ProblemError not-found for an arrangement that does not exist; invalid-input with every fault; conflict
 */
export function planAction(db: Db, action: ArrangementAction, working: Working): Planned {
  switch (action.action) {
    case 'add':
      return planAdd(db, action.arrangement, working);
    case 'change':
      return planChange(db, findArrangement(db, action.id), action.change, working);
    case 'extend':
      return planExtend(db, findArrangement(db, action.id), action.with, working);
    case 'end-early':
      return planEnd(db, findArrangement(db, action.id), action.with, working);
    case 'make-permanent':
      return planPermanent(findArrangement(db, action.id), action.with, working);
    case 'delete':
      return planDelete(db, findArrangement(db, action.id), action.with, working);
  }
}

/** A stored arrangement. @throws ProblemError not-found */
export function findArrangement(db: Db, id: string): TemporaryRecord {
  const [found] = listTemporary(db, { id });
  if (!found) throw noArrangement();
  return asTemporary(found);
}
