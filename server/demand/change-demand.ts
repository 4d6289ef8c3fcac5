import type { Db } from '../../db/open.ts';
import { type Actor, appendAuditEvent } from '../../db/queries/audit.ts';
import { type DemandCountRow, findDemand, updateDemand } from '../../db/queries/demand.ts';
import { listCaseWeights } from '../../db/queries/reference.ts';
import type { DemandRow } from '../contract/demand.ts';
import type { Confinement } from '../http/district-to-read.ts';
import { versionChanged } from '../http/preconditions.ts';
import { ProblemError } from '../http/problem.ts';
import { demandViews } from './demand-view.ts';

/** A change of one count, and the version it starts from. */
export interface DemandEdit {
  id: string;
  version: number;
  openCases: number;
  /** Who changes, and when, for the history. */
  actor: Actor;
  at: Date;
}

/**
 * Changes the open cases of one count and tells the history of it.
 * @throws ProblemError not-found for an unknown count or one out of reach; version-changed with the count as it is now
 */
export function changeDemand(db: Db, edit: DemandEdit, confinedTo: Confinement): DemandRow {
  const { id, version, openCases } = edit;
  const key = /^\d{1,15}$/.test(id) ? Number(id) : -1;
  return db.transaction(
    () => {
      const before = findInReach(db, key, confinedTo);
      const isStored = updateDemand(db, key, version, openCases);
      const [row] = demandViews([findInReach(db, key, confinedTo)], listCaseWeights(db));
      if (!row) throw new Error('A count that was just read is gone within one transaction');
      if (!isStored) throw versionChanged('this count', row);
      appendAuditEvent(db, {
        at: edit.at.toISOString(),
        actor: edit.actor,
        action: 'demand.change',
        subject: 'demand',
        subjectId: id,
        districtId: before.districtId,
        before: { openCases: before.openCases },
        after: { openCases },
      });
      return row;
    },
    { behavior: 'immediate' },
  );
}

function findInReach(db: Db, id: number, confinedTo: Confinement): DemandCountRow {
  const found = findDemand(db, id);
  if (found && (confinedTo === null || confinedTo === found.districtId)) return found;
  throw new ProblemError('not-found', 'There is no such count. Read the list of counts again.');
}
