import type { Db } from '../../db/open.ts';
import { listFundingLines, listOccupancies } from '../../db/queries/establishment.ts';
import { listPostMentions, removePost, updatePost } from '../../db/queries/posts.ts';
import type { PostDeletion, PostHistory } from '../contract/posts.ts';
import { ProblemError } from '../http/problem.ts';
import { findPost } from './find-post.ts';
import { refuseDayOutside } from './freeze-post.ts';
import { openPost } from './open-post.ts';
import { findPostToChange } from './post-to-change.ts';
import { inWords } from './post-view.ts';
import { type ChangeOfPost, tellOfPost } from './posts-change.ts';

/**
 * Deletes a post from the establishment after a last day; it stays in the records of the time before.
 * @throws ProblemError conflict naming everybody who is in it after that day, or the fund that pays for it; version-changed
 */
export function deletePost(db: Db, of: ChangeOfPost, { lastDay, reason }: PostDeletion): PostHistory {
  return db.transaction(
    () => {
      const stored = findPostToChange(db, of);
      refuseDayOutside(stored, 'lastDay', lastDay);
      const after = listOccupancies(db, { postId: of.id }).filter(
        ({ endDate }) => endDate === null || endDate > lastDay,
      );
      if (after.length > 0) {
        const who = after.map(
          ({ name, endDate }) => `${name} (${endDate === null ? 'without an end' : `until ${inWords(endDate)}`})`,
        );
        throw new ProblemError(
          'conflict',
          `After ${inWords(lastDay)} there ${after.length === 1 ? 'is' : 'are'} still ${who.join(', ')} in post ${of.id}. End that first, or choose a later last day.`,
        );
      }
      const paid = listFundingLines(db, { postId: of.id }).find(({ toDate }) => toDate > lastDay);
      if (paid) {
        throw new ProblemError(
          'conflict',
          `A fund pays a share of post ${of.id} until ${inWords(paid.toDate)}. End that funding first, or choose a later last day.`,
        );
      }
      updatePost(db, of.id, of.version, { endDate: lastDay, endReason: reason });
      tellOfPost(db, of, 'post.delete', [stored, findPost(db, of.id, of.reader)], { reason });
      return openPost(db, of.id, of.asAt, of.reader);
    },
    { behavior: 'immediate' },
  );
}

/**
 * Takes back a post that is only proposed and that nobody was ever in; the history keeps that there was one.
 * @throws ProblemError conflict where it is established, or something speaks of it; version-changed
 */
export function removeProposedPost(db: Db, of: ChangeOfPost): void {
  db.transaction(
    () => {
      const stored = findPostToChange(db, of);
      const [someone] = listOccupancies(db, { postId: of.id });
      const mentions = [...(someone ? [`${someone.name} in it`] : []), ...listPostMentions(db, of.id)];
      if (stored.state !== 'proposed') {
        throw new ProblemError(
          'conflict',
          `Post ${of.id} is established and stays in the records. Delete it from a date on instead.`,
        );
      }
      if (mentions.length > 0) {
        throw new ProblemError(
          'conflict',
          `Post ${of.id} is only proposed, but there is ${mentions.join(' and ')}. Take that away first.`,
        );
      }
      removePost(db, of.id);
      tellOfPost(db, of, 'post.remove', [stored, null], { reason: null });
    },
    { behavior: 'immediate' },
  );
}
