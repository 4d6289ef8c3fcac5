import { Drawer, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorState, PageLoading } from '../../components/page-states.tsx';
import { useMay } from '../../session.ts';
import { type Action, ActionDialog } from './action-dialog.tsx';
import { Chain } from './chain.tsx';
import { Mappings } from './mappings.tsx';
import { PostActions } from './post-actions.tsx';
import { PostFacts } from './post-facts.tsx';
import { postQuery } from './queries.ts';
import { WhoIsIn } from './who-is-in.tsx';

interface Props {
  id: string;
  asAt: string;
  /** Opens another post. */
  show: (id: string) => void;
  close: () => void;
}

/** A post over time: its facts, who was and will be in it, the cover chain, what became of it, and what can be done. */
export function PostPanel({ id, asAt, show, close }: Props) {
  const { data, error, refetch } = useQuery(postQuery(id, asAt));
  const mayEdit = useMay('establishment:edit');
  const [action, setAction] = useState<Action>();
  return (
    <>
      <Drawer
        opened
        onClose={close}
        // Escape leaves the action first, and the post after that
        closeOnEscape={action === undefined}
        position="right"
        size="38rem"
        title={data ? `Post ${id}, ${data.post.title}` : `Post ${id}`}
      >
        {data ? (
          <Stack gap="lg">
            <PostFacts history={data} />
            <WhoIsIn history={data} asAt={asAt} act={mayEdit ? setAction : undefined} />
            <Chain history={data} show={show} />
            <Mappings history={data} asAt={asAt} show={show} mayEdit={mayEdit} />
            {mayEdit ? <PostActions history={data} asAt={asAt} act={setAction} gone={close} /> : null}
          </Stack>
        ) : error ? (
          <ErrorState error={error} retry={() => void refetch()} />
        ) : (
          <PageLoading />
        )}
      </Drawer>
      {data && action ? (
        <ActionDialog
          action={action}
          history={data}
          asAt={asAt}
          close={(history) => {
            setAction(undefined);
            if (history && history.post.id !== id) show(history.post.id);
          }}
        />
      ) : null}
    </>
  );
}
