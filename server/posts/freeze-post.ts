import type { Db } from '../../db/open.ts';
import { type PostFieldValues, updatePost } from '../../db/queries/posts.ts';
import type { PostFreeze, PostHistory, PostUnfreeze } from '../contract/posts.ts';
import type { PostRecord } from '../domain/establishment/records.ts';
import { dayBefore } from '../domain/pay/days.ts';
import { invalidInput, ProblemError } from '../http/problem.ts';
import { findPost } from './find-post.ts';
import { openPost } from './open-post.ts';
import { findPostToChange } from './post-to-change.ts';
import { inWords } from './post-view.ts';
import { type ChangeOfPost, tellOfPost } from './posts-change.ts';

/**
 * Freezes a post from a date on: whoever is in it stays, what is vacant is not filled. A freeze that is over makes room
 * for a new one; the history keeps it.
 * @throws ProblemError conflict where a freeze runs on at that date; invalid-input; version-changed
 */
export function freezePost(db: Db, of: ChangeOfPost, { fromDate, toDate, reason }: PostFreeze): PostHistory {
  return change(db, of, 'post.freeze', reason, (post) => {
    if (post.frozenFrom !== null && (post.frozenTo === null || post.frozenTo >= fromDate)) {
      const until = post.frozenTo === null ? 'until further notice' : `until ${inWords(post.frozenTo)}`;
      throw new ProblemError(
        'conflict',
        `Post ${post.id} is frozen from ${inWords(post.frozenFrom)} ${until} already. End that freeze first.`,
      );
    }
    refuseDayOutside(post, 'fromDate', fromDate);
    if (toDate !== null && toDate < fromDate) {
      throw invalidInput([
        {
          field: 'toDate',
          value: toDate,
          remedy: 'The last frozen day lies before the first one. Correct one of the two.',
        },
      ]);
    }
    return { frozenFrom: fromDate, frozenTo: toDate, frozenReason: reason };
  });
}

/**
 * Ends the freeze of a post: it is frozen until the day before. From its own first day on, the freeze never was.
 * @throws ProblemError conflict where it is not frozen on or after that day; version-changed
 */
export function unfreezePost(db: Db, of: ChangeOfPost, { fromDate, reason }: PostUnfreeze): PostHistory {
  return change(db, of, 'post.unfreeze', reason, (post) => {
    const { frozenFrom, frozenTo } = post;
    if (frozenFrom === null || (frozenTo !== null && frozenTo < fromDate)) {
      throw new ProblemError(
        'conflict',
        `Post ${post.id} is not frozen on ${inWords(fromDate)}${frozenTo === null ? '' : `: its freeze ended on ${inWords(frozenTo)}`}. Choose an earlier day, or leave it.`,
      );
    }
    if (fromDate <= frozenFrom) return { frozenFrom: null, frozenTo: null, frozenReason: null };
    return { frozenTo: dayBefore(fromDate) };
  });
}

function change(
  db: Db,
  of: ChangeOfPost,
  action: string,
  reason: string,
  values: (post: PostRecord) => PostFieldValues,
): PostHistory {
  return db.transaction(
    () => {
      const stored = findPostToChange(db, of);
      updatePost(db, of.id, of.version, values(stored));
      tellOfPost(db, of, action, [stored, findPost(db, of.id, of.reader)], { reason });
      return openPost(db, of.id, of.asAt, of.reader);
    },
    { behavior: 'immediate' },
  );
}

/** @throws ProblemError invalid-input where the post is not established on the day */
export function refuseDayOutside({ startDate, endDate }: PostRecord, field: string, day: string): void {
  if (day >= startDate && (endDate === null || day <= endDate)) return;
  const until = endDate === null ? '' : ` to ${inWords(endDate)}`;
  throw invalidInput([
    { field, value: day, remedy: `The post is established from ${inWords(startDate)}${until}. Choose a day within.` },
  ]);
}
