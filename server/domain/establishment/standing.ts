import type { CivilDate } from '../calendar.ts';
import { type CoverGround, coverGround, coverOf } from './cover.ts';
import { isFrozenAt, isTemporary, type OccupancyRecord, type PostRecord } from './records.ts';

/** How a post stands at a date, in minutes a week. */
export interface PostStanding {
  budgetedMinutes: number;
  /** Held substantively. */
  heldMinutes: number;
  /** Budgeted and held by nobody; 0 for a post that is only proposed. */
  vacantMinutes: number;
  /** Part of what is vacant that somebody else fills; never more than is vacant. */
  coveredMinutes: number;
  isFrozen: boolean;
}

/**
 * How a post stands at a date; what counts as cover is said in `cover.ts`, for vacancies alike.
 * @param occupants everybody in the post at the date
 * @param ground everybody in any post at the date; without it cover that leads into other posts is not followed
 */
export function postStanding(
  post: PostRecord,
  occupants: readonly OccupancyRecord[],
  asAt: CivilDate,
  ground: CoverGround<OccupancyRecord> = coverGround(occupants),
): PostStanding {
  const { budgetedMinutes } = post;
  const heldMinutes = sumOfMinutes(occupants.filter((occupancy) => !isTemporary(occupancy)));
  const vacantMinutes = post.state === 'proposed' ? 0 : Math.max(0, budgetedMinutes - heldMinutes);
  const { cover } = coverOf(occupants, vacantMinutes, ground);
  return {
    budgetedMinutes,
    heldMinutes,
    vacantMinutes,
    coveredMinutes: cover.reduce((sum, { vacancyMinutes }) => sum + vacancyMinutes, 0),
    isFrozen: isFrozenAt(post, asAt),
  };
}

/** What posts come to, in minutes a week; those that are only proposed are counted apart. */
export interface StandingTotals {
  posts: number;
  proposed: number;
  budgetedMinutes: number;
  heldMinutes: number;
  vacantMinutes: number;
  coveredMinutes: number;
  /** Part of what is vacant that lies in frozen posts. */
  frozenMinutes: number;
}

export const NOTHING: Readonly<StandingTotals> = {
  posts: 0,
  proposed: 0,
  budgetedMinutes: 0,
  heldMinutes: 0,
  vacantMinutes: 0,
  coveredMinutes: 0,
  frozenMinutes: 0,
};

/** The totals with one post more. */
export function withPost(totals: StandingTotals, state: PostRecord['state'], standing: PostStanding): StandingTotals {
  if (state === 'proposed') return { ...totals, proposed: totals.proposed + 1 };
  return {
    posts: totals.posts + 1,
    proposed: totals.proposed,
    budgetedMinutes: totals.budgetedMinutes + standing.budgetedMinutes,
    heldMinutes: totals.heldMinutes + standing.heldMinutes,
    vacantMinutes: totals.vacantMinutes + standing.vacantMinutes,
    coveredMinutes: totals.coveredMinutes + standing.coveredMinutes,
    frozenMinutes: totals.frozenMinutes + (standing.isFrozen ? standing.vacantMinutes : 0),
  };
}

function sumOfMinutes(occupancies: readonly OccupancyRecord[]): number {
  return occupancies.reduce((sum, { minutes }) => sum + minutes, 0);
}
