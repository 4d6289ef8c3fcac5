import type { Db } from '../../db/open.ts';
import { appendAuditEvent } from '../../db/queries/audit.ts';
import type { ImportRunRow, RecordChange, Versioned } from '../../db/queries/imports.ts';
import type { StoredOccupancy } from '../../db/queries/imports-occupancies.ts';
import type { StoredPost } from '../../db/queries/imports-posts.ts';
import { differingFields, type Fields } from '../domain/differences.ts';
import { filledIn, type ImportTold, RECORDS_TOLD_AT_MOST } from './import-history.ts';

/** What the events of an import are told with. */
interface Told<T> extends ImportTold {
  run: ImportRunRow;
  standing: ReadonlyMap<string, Versioned<T>>;
  units: readonly { id: string; districtId: string | null }[];
}

/** An event for each post an import adds or changes. Call it in the transaction of the import. */
export function postEvents(db: Db, changes: readonly RecordChange<StoredPost>[], told: Told<StoredPost>): void {
  if (changes.length > RECORDS_TOLD_AT_MOST) return;
  const districtOf = new Map(told.units.map(({ id, districtId }) => [id, districtId]));
  for (const { record } of changes) {
    const before = told.standing.get(record.id)?.record;
    appendAuditEvent(db, {
      at: told.run.at,
      actor: told.actor,
      action: before ? 'post.change' : 'post.add',
      subject: 'post',
      subjectId: record.id,
      districtId: districtOf.get((before ?? record).unitId) ?? null,
      reason: `Import ${told.run.id}`,
      ...asDifference(before && postFields(before), postFields(record)),
    });
  }
}

/** An event for each occupancy an import adds or changes. Call it in the transaction of the import. */
export function occupancyEvents(
  db: Db,
  changes: readonly RecordChange<StoredOccupancy>[],
  told: Told<StoredOccupancy> & { posts: ReadonlyMap<string, Versioned<StoredPost>> },
): void {
  if (changes.length > RECORDS_TOLD_AT_MOST) return;
  const districtOf = new Map(told.units.map(({ id, districtId }) => [id, districtId]));
  for (const { record } of changes) {
    const before = told.standing.get(record.id)?.record;
    const unitId = told.posts.get((before ?? record).postId)?.record.unitId;
    const [adds, alters] =
      record.kind === 'substantive' ? ['post.fill', 'post.holder'] : ['arrangement.add', 'arrangement.change'];
    appendAuditEvent(db, {
      at: told.run.at,
      actor: told.actor,
      action: before ? alters : adds,
      subject: 'occupancy',
      subjectId: record.id,
      personId: record.personId,
      districtId: districtOf.get(unitId ?? '') ?? null,
      reason: `Import ${told.run.id}`,
      ...asDifference(before && occupancyFields(before), occupancyFields(record)),
    });
  }
}

function asDifference(before: Fields | undefined, after: Fields) {
  return before ? differingFields(before, after) : { after: filledIn(after) };
}

function postFields({ id: _, requirements, replaces, ...fields }: StoredPost): Fields {
  return {
    ...fields,
    requirements: requirements.map(({ competenceId, minimumLevel }) => `${competenceId}, level ${minimumLevel}`),
    becameOf: replaces.map(({ oldPostId }) => oldPostId),
  };
}

function occupancyFields({ id: _, steps, ...fields }: StoredOccupancy): Fields {
  return { ...fields, steps: steps.map(({ fromDate, point }) => `${point} from ${fromDate}`) };
}
