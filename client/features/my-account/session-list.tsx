import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { OwnSession } from '../../../server/contract/accounts.ts';
import { api } from '../../api.ts';
import { notifyDone } from '../../components/notify.ts';
import { ErrorState, PageLoading } from '../../components/page-states.tsx';
import { Panel } from '../../components/panel.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { formatDateTime } from '../../format.ts';
import classes from './my-account.module.css';
import { ProveDialog } from './prove-dialog.tsx';
import { ownSessionsQuery } from './queries.ts';

/** The browsers one is signed in with; each can be signed out, or all at once. */
export function SessionList() {
  const { data, error, refetch } = useQuery(ownSessionsQuery);
  const [ending, setEnding] = useState<OwnSession | 'all'>();
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
                        onClick={() => setEnding(row)}
                      >
                        Sign out
                      </Button>
                    ),
                },
              ]}
            />
          </div>
          <Button mt="sm" variant="default" onClick={() => setEnding('all')}>
            Sign out everywhere
          </Button>
        </>
      ) : (
        <PageLoading />
      )}
      {ending ? <EndDialog session={ending} onClose={() => setEnding(undefined)} /> : null}
    </Panel>
  );
}

/** Signs browsers out, once one has proved again who one is. */
function EndDialog({ session, onClose }: { session: OwnSession | 'all'; onClose: () => void }) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const end = async (password: string): Promise<void> => {
    const proof = password === '' ? {} : { password };
    if (session === 'all') {
      await api.account.sessions.end.$post({ json: proof });
      await navigate({ to: '/sign-in', search: {} });
      queryClient.clear();
      return;
    }
    try {
      await api.account.sessions.end.$post({ json: { id: session.id, ...proof } });
      notifyDone('The browser is signed out.');
    } finally {
      void queryClient.invalidateQueries({ queryKey: ownSessionsQuery.queryKey });
    }
  };
  return session === 'all' ? (
    <ProveDialog title="Sign out everywhere" confirm="Sign out everywhere" act={end} onClose={onClose}>
      Every browser is signed out, this one too. What is saved stays; you can sign in again at once.
    </ProveDialog>
  ) : (
    <ProveDialog
      title={`Sign out ${session.browser ?? 'the unknown browser'}`}
      confirm="Sign out"
      act={end}
      onClose={onClose}
    >
      {`The browser that was signed in on ${formatDateTime(session.startedAt)} is signed out. What is saved stays.`}
    </ProveDialog>
  );
}
