import type { Db } from '../../db/open.ts';
import { type AuditFilter, listAuditEvents } from '../../db/queries/audit-list.ts';
import type { AuditEventView, AuditPage, AuditQuery } from '../contract/audit.ts';
import { endOfDay, startOfDay } from '../domain/day-bounds.ts';
import { eventView, type HistoryReader, subjectsHiddenFrom } from './event-view.ts';
import { namesFor } from './names.ts';

/** Events on a page. */
export const PAGE_SIZE = 50;

/** A search for a text reads so many events at most before it answers with what it has. */
const READ_AT_MOST = 5000;
const AT_A_TIME = 500;

/**
 * One page of the history, newest first, as the reader may read it. A text is looked for in the events as the reader
 * sees them, so that a search never tells what is hidden.
 * @param below only events with a smaller sequence; null for the newest
 * @returns the events and where to go on; a search may go on after an empty page
 */
export function listEvents(db: Db, query: AuditQuery, reader: HistoryReader, below: number | null): AuditPage {
  const { found, next } = findEvents(db, query, reader, below);
  return { events: found.map(({ event }) => event), next };
}

/** An event as the reader may read it, and the district it is about; null for none. */
export interface FoundEvent {
  event: AuditEventView;
  districtId: string | null;
}

/** As `listEvents`, each event with its district. */
export function findEvents(
  db: Db,
  query: AuditQuery,
  reader: HistoryReader,
  below: number | null,
): { found: FoundEvent[]; next: number | null } {
  const filter = filterOf(query, reader);
  const matches = query.find === undefined ? () => true : matcherOf(query.find);
  const found: FoundEvent[] = [];
  let at = below;
  for (let read = 0; read < READ_AT_MOST; ) {
    const limit = query.find === undefined ? PAGE_SIZE + 1 : AT_A_TIME;
    const rows = listAuditEvents(db, filter, at, limit);
    const names = namesFor(db, rows);
    for (const row of rows) {
      if (found.length === PAGE_SIZE) return { found, next: at };
      const view = eventView(row, names, reader);
      if (matches(view)) found.push({ event: view, districtId: row.districtId });
      at = row.sequence;
    }
    if (rows.length < limit) return { found, next: null };
    read += rows.length;
  }
  return { found, next: at };
}

function filterOf(query: AuditQuery, reader: HistoryReader): AuditFilter {
  return {
    personId: query.person,
    planId: query.plan,
    who: query.who,
    area: query.area,
    from: query.from === undefined ? undefined : startOfDay(query.from),
    before: query.to === undefined ? undefined : endOfDay(query.to),
    districtId: reader.districtId,
    withoutSubjects: subjectsHiddenFrom(reader.role),
  };
}

/** True for events that show the text, whatever the case. */
function matcherOf(find: string): (event: AuditEventView) => boolean {
  const wanted = find.toLowerCase();
  return ({ who, sentence, reason, changes }) =>
    [who, sentence, reason, ...changes.flatMap(({ field, before, after }) => [field, before, after])].some(
      (text) => text?.toLowerCase().includes(wanted) ?? false,
    );
}
