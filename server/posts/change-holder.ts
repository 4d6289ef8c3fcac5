import type { Db } from '../../db/open.ts';
import { listOccupancies } from '../../db/queries/establishment.ts';
import { type OccupancyFieldValues, updateOccupancy } from '../../db/queries/occupancies.ts';
import type { HolderChange, HolderEnd, PostHistory } from '../contract/posts.ts';
import { versionChanged } from '../http/preconditions.ts';
import { invalidInput } from '../http/problem.ts';
import { checkHolder } from './check-holder.ts';
import { findHolder, findPost } from './find-post.ts';
import { openPost } from './open-post.ts';
import { type ChangeOfPost, tellOfOccupancy } from './posts-change.ts';

/** A change of how somebody holds a post: of which occupancy, beside the post and its version. */
export type ChangeOfHolder = ChangeOfPost & { occupancyId: string };

/**
 * Corrects how somebody holds a post substantively: hours, dates, pay point.
 * @returns the post over time
 * @throws ProblemError not-found; conflict for a temporary arrangement; version-changed; invalid-input with every fault
 */
export function changeHolder(db: Db, of: ChangeOfHolder, { reason, ...values }: HolderChange): PostHistory {
  if (Object.keys(values).length === 0) {
    throw invalidInput([{ field: 'body', value: null, remedy: 'Name at least one field to change.' }]);
  }
  // an end that is taken away takes its reason with it
  const withReason = values.endDate === null ? { ...values, endReason: null } : values;
  return store(db, of, 'post.holder', withReason, reason ?? null);
}

/**
 * Ends how somebody holds a post, with its last day and why. The post is vacant from the next day on.
 * @returns the post over time
 * @throws ProblemError as `changeHolder`
 */
export function endHolder(db: Db, of: ChangeOfHolder, { lastDay, reason }: HolderEnd): PostHistory {
  return store(db, of, 'post.leave', { endDate: lastDay, endReason: reason }, reason);
}

function store(
  db: Db,
  of: ChangeOfHolder,
  action: string,
  values: OccupancyFieldValues,
  reason: string | null,
): PostHistory {
  return db.transaction(
    () => {
      const post = findPost(db, of.id, of.reader);
      const stored = findHolder(db, of.id, of.occupancyId, of.reader);
      const now = () => openPost(db, of.id, of.asAt, of.reader);
      if (stored.version !== of.version) throw versionChanged(`how ${stored.name} holds post ${of.id}`, now());
      const after = { ...stored, ...values, steps: stored.steps };
      const faults = checkHolder(db, post, after, listOccupancies(db, { postId: of.id }));
      if (faults.length > 0) throw invalidInput(faults);
      updateOccupancy(db, of.occupancyId, of.version, values);
      tellOfOccupancy(db, of, action, [stored, findHolder(db, of.id, of.occupancyId, of.reader)], reason);
      return now();
    },
    { behavior: 'immediate' },
  );
}
