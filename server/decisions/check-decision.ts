import type { Db } from '../../db/open.ts';
import { findDecisionReference } from '../../db/queries/decisions.ts';
import type { DecisionEdit } from '../contract/decisions.ts';
import type { Fault } from '../contract/problems.ts';
import type { DecisionGround, DecisionItemRef } from '../domain/establishment/decision-records.ts';
import { decisionGround } from './ground.ts';

/** Why records cannot be what a decision is about: named twice, or not there. Those it names already may be gone. */
export function itemFaults(
  items: readonly DecisionItemRef[],
  ground: DecisionGround,
  known: readonly DecisionItemRef[] = [],
): Fault[] {
  return items.flatMap(({ subjectId }, at): Fault[] => {
    const field = `items.${at}.subjectId`;
    if (items.findIndex((one) => one.subjectId === subjectId) < at) {
      return [{ field, value: subjectId, remedy: 'It is in the decision twice. Name it once.' }];
    }
    if (ground.subjects[at]?.kind !== 'gone' || known.some((one) => one.subjectId === subjectId)) return [];
    return [
      {
        field,
        value: subjectId,
        remedy: 'There is no such record. Look for it among arrangements, posts and funding.',
      },
    ];
  });
}

/** Why a reference cannot be taken: another record has it. */
export function referenceFaults(db: Db, reference: string | undefined, ownId: string): Fault[] {
  if (reference === undefined) return [];
  const other = findDecisionReference(db, reference);
  if (other === undefined || other === ownId) return [];
  return [
    {
      field: 'reference',
      value: reference,
      remedy: `Decision record ${other} has this reference. Choose another one.`,
    },
  ];
}

/** Why a change cannot be taken, whatever the state of the record. */
export function editFaults(
  db: Db,
  stored: { id: string; items: readonly DecisionItemRef[] },
  edit: DecisionEdit,
  onDate: string,
): Fault[] {
  const { reason: _, takeRecordsAnew, ...fields } = edit;
  if (Object.keys(fields).length === 0 && !takeRecordsAnew) {
    return [{ field: 'body', value: null, remedy: 'Name at least one field to change.' }];
  }
  return [
    ...referenceFaults(db, edit.reference, stored.id),
    ...(edit.items ? itemFaults(edit.items, decisionGround(db, edit.items, onDate), stored.items) : []),
  ];
}
