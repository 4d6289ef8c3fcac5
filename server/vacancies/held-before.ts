import type { Vacancy } from '../contract/vacancies.ts';
import type { OccupancyRecord, PostRecord } from '../domain/establishment/records.ts';
import type { EstablishmentAt } from './establishment-at.ts';

const SHOWN = 5;

/**
 * Who held a post last, in the posts it became of too, latest first.
 * @param isInReach whether the reader may see who was in a post
 */
export function heldBefore(
  post: PostRecord,
  { postOf, formerOf, predecessorsOf }: EstablishmentAt,
  isInReach: (post: PostRecord) => boolean,
  fullTimeMinutes: number,
): Vacancy['heldBefore'] {
  const found: OccupancyRecord[] = [];
  const seen = new Set<string>();
  const queue = [post.id];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    const at = postOf.get(id);
    if (!at || seen.has(id)) continue;
    seen.add(id);
    if (isInReach(at)) found.push(...formerOf(id));
    queue.push(...(predecessorsOf.get(id) ?? []));
  }
  return found
    .sort((a, b) => (lastDay(a) < lastDay(b) ? 1 : -1))
    .slice(0, SHOWN)
    .map((one) => ({
      postId: one.postId,
      name: one.name,
      fte: one.minutes / fullTimeMinutes,
      startDate: one.startDate,
      endDate: lastDay(one),
    }));
}

function lastDay({ endDate, startDate }: OccupancyRecord): string {
  return endDate ?? startDate;
}
