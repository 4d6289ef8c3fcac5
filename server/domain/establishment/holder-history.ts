import type { CivilDate } from '../calendar.ts';
import { holdsAt, type OccupancyRecord, type PostRecord } from './records.ts';
import type { Mapping } from './vacant-since.ts';

/**
 * Everybody who held a post that is vacant at a date, wholly or in part, and left before it; and whoever held the posts
 * it became of.
 * @param posts that begin by the date
 * @param occupancies that begin by the date, of these posts
 * @returns by post in the order of the occupancies, whoever left last first
 */
export function formerHolders<O extends OccupancyRecord>(
  posts: readonly PostRecord[],
  occupancies: readonly O[],
  mappings: readonly Mapping[],
  asAt: CivilDate,
): O[] {
  const heldMinutes = new Map<string, number>();
  const isGone = ({ endDate }: O) => endDate !== null && endDate < asAt;
  for (const one of occupancies) {
    if (one.kind !== 'substantive' || isGone(one)) continue;
    heldMinutes.set(one.postId, (heldMinutes.get(one.postId) ?? 0) + one.minutes);
  }
  const isVacant = (post: PostRecord) =>
    post.state === 'established' && holdsAt(post, asAt) && (heldMinutes.get(post.id) ?? 0) < post.budgetedMinutes;
  const wanted = withPredecessors(posts.filter(isVacant), mappings);
  const left = occupancies.filter((one) => one.kind === 'substantive' && isGone(one) && wanted.has(one.postId));
  return [...Map.groupBy(left, ({ postId }) => postId).values()].flatMap((ofPost) =>
    ofPost.sort((a, b) => ((a.endDate ?? '') < (b.endDate ?? '') ? 1 : -1)),
  );
}

/** Numbers of some posts and of all that they became of. */
function withPredecessors(posts: readonly PostRecord[], mappings: readonly Mapping[]): ReadonlySet<string> {
  const before = Map.groupBy(mappings, ({ newPostId }) => newPostId);
  const found = new Set<string>();
  const queue = posts.map(({ id }) => id);
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    queue.push(...(before.get(id) ?? []).map(({ oldPostId }) => oldPostId));
  }
  return found;
}
