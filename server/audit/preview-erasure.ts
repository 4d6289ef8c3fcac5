import type { Db } from '../../db/open.ts';
import { columnsThatSay } from '../../db/queries/audit-person.ts';
import { listHeldCompetences, listHeldPosts } from '../../db/queries/audit-person-posts.ts';
import { findPerson, type PersonRecord } from '../../db/queries/people.ts';
import type { ErasurePreview } from '../contract/subject-access.ts';
import { civilDateAt } from '../domain/today.ts';
import { ProblemError } from '../http/problem.ts';
import { type PersonTraces, tracesOf } from './person-traces.ts';

/** Columns in which somebody is named as whoever did something. */
const AUTHORS = /^(account\.|audit_event\.account_name$|plan\.created_by$|plan_pin\.author$|\w+\.started_by$)/;

/**
 * What erasing a person would do, for whoever has to confirm it.
 * @throws ProblemError not-found
 */
export function previewErasure(db: Db, personId: string, now: Date): ErasurePreview {
  const record = findPerson(db, personId);
  if (!record) throw noSuchPerson();
  return erasurePreview(db, record, tracesOf(db, record), now);
}

/** The same for a person who was found already. */
export function erasurePreview(db: Db, record: PersonRecord, traces: PersonTraces, now: Date): ErasurePreview {
  const { names, planIds, events, texts } = traces;
  const posts = listHeldPosts(db, record.id).length;
  const asAuthor = names.flatMap((name) => columnsThatSay(db, name)).filter((column) => AUTHORS.test(column)).length;
  return {
    personId: record.id,
    name: record.name,
    version: record.version,
    refusal: refusalOf(record, traces, now),
    removed: [
      { what: 'Name and staff number on the record', count: 1 },
      { what: 'Languages', count: record.languages.length },
      { what: 'Choices of districts, with their reasons', count: record.preferences.length },
      { what: 'Districts they cannot work in', count: record.cannotWorkIn.length },
      { what: 'Competences', count: listHeldCompetences(db, record.id).length },
      { what: 'Reasons why they were in a post or left it', count: posts },
      { what: 'Plans that hold their name and number', count: planIds.length },
      {
        what: 'Other texts, proposals and answers that name them',
        count: texts.filter(({ column }) => column.column !== 'facts').length,
      },
      { what: 'Events of the history whose content is about them or names them', count: events.length },
    ].filter(({ count }) => count > 0),
    kept: [
      {
        what: 'Role, team, hours, first and last day, under a pseudonym',
        count: 1,
        why: 'The capacity a district had in the past, and every figure drawn from it, rests on them.',
      },
      {
        what: 'Posts they held or filled, with hours, dates and pay points, under a pseudonym',
        count: posts,
        why: 'What a post cost, and since when it is vacant, has to stay known.',
      },
      {
        what: 'What plans say of them, under a pseudonym: placements, languages and choices, without reasons',
        count: planIds.length,
        why: 'A decision about services has to be explainable with the figures it was taken on.',
      },
      {
        what: 'That something was done, when and by whom, without what it said',
        count: events.length,
        why: 'The council has to be able to show that its records were kept properly.',
      },
      {
        what: 'Their name as somebody who did something, where an account has the same name',
        count: asAuthor,
        why: 'Who decided has to stay known. An administrator looks after accounts.',
      },
      {
        what: 'Backups made before',
        count: 1,
        why: 'A backup is not changed. It goes at the end of its retention; after restoring one, erase again.',
      },
    ].filter(({ count }) => count > 0),
  };
}

/** True for the id of a person who was erased. */
export function isErased(personId: string): boolean {
  return /^erased-[0-9a-f]{10}$/.test(personId);
}

export function noSuchPerson(): ProblemError {
  return new ProblemError('not-found', 'There is nobody with this staff number. They may have been erased already.');
}

function refusalOf({ name, endDate }: PersonRecord, traces: PersonTraces, now: Date): string | null {
  const today = civilDateAt(now);
  if (endDate === null) return `${name} is in post with no last day. Enter the last day first, then erase after it.`;
  if (endDate >= today) return `${name} is in post until ${endDate}. Erase after that day, or correct the last day.`;
  if (traces.isBeingWorkedOut) {
    return 'A proposal or a question about a plan with them is being worked out. Wait for it or stop it, then erase.';
  }
  return null;
}
