import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { OwnSession } from '../../../server/contract/accounts.ts';
import { api } from '../../api.ts';
import { confirm } from '../../components/confirm.tsx';
import { notifyDone, notifyProblem } from '../../components/notify.ts';
import { ErrorState, PageLoading } from '../../components/page-states.tsx';
import { Panel } from '../../components/panel.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { formatDateTime } from '../../format.ts';
import classes from './my-account.module.css';
import { ownSessionsQuery } from './queries.ts';

/** The browsers one is signed in with; each can be signed out, or all at once. */
export function SessionList() {
  const { data, error, refetch } = useQuery(ownSessionsQuery);
  const signOutOne = useSignOutOne();
  const signOutEverywhere = useSignOutEverywhere();
  return (
    <Panel
      title="Where you are signed in"
      note="A browser that nobody uses for half an hour is signed out, and every one after twelve hours."
    >
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : data ? (
        <>
          <div className={classes.list}>
            <PlainTable<OwnSession>
              caption="If one of these is not yours, sign out everywhere and change your password."
              rows={data}
              rowKey={({ id }) => id}
              columns={[
                { title: 'Browser', cell: (row) => `${row.browser ?? 'Unknown'}${row.current ? ' (this one)' : ''}` },
                { title: 'Network address', cell: (row) => row.address ?? 'not kept' },
                { title: 'Signed in', cell: (row) => formatDateTime(row.startedAt) },
                { title: 'Last used', cell: (row) => formatDateTime(row.lastSeenAt) },
                {
                  title: 'Sign out',
                  cell: (row) =>
                    row.current ? null : (
                      <Button
                        size="compact-xs"
                        variant="default"
                        aria-label={`Sign out ${row.browser ?? 'the unknown browser'} of ${formatDateTime(row.startedAt)}`}
                        onClick={() => signOutOne.mutate(row)}
                      >
                        Sign out
                      </Button>
                    ),
                },
              ]}
            />
          </div>
          <Button mt="sm" variant="default" onClick={() => void signOutEverywhere()}>
            Sign out everywhere
          </Button>
        </>
      ) : (
        <PageLoading />
      )}
    </Panel>
  );
}

function useSignOutOne() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: OwnSession) => api.account.sessions[':id'].$delete({ param: { id } }),
    onSuccess: () => notifyDone('The browser is signed out.'),
    onError: (error) => notifyProblem(error),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ownSessionsQuery.queryKey }),
  });
}

function useSignOutEverywhere(): () => Promise<void> {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    const sure = await confirm({
      title: 'Sign out everywhere',
      children: 'Every browser is signed out, this one too. What is saved stays; you can sign in again at once.',
      confirm: 'Sign out everywhere',
    });
    if (!sure) return;
    try {
      await api.account.sessions.$delete();
      await navigate({ to: '/sign-in', search: {} });
      queryClient.clear();
    } catch (error) {
      notifyProblem(error);
    }
  };
}
