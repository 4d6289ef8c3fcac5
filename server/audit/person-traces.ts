import type { Db } from '../../db/open.ts';
import { listAuditEventsOfPerson } from '../../db/queries/audit-list.ts';
import {
  type EventPlace,
  findTexts,
  isBeingWorkedOut,
  listEventsThatSay,
  listFrozenNames,
  listPlansWithPerson,
  TEXT_COLUMNS,
  type TextColumn,
} from '../../db/queries/audit-person.ts';
import type { PersonRecord } from '../../db/queries/people.ts';

/** Everywhere a person is kept or named. */
export interface PersonTraces {
  /** Every name they were known by. */
  names: string[];
  planIds: string[];
  /** Events about them, and events about others that name them. */
  events: EventPlace[];
  /** Texts outside their record that hold their number or a name. */
  texts: { column: TextColumn; rowid: number; text: string }[];
  /** True while an answer that may name them is on its way. */
  isBeingWorkedOut: boolean;
}

/** Looks for a person in everything that is kept. */
export function tracesOf(db: Db, record: PersonRecord): PersonTraces {
  const about = listAuditEventsOfPerson(db, record.id);
  const former = about.flatMap(({ before, after }) => [before, after]).flatMap(nameIn);
  const names = [...new Set([record.name, ...listFrozenNames(db, record.id), ...former])];
  const planIds = listPlansWithPerson(db, record.id);
  const told = [...about, ...listEventsThatSay(db, needlesOf(record.id, names))];
  return {
    names,
    planIds,
    events: [
      ...new Map(
        told.map(({ sequence, subjectId, personId }) => [sequence, { sequence, subjectId, personId }]),
      ).values(),
    ],
    texts: TEXT_COLUMNS.flatMap((column) =>
      findTexts(db, column, needlesOf(record.id, names)).map((found) => ({ column, ...found })),
    ),
    isBeingWorkedOut: planIds.length > 0 && isBeingWorkedOut(db, planIds),
  };
}

/** What to look for in stored texts: the names as they are and as JSON writes them, and the number as a JSON text. */
export function needlesOf(id: string, names: readonly string[]): string[] {
  const written = names.flatMap((name) => [name, JSON.stringify(name).slice(1, -1)]);
  return [...new Set([...written, JSON.stringify(id)])];
}

function nameIn(json: string | null): string[] {
  if (json === null) return [];
  const { name } = JSON.parse(json) as { name?: unknown };
  return typeof name === 'string' ? [name] : [];
}
