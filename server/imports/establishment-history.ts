import type { RecordChange, Versioned } from '../../db/queries/imports.ts';
import type { StoredOccupancy } from '../../db/queries/imports-occupancies.ts';
import type { StoredPost } from '../../db/queries/imports-posts.ts';
import { differingFields, type Fields } from '../domain/differences.ts';
import type { ImportEvent } from './compared-import.ts';
import { filledIn, RECORDS_TOLD_AT_MOST } from './import-history.ts';

/** What the events of an import are told with. */
interface Known<T> {
  standing: ReadonlyMap<string, Versioned<T>>;
  units: readonly { id: string; districtId: string | null }[];
}

/** An event for each post an import adds or changes; none where there are too many. */
export function postEvents(changes: readonly RecordChange<StoredPost>[], known: Known<StoredPost>): ImportEvent[] {
  if (changes.length > RECORDS_TOLD_AT_MOST) return [];
  const districtOf = new Map(known.units.map(({ id, districtId }) => [id, districtId]));
  return changes.map(({ record }) => {
    const before = known.standing.get(record.id)?.record;
    return {
      action: before ? 'post.change' : 'post.add',
      subject: 'post',
      subjectId: record.id,
      districtId: districtOf.get((before ?? record).unitId) ?? null,
      ...asDifference(before && postFields(before), postFields(record)),
    };
  });
}

/** An event for each occupancy an import adds or changes; none where there are too many. */
export function occupancyEvents(
  changes: readonly RecordChange<StoredOccupancy>[],
  known: Known<StoredOccupancy> & { posts: ReadonlyMap<string, Versioned<StoredPost>> },
): ImportEvent[] {
  if (changes.length > RECORDS_TOLD_AT_MOST) return [];
  const districtOf = new Map(known.units.map(({ id, districtId }) => [id, districtId]));
  return changes.map(({ record }) => {
    const before = known.standing.get(record.id)?.record;
    const unitId = known.posts.get((before ?? record).postId)?.record.unitId;
    const [adds, alters] =
      record.kind === 'substantive' ? ['post.fill', 'post.holder'] : ['arrangement.add', 'arrangement.change'];
    return {
      action: before ? alters : adds,
      subject: 'occupancy',
      subjectId: record.id,
      personId: record.personId,
      districtId: districtOf.get(unitId ?? '') ?? null,
      ...asDifference(before && occupancyFields(before), occupancyFields(record)),
    };
  });
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
