import type { Db } from '../../db/open.ts';
import { listPostMappings, listPosts } from '../../db/queries/establishment.ts';
import { deletePostMapping, insertPostMapping } from '../../db/queries/posts.ts';
import type { NewPostMapping, PostHistory } from '../contract/posts.ts';
import { invalidInput, ProblemError } from '../http/problem.ts';
import { findPost } from './find-post.ts';
import { openPost } from './open-post.ts';
import { inWords } from './post-view.ts';
import { type NewChange, tellOfPost } from './posts-change.ts';

/**
 * Writes down that a post becomes another across a restructure. Several old posts may become one, and one several.
 * @returns the old post over time
 * @throws ProblemError not-found; invalid-input; conflict where that is written down already, either way round
 */
export function mapPosts(db: Db, mapping: NewPostMapping, change: NewChange): PostHistory {
  const { oldPostId, newPostId, onDate } = mapping;
  return db.transaction(
    () => {
      const old = findPost(db, oldPostId, change.reader);
      const [successor] = listPosts(db, { id: newPostId, districtId: change.reader.districtId });
      if (!successor || oldPostId === newPostId) {
        throw invalidInput([
          {
            field: 'newPostId',
            value: newPostId,
            remedy: successor
              ? 'A post becomes another, not itself.'
              : 'There is no post with this number. Add it first.',
          },
        ]);
      }
      if (onDate <= old.startDate || (successor.endDate !== null && onDate > successor.endDate)) {
        throw invalidInput([
          {
            field: 'onDate',
            value: onDate,
            remedy: `Choose a day after ${inWords(old.startDate)}, when ${oldPostId} began${successor.endDate === null ? '' : `, and by ${inWords(successor.endDate)}, when ${newPostId} ends`}.`,
          },
        ]);
      }
      refuseKnown(db, oldPostId, newPostId);
      insertPostMapping(db, mapping);
      tellOfPost(db, change, 'post.map', [old, old], {
        reason: mapping.note,
        before: { becomes: null },
        after: { becomes: `${newPostId} on ${inWords(onDate)}` },
      });
      return openPost(db, oldPostId, change.asAt, change.reader);
    },
    { behavior: 'immediate' },
  );
}

function refuseKnown(db: Db, oldPostId: string, newPostId: string): void {
  const known = listPostMappings(db).find(
    (one) =>
      (one.oldPostId === oldPostId && one.newPostId === newPostId) ||
      (one.oldPostId === newPostId && one.newPostId === oldPostId),
  );
  if (!known) return;
  throw new ProblemError(
    'conflict',
    `It is written down already that ${known.oldPostId} becomes ${known.newPostId}. Take that back first.`,
  );
}

/**
 * Takes back that a post becomes another; the posts themselves stay.
 * @throws ProblemError not-found
 */
export function unmapPosts(db: Db, oldPostId: string, newPostId: string, change: NewChange): PostHistory {
  return db.transaction(
    () => {
      const old = findPost(db, oldPostId, change.reader);
      if (!deletePostMapping(db, oldPostId, newPostId)) {
        throw new ProblemError(
          'not-found',
          'It is not written down that the one post becomes the other. Open it again.',
        );
      }
      tellOfPost(db, change, 'post.unmap', [old, old], {
        reason: null,
        before: { becomes: newPostId },
        after: { becomes: null },
      });
      return openPost(db, oldPostId, change.asAt, change.reader);
    },
    { behavior: 'immediate' },
  );
}
