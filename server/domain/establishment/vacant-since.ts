import type { CivilDate } from '../calendar.ts';
import { dayAfter, dayBefore } from '../pay/days.ts';
import { holdsAt, type PostRecord } from './records.ts';

/** Minutes of a post that somebody holds or held substantively, both dates inclusive. */
export interface Holding {
  postId: string;
  /** Minutes a week. */
  minutes: number;
  startDate: CivilDate;
  endDate: CivilDate | null;
}

/** Which post became which across a restructure. */
export interface Mapping {
  oldPostId: string;
  newPostId: string;
}

/** What the walk back looks at, by post. */
export interface PostHistory {
  /** Posts that others became of, by number. */
  postOf: ReadonlyMap<string, PostRecord>;
  holdingsOf: (postId: string) => readonly Holding[];
  /** Numbers of the posts that a post became of. */
  predecessorsOf: ReadonlyMap<string, readonly string[]>;
}

/** Minutes of a post that are held substantively at a date. */
export function heldAt(holdings: readonly Holding[], date: CivilDate): number {
  let held = 0;
  for (const holding of holdings) if (holdsAt(holding, date)) held += holding.minutes;
  return held;
}

/**
 * The first day of the stretch without a break in which some of a post has been vacant, however much, up to a date. Where
 * the stretch reaches the post's first day it goes on in the posts it became of, if one of them was vacant the day before;
 * of several the longest counts. Proposed posts are never vacant.
 * @param asAt a day on which the post is vacant
 */
export function vacantSince(post: PostRecord, asAt: CivilDate, history: PostHistory): CivilDate {
  const holdings = history.holdingsOf(post.id);
  // held minutes fall only on the day after an end, so the last day on which nothing was vacant is one
  const ends = holdings.flatMap(({ endDate }) => (endDate !== null && endDate < asAt ? [endDate] : []));
  const lastFull = ends
    .sort()
    .findLast((end) => end >= post.startDate && heldAt(holdings, end) >= post.budgetedMinutes);
  if (lastFull !== undefined) return dayAfter(lastFull);
  const before = dayBefore(post.startDate);
  const earlier = (history.predecessorsOf.get(post.id) ?? []).flatMap((id) => {
    const old = history.postOf.get(id);
    if (!old || old.startDate >= post.startDate || !isVacantAt(old, before, history)) return [];
    return [vacantSince(old, before, history)];
  });
  return earlier.sort()[0] ?? post.startDate;
}

function isVacantAt(post: PostRecord, date: CivilDate, { holdingsOf }: PostHistory): boolean {
  if (post.state !== 'established' || !holdsAt(post, date)) return false;
  return heldAt(holdingsOf(post.id), date) < post.budgetedMinutes;
}
