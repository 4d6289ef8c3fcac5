import { useQueryClient } from '@tanstack/react-query';
import type { PostAt } from '../../../server/contract/posts.ts';
import { type Edits, useEdits } from '../../edits/use-edits.ts';
import { useReference } from '../../reference.ts';
import { type CellChange, describeFields } from './describe-post.ts';
import { postsQuery, refreshEstablishment, savePost, showPost } from './queries.ts';

/** Corrections of posts in the grid at a date, saved at once. */
export function usePostEdits(asAt: string): Edits<CellChange> {
  const queryClient = useQueryClient();
  const reference = useReference();
  const stored = () => queryClient.getQueryData(postsQuery(asAt).queryKey);
  const gradeName = (id: string) => stored()?.grades?.find((grade) => grade.id === id)?.name ?? id;
  return useEdits<PostAt, CellChange>({
    read: (id) => stored()?.posts.find((post) => post.id === id),
    show: (post) => showPost(queryClient, asAt, post),
    preview: (post, change) => ({ ...post, ...change }),
    save: async (id, version, change) => {
      const saved = await savePost(asAt, id, version, change);
      // sums of units follow from these
      if (change.budgetedMinutes !== undefined || change.unitId !== undefined) void refreshEstablishment(queryClient);
      else void queryClient.invalidateQueries({ queryKey: ['post', id] });
      return saved;
    },
    isRow: (value): value is PostAt =>
      typeof value === 'object' && value !== null && 'id' in value && 'version' in value && 'budgetedMinutes' in value,
    describe: (post, change) => describeFields(post, change, { ...reference, gradeName }),
  });
}
