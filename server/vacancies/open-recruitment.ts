import type { Db } from '../../db/open.ts';
import { listPosts } from '../../db/queries/establishment.ts';
import { insertRecruitment } from '../../db/queries/recruitment.ts';
import type { NewRecruitment, Recruitment } from '../contract/vacancies.ts';
import { holdsAt, isFrozenAt, type PostRecord } from '../domain/establishment/records.ts';
import { formatDay } from '../domain/pay/formats.ts';
import { invalidInput, ProblemError } from '../http/problem.ts';
import { establishmentAt } from './establishment-at.ts';
import { hoursFaults } from './hours-faults.ts';
import { answerOf, type ChangeOfRecruitment, findRecruitment, tellOfRecruitment } from './recruitment-change.ts';

/**
 * Opens the recruitment to a post at the stage of approval. It may be opened before the post falls vacant.
 * @throws ProblemError not-found for a post out of reach; conflict for one that is proposed, frozen or not in force;
 *   invalid-input where its hours are being recruited to already
 */
export function openRecruitment(db: Db, wanted: NewRecruitment, change: ChangeOfRecruitment): Recruitment {
  return db.transaction(
    () => {
      const openedOn = wanted.openedOn ?? change.asAt;
      const post = findPost(db, wanted.postId, change);
      refuseUnlessOpen(post, openedOn);
      const minutes = wanted.minutes ?? (vacantMinutes(db, post.id, openedOn) || post.budgetedMinutes);
      const faults = hoursFaults(db, post, minutes, null);
      if (faults.length > 0) throw invalidInput(faults);
      const { owner = null, nextAction = null, nextActionBy = null, note = null } = wanted;
      const id = insertRecruitment(db, { postId: post.id, minutes, openedOn, owner, nextAction, nextActionBy, note });
      const opened = findRecruitment(db, id, change.reader);
      tellOfRecruitment(db, change, 'recruitment.open', [null, opened], null);
      return answerOf(db, opened, change.asAt);
    },
    { behavior: 'immediate' },
  );
}

function findPost(db: Db, id: string, { reader }: ChangeOfRecruitment): PostRecord {
  const [found] = listPosts(db, { id, districtId: reader.districtId });
  if (found) return found;
  throw new ProblemError('not-found', 'There is no post with this number. Check it, or search the list of posts.');
}

function refuseUnlessOpen(post: PostRecord, openedOn: string): void {
  const day = formatDay(openedOn);
  if (post.state === 'proposed') {
    throw new ProblemError('conflict', `Post ${post.id} is only proposed. Establish it first, on the page Posts.`);
  }
  if (!holdsAt(post, openedOn)) {
    throw new ProblemError('conflict', `Post ${post.id} is not in force on ${day}. Choose a day on which it is.`);
  }
  if (isFrozenAt(post, openedOn)) {
    throw new ProblemError(
      'conflict',
      `Post ${post.id} is frozen on ${day}: ${post.frozenReason}. End the freeze first, on the page Posts.`,
    );
  }
}

function vacantMinutes(db: Db, postId: string, date: string): number {
  return establishmentAt(db, date).standings.find(({ post }) => post.id === postId)?.vacantMinutes ?? 0;
}
