import type { PostAt } from '../../../server/contract/posts.ts';

/** The sums that stand pinned below the rows that are shown. */
export interface TotalRow {
  id: 'totals';
  title: string;
  budgetedFte: number;
  heldFte: number;
  vacantFte: number;
  coveredFte: number;
}

/** A row of the grid: a post, or the sums. */
export type GridRow = PostAt | TotalRow;

/** True where a row is a post. */
export function isPost(row: GridRow): row is PostAt {
  return row.id !== 'totals' || 'version' in row;
}

/** Adds up the rows that are shown; posts that are only proposed count for nothing yet. */
export function totalRow(posts: readonly PostAt[], title: string): TotalRow {
  const sums: TotalRow = { id: 'totals', title, budgetedFte: 0, heldFte: 0, vacantFte: 0, coveredFte: 0 };
  for (const post of posts) {
    if (post.state === 'proposed') continue;
    sums.budgetedFte += post.budgetedFte;
    sums.heldFte += post.heldFte;
    sums.vacantFte += post.vacantFte;
    sums.coveredFte += post.coveredFte;
  }
  return sums;
}
