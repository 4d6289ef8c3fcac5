import type { Db } from '../../db/open.ts';
import { type Actor, appendAuditEvent } from '../../db/queries/audit.ts';
import { type DemandCountRow, findDemand, updateDemand } from '../../db/queries/demand.ts';
import { listCaseWeights } from '../../db/queries/reference.ts';
import type { DemandChange, DemandRow } from '../contract/demand.ts';
import { hasTooManyFamilies } from '../domain/demand/families.ts';
import { differingFields } from '../domain/differences.ts';
import type { Confinement } from '../http/district-to-read.ts';
import { versionChanged } from '../http/preconditions.ts';
import { fault, invalidInput, ProblemError } from '../http/problem.ts';
import { demandViews } from './demand-view.ts';

/** A change of one count, and the version it starts from. */
export interface DemandEdit {
  id: string;
  version: number;
  change: DemandChange;
  /** Who changes, and when, for the history. */
  actor: Actor;
  at: Date;
}

type Figures = Pick<DemandCountRow, 'openCases' | 'families'>;

/**
 * Corrects the open cases of one count, its families, or both, and tells the history of it.
 * @throws ProblemError not-found for an unknown count or one out of reach; version-changed with the count as it is now;
 * invalid-input where the families would be more than the cases
 */
export function changeDemand(db: Db, edit: DemandEdit, confinedTo: Confinement): DemandRow {
  const { id, version, change } = edit;
  const key = /^\d{1,15}$/.test(id) ? Number(id) : -1;
  return db.transaction(
    () => {
      const before = findInReach(db, key, confinedTo);
      const [now] = demandViews([before], listCaseWeights(db));
      if (now && before.version !== version) throw versionChanged('this count', now);
      const { openCases = before.openCases, families = before.families } = change;
      const after: Figures = { openCases, families };
      if (hasTooManyFamilies(after)) throw tooManyFamilies(after, change);
      const isStored = updateDemand(db, key, version, after);
      const [row] = demandViews([findInReach(db, key, confinedTo)], listCaseWeights(db));
      if (!row || !isStored) throw new Error('A count that was just read is gone within one transaction');
      appendAuditEvent(db, {
        at: edit.at.toISOString(),
        actor: edit.actor,
        action: 'demand.change',
        subject: 'demand',
        subjectId: id,
        districtId: before.districtId,
        ...differingFields({ openCases: before.openCases, families: before.families }, { ...after }),
      });
      return row;
    },
    { behavior: 'immediate' },
  );
}

function tooManyFamilies({ openCases, families }: Figures, change: DemandChange): ProblemError {
  const figures = `${families} families have at least as many open cases, and there would be ${openCases}.`;
  return invalidInput([
    change.families === undefined
      ? fault(
          'openCases',
          String(openCases),
          `${figures} Correct the families first, or empty them where they are not known.`,
        )
      : fault('families', String(families), `${figures} Correct the open cases first, or enter fewer families.`),
  ]);
}

function findInReach(db: Db, id: number, confinedTo: Confinement): DemandCountRow {
  const found = findDemand(db, id);
  if (found && (confinedTo === null || confinedTo === found.districtId)) return found;
  throw new ProblemError('not-found', 'There is no such count. Read the list of counts again.');
}
