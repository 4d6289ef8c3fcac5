import type { Db } from '../../db/open.ts';
import { type Actor, appendAuditEvent } from '../../db/queries/audit.ts';
import { findCompetencePerson, listHoldings, replaceHoldings } from '../../db/queries/competences.ts';
import type { PersonCompetences, PersonCompetencesChange } from '../contract/competences.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { differingFields } from '../domain/differences.ts';
import { formatDay } from '../domain/pay/formats.ts';
import { versionChanged } from '../http/preconditions.ts';
import { invalidInput, ProblemError } from '../http/problem.ts';
import { checkHoldings } from './check-holdings.ts';
import { type CompetenceGround, competenceGround, personCompetencesView } from './person-view.ts';

/** A change of what somebody holds, and the version of their record it starts from. */
export interface CompetencesEdit {
  personId: string;
  version: number;
  change: PersonCompetencesChange;
  /** The one district the reader may change; null for all. */
  confinedTo: string | null;
  /** Date that the answer is for. */
  asAt: CivilDate;
  actor: Actor;
  at: Date;
}

/**
 * Replaces everything somebody holds, all or none, and tells the history of it, in one transaction.
 * @throws ProblemError not-found out of reach; version-changed with what they hold now; invalid-input with every fault
 */
export function changePersonCompetences(db: Db, edit: CompetencesEdit): PersonCompetences {
  return db.transaction(
    () => {
      const stored = findInReach(db, edit);
      const ground = competenceGround(db, edit.asAt, stored.id);
      const before = listHoldings(db, stored.id);
      const present = () => personCompetencesView(stored, before, ground);
      if (stored.version !== edit.version) throw versionChanged(`the record of ${stored.name}`, present());
      const faults = checkHoldings(edit.change.competences, ground);
      if (faults.length > 0) throw invalidInput(faults);
      if (!replaceHoldings(db, stored.id, edit.version, edit.change.competences)) {
        throw versionChanged(`the record of ${stored.name}`, present());
      }
      const after = listHoldings(db, stored.id);
      appendAuditEvent(db, {
        at: edit.at.toISOString(),
        actor: edit.actor,
        action: 'person.competences',
        subject: 'person',
        subjectId: stored.id,
        personId: stored.id,
        districtId: stored.districtId,
        reason: edit.change.reason ?? null,
        ...differingFields({ competences: inWords(before, ground) }, { competences: inWords(after, ground) }),
      });
      return personCompetencesView({ ...stored, version: edit.version + 1 }, after, ground);
    },
    { behavior: 'immediate' },
  );
}

function findInReach(db: Db, { personId, confinedTo }: CompetencesEdit) {
  const found = findCompetencePerson(db, personId);
  if (found && (confinedTo === null || found.districtId === confinedTo)) return found;
  throw new ProblemError(
    'not-found',
    'There is nobody with this staff number. Check it, or search the list of people.',
  );
}

/** “Safeguarding children, Practising, 16 Apr 2019 to 15 Apr 2022”. */
function inWords(holdings: ReturnType<typeof listHoldings>, { competences, levels }: CompetenceGround): string[] {
  return holdings.map(({ competenceId, level, evidencedOn, expiresOn }) => {
    const name = competences.find(({ id }) => id === competenceId)?.name ?? competenceId;
    const levelName = levels.find((one) => one.level === level)?.name ?? String(level);
    const until = expiresOn === null ? '' : ` to ${formatDay(expiresOn)}`;
    return `${name}, ${levelName}, ${formatDay(evidencedOn)}${until}`;
  });
}
