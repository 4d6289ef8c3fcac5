import { randomUUID } from 'node:crypto';
import type { Db } from '../../db/open.ts';
import { type Actor, appendAuditEvent } from '../../db/queries/audit.ts';
import {
  deleteStressCase,
  findStressCase,
  insertStressCase,
  type StressCaseRow,
  updateStressCase,
} from '../../db/queries/demand-stress.ts';
import type { NewStressCase, StressCaseChange } from '../contract/demand-stress.ts';
import { type StressCaseView, type StressParameters, storedStressCase } from '../contract/demand-stress-case.ts';
import { caseSentence } from '../domain/demand/stress/words.ts';
import { differingFields, type Fields } from '../domain/differences.ts';
import { versionChanged } from '../http/preconditions.ts';
import { ProblemError } from '../http/problem.ts';
import { nameFaults, parameterFaults, refuseFaults } from './case-faults.ts';
import { stressCaseView, stressNames } from './case-view.ts';

/** Who changes a case and when. */
export interface ChangeOfCases {
  actor: Actor;
  at: Date;
}

/** The same of one case, from a version of it on. */
export interface ChangeOfCase extends ChangeOfCases {
  id: string;
  version: number;
}

/** Saves a new case and tells the history. @throws ProblemError invalid-input with every fault */
export function addStressCase(db: Db, { name, parameters }: NewStressCase, by: ChangeOfCases): StressCaseView {
  return db.transaction(
    () => {
      refuseFaults([...nameFaults(db, name, undefined), ...parameterFaults(db, parameters)]);
      const id = randomUUID();
      insertStressCase(db, { id, name, ...stored(parameters), createdBy: by.actor.name });
      tell(db, by, 'stress-case.add', id, null, toTell(db, name, parameters));
      return stressCaseView(find(db, id), stressNames(db));
    },
    { behavior: 'immediate' },
  );
}

/**
 * Changes the name or the figures of a case. One that is like this already stays.
 * @throws ProblemError not-found; version-changed with the case as it is; invalid-input with every fault
 */
export function changeStressCase(db: Db, change: StressCaseChange, of: ChangeOfCase): StressCaseView {
  return db.transaction(
    () => {
      const row = findToChange(db, of);
      const was = storedStressCase(row);
      const { name = row.name, parameters = was } = change;
      refuseFaults([...nameFaults(db, name, of.id), ...parameterFaults(db, parameters)]);
      const [before, after] = [toTell(db, row.name, was), toTell(db, name, parameters)];
      const isSame = name === row.name && JSON.stringify(parameters) === JSON.stringify(was);
      if (!isSame) {
        if (!updateStressCase(db, of.id, of.version, { name, ...stored(parameters) })) throw new Error('it was read');
        const changed = differingFields(before, after) ?? { before: {}, after: {} };
        tell(db, of, 'stress-case.change', of.id, changed.before, changed.after);
      }
      return stressCaseView(find(db, of.id), stressNames(db));
    },
    { behavior: 'immediate' },
  );
}

/** Deletes a case and tells the history what it was. @throws ProblemError not-found; version-changed */
export function removeStressCase(db: Db, of: ChangeOfCase): void {
  db.transaction(
    () => {
      const row = findToChange(db, of);
      if (!deleteStressCase(db, of.id, of.version)) throw new Error('it was read');
      tell(db, of, 'stress-case.delete', of.id, toTell(db, row.name, storedStressCase(row)), null);
    },
    { behavior: 'immediate' },
  );
}

function find(db: Db, id: string): StressCaseRow {
  const row = findStressCase(db, id);
  if (row) return row;
  throw new ProblemError('not-found', 'There is no such case; somebody may have deleted it. Read the list again.');
}

function findToChange(db: Db, { id, version }: ChangeOfCase): StressCaseRow {
  const row = find(db, id);
  if (row.version !== version) throw versionChanged('this case', stressCaseView(row, stressNames(db)));
  return row;
}

function stored({ kind, ...parameters }: StressParameters): Pick<StressCaseRow, 'kind' | 'parameters'> {
  return { kind, parameters: JSON.stringify(parameters) };
}

/** A case as the history tells of it: its name, and all its figures in words. */
function toTell(db: Db, name: string, parameters: StressParameters): Fields {
  return { name, what: caseSentence(parameters, stressNames(db)) };
}

function tell(
  db: Db,
  { actor, at }: ChangeOfCases,
  action: 'stress-case.add' | 'stress-case.change' | 'stress-case.delete',
  subjectId: string,
  before: Fields | null,
  after: Fields | null,
): void {
  const event = { at: at.toISOString(), actor, action, subject: 'stress-case', subjectId, before, after };
  appendAuditEvent(db, { ...event, reason: null });
}
