import type { Db } from '../../db/open.ts';
import { listRecruitments } from '../../db/queries/recruitment.ts';
import type { Fault } from '../contract/problems.ts';
import type { PostRecord } from '../domain/establishment/records.ts';

/**
 * What is wrong with the hours of a recruitment: all open recruitments of a post together stay within its hours.
 * @param exceptId the recruitment itself, where it is there already
 */
export function hoursFaults(db: Db, post: PostRecord, minutes: number, exceptId: string | null): Fault[] {
  const others = listRecruitments(db, { postId: post.id }).filter(
    ({ id, closedOn }) => closedOn === null && id !== exceptId,
  );
  const taken = others.reduce((sum, other) => sum + other.minutes, 0);
  if (minutes + taken <= post.budgetedMinutes) return [];
  const free = Math.max(0, post.budgetedMinutes - taken);
  const who = others.length > 0 ? ` ${others.map(({ id }) => id).join(', ')} recruits to the rest already.` : '';
  return [
    {
      field: 'minutes',
      value: String(minutes),
      remedy: `Post ${post.id} has ${hours(post.budgetedMinutes)} hours a week, of which ${hours(free)} can be recruited to.${who} Give fewer hours, or close the other one first.`,
    },
  ];
}

/** Minutes a week as `18:30`. */
function hours(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
