import type { StoredOccupancy } from '../../db/queries/imports-occupancies.ts';
import type { StoredPost } from '../../db/queries/imports-posts.ts';
import type { FaultList } from './faults.ts';
import type { ReadRow } from './import-plan.ts';
import { nearest } from './nearest.ts';
import type { StandingPosts } from './plan-posts-import.ts';
import { formatWeeklyHours } from './read-values.ts';
import { mostHeld } from './substantive-hours.ts';

/** Checks that need more than one row: posts that are replaced exist, and nobody in a post is left outside of it. */
export function checkPosts(
  sound: readonly ReadRow<StoredPost>[],
  known: ReadonlySet<string>,
  { posts, occupancies }: StandingPosts,
  faults: FaultList,
): void {
  const byPost = Map.groupBy(
    [...occupancies.values()].map(({ record }) => record),
    ({ postId }) => postId,
  );
  for (const { row, after } of sound) {
    for (const { oldPostId } of after.replaces) {
      if (known.has(oldPostId)) continue;
      const near = nearest(oldPostId, [...known]);
      const remedy = near ? `Did you mean “${near}”?` : 'Add a row for it, or delete it here.';
      faults.cell(row, 'replaces', oldPostId, 'is no post we know', remedy);
    }
    if (posts.has(after.id)) checkHolders(row, after, byPost.get(after.id) ?? [], faults);
  }
}

function checkHolders(row: number, post: StoredPost, holders: readonly StoredOccupancy[], faults: FaultList): void {
  const early = holders.find(({ startDate }) => startDate < post.startDate);
  if (early) {
    const wrong = `is after ${early.startDate}, when ${early.id} begins in the post`;
    faults.cell(row, 'start_date', post.startDate, wrong, 'Correct the date, or the occupancy first.');
  }
  const late = holders.find(({ endDate }) => post.endDate !== null && (endDate === null || endDate > post.endDate));
  if (late && post.endDate !== null) {
    const until = late.endDate === null ? 'has no end' : `ends on ${late.endDate}`;
    const wrong = `is before the end of ${late.id}, which ${until}`;
    faults.cell(row, 'end_date', post.endDate, wrong, `End ${late.id} by then first, or move it to another post.`);
  }
  const most = mostHeld(holders);
  if (most && most.minutes > post.budgetedMinutes) {
    const wrong = `is less than the ${formatWeeklyHours(most.minutes)} hours held on ${most.onDate}`;
    const remedy = 'End or shorten what is held first, or budget more hours.';
    faults.cell(row, 'hours_per_week', formatWeeklyHours(post.budgetedMinutes), wrong, remedy);
  }
}
