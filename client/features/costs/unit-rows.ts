import type { UnitCosts } from '../../../server/contract/costs.ts';
import { OCCUPANCY_KINDS } from '../../../server/contract/establishment.ts';
import { formatDate } from '../../format.ts';

/** A row of the grid: a post, or somebody in it below. */
export interface UnitRow {
  /** `posts:P-0401` or `occupancies:A-0204`, as the address names the record; `total` for the sums. */
  id: string;
  level: 'post' | 'occupancy' | 'total';
  postId: string;
  title: string;
  detail: string;
  fte: number | null;
  budgetPence: number | null;
  forecastPence: number;
  differencePence: number | null;
  /** What the vacant hours of a post save; null where it is about no post. */
  savingPence: number | null;
  isVacant: boolean;
  /** Why something of it is not known, with the remedy. */
  gaps: string[];
  /** Gaps of everybody in the post too: then no difference can be told. */
  isPartly: boolean;
}

/** Posts of a unit in their order, each followed by everybody in it. */
export function unitRows({ posts }: UnitCosts): UnitRow[] {
  return posts.flatMap((post): UnitRow[] => [
    {
      id: `posts:${post.postId}`,
      level: 'post',
      postId: post.postId,
      title: `${post.postId} ${post.title}`,
      detail: post.state === 'proposed' ? 'Proposed' : `Cost code ${post.costCode}`,
      fte: post.fte,
      budgetPence: post.state === 'proposed' ? null : post.budgetPence,
      forecastPence: post.forecastPence,
      differencePence: post.differencePence,
      savingPence: post.savingPence,
      isVacant: post.vacantPence !== 0 || post.coverPence !== 0,
      gaps: post.budgetGaps,
      isPartly: post.gaps > 0,
    },
    ...post.occupancies.map((one): UnitRow => {
      const until = one.endDate === null ? 'without an end' : `to ${formatDate(one.endDate)}`;
      return {
        id: `occupancies:${one.id}`,
        level: 'occupancy',
        postId: post.postId,
        title: one.name,
        detail: `${OCCUPANCY_KINDS[one.kind]}, ${formatDate(one.startDate)} ${until}`,
        fte: one.fte,
        budgetPence: null,
        forecastPence: one.forecastPence,
        differencePence: null,
        savingPence: null,
        isVacant: false,
        gaps: one.gaps,
        isPartly: false,
      };
    }),
  ]);
}

/** The sums of the unit, for the row that stays in view. */
export function totalRow({ total, posts }: UnitCosts): UnitRow {
  return {
    id: 'total',
    level: 'total',
    postId: '',
    title: `${posts.length} ${posts.length === 1 ? 'post' : 'posts'}`,
    detail: '',
    fte: null,
    budgetPence: total.budgetPence,
    forecastPence: total.forecastPence,
    differencePence: total.differencePence,
    savingPence: total.savingPence,
    isVacant: false,
    gaps: [],
    isPartly: false,
  };
}
