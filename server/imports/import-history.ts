import type { Db } from '../../db/open.ts';
import { type Actor, appendAuditEvent } from '../../db/queries/audit.ts';
import type { ImportRunRow, RecordChange, StoredPerson, Versioned } from '../../db/queries/imports.ts';
import { differingFields, type Fields } from '../domain/differences.ts';
import { personFields } from '../domain/person-fields.ts';
import type { ImportEvent } from './compared-import.ts';

/** What the history is told of an import. */
export interface ImportTold {
  actor: Actor;
  /** SHA-256 of the file, so that the file an import came from can be recognised. */
  fileDigest: string;
}

/** Up to so many records an import adds or changes each have an event of their own; above, the summary stands for all. */
export const RECORDS_TOLD_AT_MOST = 5000;

/**
 * One event for each record that is told of, and one with the figures of the import and the digest of its file. Call it in
 * the transaction of the import.
 */
export function tellOfImport(
  db: Db,
  run: ImportRunRow,
  { actor, fileDigest }: ImportTold,
  events: readonly ImportEvent[],
): void {
  const { id, kind, at, added, changed, unchanged } = run;
  const reason = `Import ${id}`;
  for (const event of events) appendAuditEvent(db, { ...event, at, actor, reason });
  appendAuditEvent(db, {
    at,
    actor,
    action: `import.${kind}`,
    subject: `import-${kind}`,
    subjectId: id,
    after: { added, changed, unchanged, fileDigest },
  });
}

/** An event for each person an import adds or changes; none where there are too many. */
export function personEvents(
  changes: readonly RecordChange<StoredPerson>[],
  known: {
    standing: ReadonlyMap<string, Versioned<StoredPerson>>;
    units: readonly { id: string; districtId: string | null }[];
  },
): ImportEvent[] {
  if (changes.length > RECORDS_TOLD_AT_MOST) return [];
  const districtOf = new Map(known.units.map(({ id, districtId }) => [id, districtId]));
  return changes.map(({ record }) => {
    const before = known.standing.get(record.id)?.record;
    const after = personFields(record);
    return {
      action: before ? 'person.change' : 'person.add',
      subject: 'person',
      subjectId: record.id,
      personId: record.id,
      districtId: districtOf.get((before ?? record).unitId) ?? null,
      ...(before ? differingFields(personFields(before), after) : { after: filledIn(after) }),
    };
  });
}

/** The fields that say something: no empty lists, no null. */
export function filledIn(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== null && (typeof value !== 'object' || Object.keys(value).length > 0),
    ),
  );
}
