import type { Db } from '../../db/open.ts';
import { listFundingLines, listOccupancies, listPosts } from '../../db/queries/establishment.ts';
import { insertPost, insertPostMapping, moveOpenRecruitments, updatePost } from '../../db/queries/posts.ts';
import type { PostHistory, PostSuccessor } from '../contract/posts.ts';
import type { PostRecord } from '../domain/establishment/records.ts';
import { succession } from '../domain/establishment/succession.ts';
import { invalidInput } from '../http/problem.ts';
import { refuseTakenNumber } from './add-post.ts';
import { budgetPointFaults } from './check-budget-point.ts';
import { checkPost } from './check-post.ts';
import { findPost } from './find-post.ts';
import { readHanging } from './list-posts.ts';
import { moveOccupancies } from './move-occupancies.ts';
import { openPost } from './open-post.ts';
import { findPostToChange } from './post-to-change.ts';
import { inWords } from './post-view.ts';
import { type ChangeOfPost, tellOfPost } from './posts-change.ts';

/**
 * From a date on a post is another: the old one ends the day before, the new one follows it, whoever is in it goes over,
 * funding and open recruitment with them, and it is written down which became which. All in one transaction.
 * @returns the new post over time
 * @throws ProblemError not-found; version-changed; invalid-input with every fault, such as holders beyond the new hours
 */
export function succeedPost(db: Db, of: ChangeOfPost, change: PostSuccessor): PostHistory {
  return db.transaction(
    () => {
      const old = findPostToChange(db, of);
      const { fromDate, id, reason } = change;
      refuseTakenNumber(db, id);
      refuseDayOfSuccession(old, fromDate);
      const occupancies = listOccupancies(db, { postId: old.id });
      const divided = succession(fromDate, occupancies, listFundingLines(db, { postId: old.id }));
      const requirements = readHanging(db).requirements.get(old.id) ?? [];
      const values = successorOf(old, change);
      const over = [...divided.cut.map(({ rest }) => rest), ...divided.moved];
      const faults = [...checkPost(db, values, requirements, over), ...budgetPointFaults(db, values)];
      if (faults.length > 0) throw invalidInput(faults);
      insertPost(db, values, requirements);
      const moved = moveOccupancies(db, divided, id, change);
      // occupancies have left it by now: a post cannot end before those who are in it
      const ends = { endDate: divided.lastDay, endReason: reason, ...thawedFrom(old, divided.lastDay) };
      updatePost(db, old.id, of.version, ends);
      moveOpenRecruitments(db, old.id, id);
      insertPostMapping(db, { oldPostId: old.id, newPostId: id, onDate: fromDate, note: change.note ?? reason });
      tellOfPost(db, of, 'post.succeed', [old, findPost(db, old.id, of.reader)], {
        reason,
        after: { becomes: `${id} on ${inWords(fromDate)}`, moved },
      });
      const [added] = listPosts(db, { id });
      if (added) tellOfPost(db, of, 'post.add', [null, added], { reason });
      return openPost(db, id, of.asAt, of.reader);
    },
    { behavior: 'immediate' },
  );
}

function successorOf(old: PostRecord, change: PostSuccessor) {
  const { fromDate, reason: _, note: __, ...differing } = change;
  const { version: ___, districtId: ____, ...values } = { ...old, ...differing };
  const frozenOn = old.frozenFrom !== null && (old.frozenTo === null || old.frozenTo >= fromDate);
  return {
    ...values,
    startDate: fromDate,
    endReason: values.endDate === null ? null : old.endReason,
    ...(frozenOn
      ? { frozenFrom: old.frozenFrom !== null && old.frozenFrom > fromDate ? old.frozenFrom : fromDate }
      : { frozenFrom: null, frozenTo: null, frozenReason: null }),
  };
}

/** What a freeze of a post becomes where the post has a last day: it does not outlast it. */
export function thawedFrom({ frozenFrom, frozenTo }: PostRecord, lastDay: string) {
  if (frozenFrom === null || (frozenTo !== null && frozenTo <= lastDay)) return {};
  return frozenFrom > lastDay ? { frozenFrom: null, frozenTo: null, frozenReason: null } : { frozenTo: lastDay };
}

/** @throws ProblemError invalid-input where a post does not run across the day before the date */
export function refuseDayOfSuccession({ id, startDate, endDate }: PostRecord, fromDate: string): void {
  if (fromDate > startDate && (endDate === null || fromDate <= endDate)) return;
  const until = endDate === null ? '' : ` and by ${inWords(endDate)}, its last day`;
  throw invalidInput([
    {
      field: 'fromDate',
      value: fromDate,
      remedy: `Post ${id} begins on ${inWords(startDate)}. Choose a day after that${until}, or correct the post itself.`,
    },
  ]);
}
