import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { PostsAt } from '../../../server/contract/posts.ts';
import { present, useAsAt } from '../../address.ts';
import { FileActions } from '../../components/file-actions.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { EmptyState, ErrorState, PageLoading } from '../../components/page-states.tsx';
import { formatDate } from '../../format.ts';
import { useMay } from '../../session.ts';
import { AddDialog } from './add-dialog.tsx';
import { PostsWorkspace } from './posts-workspace.tsx';
import { postsQuery } from './queries.ts';

/** The establishment at a date: every post, who is in it, and what is vacant. */
export default function PostsPage() {
  const { asAt } = useAsAt();
  const { data, error, refetch } = useQuery(postsQuery(asAt));
  return (
    <>
      <title>Posts – Evenhand</title>
      {data ? (
        <Shown establishment={data} asAt={asAt} />
      ) : error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : (
        <PageLoading />
      )}
    </>
  );
}

function Shown({ establishment, asAt }: { establishment: PostsAt; asAt: string }) {
  const mayEdit = useMay('establishment:edit');
  const { unit } = useSearch({ from: '/app/posts' });
  const navigate = useNavigate({ from: '/posts' });
  const [adding, setAdding] = useState(false);
  const actions = (
    <>
      <FileActions kinds={['posts', 'occupancies']} />
      {mayEdit ? <Button onClick={() => setAdding(true)}>Add a post</Button> : null}
    </>
  );
  return (
    <>
      <PageHead title="Posts" actions={actions}>
        The establishment on {formatDate(asAt)}.
        {mayEdit
          ? ' An edit in a cell corrects the post at all its dates; what changes from a date on is done in its details.'
          : ' The details of a post tell who was and will be in it.'}
      </PageHead>
      {establishment.posts.length === 0 ? (
        <EmptyState title={`There is no post on ${formatDate(asAt)}`} action={actions}>
          {mayEdit
            ? 'Add the first one, import posts from a CSV file, or choose another as-at date at the top of the page.'
            : 'Choose another as-at date at the top of the page, or ask HR to enter the posts.'}
        </EmptyState>
      ) : (
        <PostsWorkspace key={asAt} establishment={establishment} asAt={asAt} />
      )}
      {adding ? (
        <AddDialog
          asAt={asAt}
          grades={establishment.grades ?? []}
          unitId={unit}
          close={(history) => {
            setAdding(false);
            if (history) {
              void navigate({ search: (previous) => present({ ...previous, post: history.post.id }), replace: true });
            }
          }}
        />
      ) : null}
    </>
  );
}
