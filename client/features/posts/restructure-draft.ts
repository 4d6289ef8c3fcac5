import type { Post } from '../../../server/contract/establishment.ts';
import type { PostRestructure } from '../../../server/contract/posts.ts';
import { formatHours } from '../../format.ts';
import { minutesOf } from './post-fields.ts';

/** A new post as it is being written. */
export interface NewPostDraft {
  /** Tells the drafts apart while their numbers are being written. */
  key: number;
  id: string;
  title: string;
  unitId: string;
  hours: string;
}

/** A post that ends, as far as the ones that take its place are described after it. */
export type OldPost = Pick<
  Post,
  'id' | 'title' | 'version' | 'budgetedFte' | 'roleId' | 'gradeId' | 'costCode' | 'budgetPoint'
>;

/** A merger or split as it is being written. */
export interface RestructureDraft {
  onDate: string;
  reason: string;
  /** The first is the one the others are described after. */
  oldPosts: readonly OldPost[];
  newPosts: readonly NewPostDraft[];
  /** Where somebody goes, by occupancy, where it was chosen. */
  moves: Readonly<Record<string, string | null>>;
}

/** A new post that starts from an old one. */
export function draftNewPost({ title, unitId, budgetedMinutes }: Post, key = 0): NewPostDraft {
  return { key, id: '', title, unitId, hours: formatHours(budgetedMinutes) };
}

/** What is sent: role, grade, budget point and cost code of every new post are those of the first old one. */
export function restructureOf({ onDate, reason, oldPosts, newPosts, moves }: RestructureDraft): PostRestructure {
  const [first] = oldPosts;
  return {
    onDate,
    reason: reason.trim(),
    oldPosts: oldPosts.map(({ id, version }) => ({ id, version })),
    newPosts: newPosts.map(({ id, title, unitId, hours }) => ({
      ...{ id: id.trim(), title: title.trim(), unitId, budgetedMinutes: minutesOf(hours) },
      ...{ roleId: first?.roleId ?? '', gradeId: first?.gradeId ?? '', costCode: first?.costCode ?? '' },
      ...{ budgetPoint: first?.budgetPoint ?? null, permanence: 'permanent', endDate: null },
    })),
    moves: Object.entries(moves).map(([occupancyId, toPostId]) => ({ occupancyId, toPostId })),
  };
}
