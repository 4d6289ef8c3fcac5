import type { Db } from '../../db/open.ts';
import { type Actor, appendAuditEvent } from '../../db/queries/audit.ts';
import { readInstallation } from '../../db/queries/installation.ts';
import { findPerson, listPersonReferences, type PersonRecord, updatePerson } from '../../db/queries/people.ts';
import { listCaseloadStandards } from '../../db/queries/reference.ts';
import type { Person, PersonChange } from '../contract/people.ts';
import { mayPersonField, type PersonField, ROLES } from '../contract/permissions.ts';
import { standardAt } from '../domain/caseload-standard.ts';
import { differingFields } from '../domain/differences.ts';
import { personFields } from '../domain/person-fields.ts';
import { civilDateAt } from '../domain/today.ts';
import { versionChanged } from '../http/preconditions.ts';
import { invalidInput, ProblemError } from '../http/problem.ts';
import { checkChange } from './check-change.ts';
import { isInReach, type PeopleReader, personView } from './person-view.ts';

/** A change of one person, and the version it starts from. */
export interface PersonEdit {
  id: string;
  version: number;
  change: PersonChange;
  /** Why, for the history; null where nothing was said. */
  reason: string | null;
  /** Who changes, for the history. */
  actor: Actor;
}

/**
 * Changes the named fields of a person, all or none, and tells the history of it, in one transaction.
 * @returns the person after the change, as the reader may see them
 * @throws ProblemError not-found out of the reader's reach; not-permitted naming a field the role may not change;
 *   version-changed with the person as they are now; invalid-input with every fault
 */
export function changePerson(db: Db, edit: PersonEdit, reader: PeopleReader, at: Date): Person {
  const asAt = readInstallation(db).defaultAsAt ?? civilDateAt(at);
  const { fullTimeMinutes } = standardAt(listCaseloadStandards(db), asAt);
  return db.transaction(
    () => {
      const stored = findInReach(db, edit.id, reader);
      refuseForeignFields(edit.change, reader);
      if (stored.version !== edit.version) {
        throw versionChanged(stored.name, personView(stored, reader, fullTimeMinutes));
      }
      const known = listPersonReferences(db);
      const faults = checkChange(
        { ...stored, unitKind: known.units.find(({ id }) => id === edit.change.unitId)?.kind ?? stored.unitKind },
        edit.change,
        {
          roles: idsOf(known.roles),
          units: idsOf(known.units),
          languages: idsOf(known.languages),
          districts: idsOf(known.districts),
        },
      );
      if (faults.length > 0) throw invalidInput(faults);
      const isStored = updatePerson(db, edit.id, edit.version, edit.change);
      const changed = findPerson(db, edit.id);
      if (!changed) throw new Error('A person who was just changed is gone within one transaction');
      if (!isStored) throw versionChanged(stored.name, personView(changed, reader, fullTimeMinutes));
      tellHistory(db, edit, at, stored, changed);
      return personView(changed, reader, fullTimeMinutes);
    },
    { behavior: 'immediate' },
  );
}

function tellHistory(db: Db, { actor, reason }: PersonEdit, at: Date, before: PersonRecord, after: PersonRecord): void {
  appendAuditEvent(db, {
    at: at.toISOString(),
    actor,
    action: 'person.change',
    subject: 'person',
    subjectId: after.id,
    personId: after.id,
    districtId: before.districtId,
    reason,
    ...differingFields(personFields(before), personFields(after)),
  });
}

function findInReach(db: Db, id: string, reader: PeopleReader): PersonRecord {
  const found = findPerson(db, id);
  if (found && isInReach(reader, found)) return found;
  throw new ProblemError(
    'not-found',
    'There is nobody with this staff number. Check it, or search the list of people.',
  );
}

function refuseForeignFields(change: PersonChange, { role }: PeopleReader): void {
  const fields = Object.keys(change) as (keyof PersonChange)[];
  const touched: PersonField[] = [...fields];
  if (change.preferences?.some((preference) => preference.reason !== null)) touched.push('preferenceReasons');
  const foreign = touched.filter((field) => !mayPersonField(role, 'edit', field));
  if (foreign.length === 0) return;
  throw new ProblemError(
    'not-permitted',
    `The role “${ROLES[role]}” may not change ${foreign.join(', ')}. Leave it out, or ask HR to change it.`,
  );
}

function idsOf(rows: readonly { id: string }[]): string[] {
  return rows.map((row) => row.id);
}
