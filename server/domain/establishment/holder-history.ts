import type { CivilDate } from '../calendar.ts';
import { holdsAt, type OccupancyRecord, type PostRecord } from './records.ts';
import type { Mapping } from './vacant-since.ts';

/**
 * Numbers of the posts that are vacant at a date, wholly or in part, and of all that they became of: whoever held one of
 * them before is told of.
 * @param current occupancies in force at the date
 */
export function vacantPosts(
  posts: readonly PostRecord[],
  current: readonly OccupancyRecord[],
  mappings: readonly Mapping[],
  asAt: CivilDate,
): ReadonlySet<string> {
  const heldMinutes = new Map<string, number>();
  for (const { kind, postId, minutes } of current) {
    if (kind === 'substantive') heldMinutes.set(postId, (heldMinutes.get(postId) ?? 0) + minutes);
  }
  const isVacant = (post: PostRecord) =>
    post.state === 'established' && holdsAt(post, asAt) && (heldMinutes.get(post.id) ?? 0) < post.budgetedMinutes;
  return withPredecessors(posts.filter(isVacant), mappings);
}

/** Everybody who held one of some posts substantively and left before a date, by post, whoever left last first. */
export function formerHolders<O extends OccupancyRecord>(
  occupancies: readonly O[],
  asAt: CivilDate,
): ReadonlyMap<string, readonly O[]> {
  const lastDay = ({ endDate }: O) => endDate ?? '';
  const left = occupancies.filter((one) => one.kind === 'substantive' && one.endDate !== null && one.endDate < asAt);
  const byPost = Map.groupBy(left, ({ postId }) => postId);
  for (const ofPost of byPost.values()) ofPost.sort((a, b) => (lastDay(a) < lastDay(b) ? 1 : -1));
  return byPost;
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
