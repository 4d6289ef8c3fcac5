import type { CivilDate } from '../calendar.ts';
import { holdsAt, isTemporary, type OccupancyRecord, type PostRecord } from './records.ts';

/** A person's contract, as their own record says it. */
export interface Contract {
  id: string;
  name: string;
  unitId: string;
  contractedMinutes: number;
  startDate: CivilDate;
  endDate: CivilDate | null;
}

/** Where a person's record and the post they hold tell of different things. It is shown, never mended by itself. */
export interface HolderDifference {
  personId: string;
  name: string;
  kind: 'hours' | 'unit' | 'left' | 'not-started';
  /** Minutes, unit or date of the person's record, and of the posts. */
  ofPerson: string | number;
  ofPosts: string | number;
}

/**
 * Differences between the records of people and the posts they hold substantively at a date.
 * @param held substantive occupancies of these people at the date, in any post
 * @param post the post that is looked at: only its holders are told of
 */
export function holderDifferences(
  post: PostRecord,
  held: readonly OccupancyRecord[],
  people: readonly Contract[],
  asAt: CivilDate,
): HolderDifference[] {
  const substantive = held.filter((occupancy) => !isTemporary(occupancy) && holdsAt(occupancy, asAt));
  return people.flatMap((person): HolderDifference[] => {
    const own = substantive.filter(({ personId }) => personId === person.id);
    if (!own.some(({ postId }) => postId === post.id)) return [];
    const of = { personId: person.id, name: person.name };
    if (person.endDate !== null && person.endDate < asAt)
      return [{ ...of, kind: 'left', ofPerson: person.endDate, ofPosts: asAt }];
    if (person.startDate > asAt) return [{ ...of, kind: 'not-started', ofPerson: person.startDate, ofPosts: asAt }];
    const minutes = own.reduce((sum, occupancy) => sum + occupancy.minutes, 0);
    return [
      ...(minutes === person.contractedMinutes
        ? []
        : [{ ...of, kind: 'hours' as const, ofPerson: person.contractedMinutes, ofPosts: minutes }]),
      ...(own.length > 1 || person.unitId === post.unitId
        ? []
        : [{ ...of, kind: 'unit' as const, ofPerson: person.unitId, ofPosts: post.unitId }]),
    ];
  });
}
