import { formatDay } from '../../pay/formats.ts';
import { addDays } from '../arrangement-dates.ts';
import { recruitmentAt } from '../recruitment.ts';
import { type DueGround, type DueItem, dueItem, nameOfPost } from './item.ts';

/** Days that filling a vacancy may take before it is told of. */
export const OPEN_DAYS = 90;

/** Open recruitments whose next action is due within the horizon or overdue, and those open for more than 90 days. */
export function recruitmentsDue(ground: DueGround): DueItem[] {
  const { asAt, until } = ground;
  return ground.recruitments.flatMap((recruitment): DueItem[] => {
    const post = ground.postOf.get(recruitment.postId);
    const at = recruitmentAt(recruitment, asAt);
    if (!post || !at || at.closedOn !== null) return [];
    const base = {
      title: nameOfPost(post),
      page: 'vacancies' as const,
      subjectId: post.id,
      about: recruitment.id,
      of: post,
    };
    const { nextAction, nextActionBy, openedOn } = recruitment;
    const items: DueItem[] = [];
    if (nextActionBy !== null && nextActionBy <= until) {
      const sentence = `${nextAction === null ? 'The next action' : `“${nextAction}”`} ${nextActionBy < asAt ? 'was' : 'is'} due on ${formatDay(nextActionBy)}.`;
      const action = 'Do it, and enter what comes next';
      items.push(dueItem({ ...base, kind: 'recruitment-action', date: nextActionBy, sentence, action }, asAt));
    }
    if (at.daysOpen > OPEN_DAYS) {
      const sentence = `It has been open for ${at.daysOpen} days, since ${formatDay(openedOn)}; ${OPEN_DAYS} are usual.`;
      const action = 'See what holds it up, or withdraw it';
      items.push(
        dueItem({ ...base, kind: 'recruitment-long', date: addDays(openedOn, OPEN_DAYS), sentence, action }, asAt),
      );
    }
    return items;
  });
}
