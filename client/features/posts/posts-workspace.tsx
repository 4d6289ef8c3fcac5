import { useMediaQuery } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { PostsAt } from '../../../server/contract/posts.ts';
import { present } from '../../address.ts';
import { UndoBar } from '../../edits/undo-bar.tsx';
import { useReference } from '../../reference.ts';
import { useMay } from '../../session.ts';
import { filterPosts } from './filter-posts.ts';
import { PostPanel } from './post-panel.tsx';
import classes from './posts.module.css';
import { PostsFilters } from './posts-filters.tsx';
import { PostsGrid } from './posts-grid.tsx';
import type { PostsSearch } from './search.ts';
import { UnitTree } from './unit-tree.tsx';
import { usePostEdits } from './use-post-edits.ts';

/** From this width on the tree of units stands beside the list; below it, units are chosen among the filters. */
const WIDE = '(min-width: 62rem)';

/** The tree of units, the filters, the list of posts, and the post that is open. */
export function PostsWorkspace({ establishment, asAt }: { establishment: PostsAt; asAt: string }) {
  const names = useReference();
  const mayEdit = useMay('establishment:edit');
  const filter = useSearch({ from: '/app/posts' });
  const navigate = useNavigate({ from: '/posts' });
  const isWide = useMediaQuery(WIDE) ?? true;
  const edits = usePostEdits(asAt);
  const { find, role, unit, standing } = filter;
  const rows = useMemo(
    () => filterPosts(establishment.posts, present({ find, role, unit, standing }), names),
    [establishment.posts, find, role, unit, standing, names],
  );
  const change = (changes: PostsSearch): void =>
    void navigate({ search: (previous) => present({ ...previous, ...changes }), replace: true });
  return (
    <div className={classes.workspace}>
      {isWide ? <UnitTree totals={establishment.totals} chosen={unit} choose={(id) => change({ unit: id })} /> : null}
      <div className={classes.list}>
        <PostsFilters
          filter={filter}
          shown={rows.length}
          all={establishment.posts.length}
          withUnits={!isWide}
          change={change}
        >
          {mayEdit ? <UndoBar edits={edits} /> : null}
        </PostsFilters>
        <PostsGrid
          rows={rows}
          grades={establishment.grades}
          edits={edits}
          open={(post) => change({ post: post.id })}
          isOpen={filter.post !== undefined}
        />
      </div>
      {filter.post === undefined ? null : (
        <PostPanel
          key={filter.post}
          id={filter.post}
          asAt={asAt}
          show={(post) => change({ post })}
          close={() => change({ post: undefined })}
        />
      )}
    </div>
  );
}
