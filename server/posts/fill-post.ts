import type { Db } from '../../db/open.ts';
import { listOccupancies } from '../../db/queries/establishment.ts';
import { insertOccupancy } from '../../db/queries/occupancies.ts';
import type { NewHolder, PostHistory } from '../contract/posts.ts';
import { HELD_PLAINLY } from '../domain/establishment/held-plainly.ts';
import type { OccupancyRecord } from '../domain/establishment/records.ts';
import { invalidInput } from '../http/problem.ts';
import { checkHolder } from './check-holder.ts';
import { findHolder, findPost } from './find-post.ts';
import { openPost } from './open-post.ts';
import { type NewChange, tellOfOccupancy } from './posts-change.ts';

/**
 * Puts somebody in a post substantively.
 * @returns the post over time
 * @throws ProblemError not-found; invalid-input with every fault, such as hours beyond those that are free
 */
export function fillPost(db: Db, postId: string, holder: NewHolder, change: NewChange): PostHistory {
  return db.transaction(
    () => {
      const post = findPost(db, postId, change.reader);
      if ((holder.personId === null) === (holder.workerName === null)) {
        throw invalidInput([
          {
            field: 'personId',
            value: holder.personId,
            remedy: 'Give a staff number, or the name of somebody who is not on the staff list; one of the two.',
          },
        ]);
      }
      const { reason = null, workerName, ...given } = holder;
      const values = { ...HELD_PLAINLY, ...given, postId, reason };
      const record: OccupancyRecord = { ...values, id: '', version: 1, name: workerName ?? given.personId ?? '' };
      const faults = checkHolder(db, post, record, listOccupancies(db, { postId }));
      if (faults.length > 0) throw invalidInput(faults);
      const id = insertOccupancy(db, { ...values, workerName });
      tellOfOccupancy(db, change, 'post.fill', [null, findHolder(db, postId, id, change.reader)], reason);
      return openPost(db, postId, change.asAt, change.reader);
    },
    { behavior: 'immediate' },
  );
}
