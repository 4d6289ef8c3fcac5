import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { PageHead } from '../../components/page-head.tsx';
import { EmptyState, ErrorState, NoPermission, PageLoading } from '../../components/page-states.tsx';
import { useMay } from '../../session.ts';
import { HistoryFilters } from './history-filters.tsx';
import { HistoryTable } from './history-table.tsx';
import { exportAddress, historyQuery } from './queries.ts';
import { type HistorySearch, queryOf } from './search.ts';

/** Who did what, when, before and after, as far as the reader’s role may read it. */
export default function HistoryPage() {
  const may = useMay('audit:read');
  const search = useSearch({ from: '/app/history' });
  return (
    <>
      <title>History – Evenhand</title>
      <PageHead
        title="History"
        actions={
          may ? (
            <Button variant="default" component="a" href={exportAddress(queryOf(search))} download>
              Save as CSV
            </Button>
          ) : null
        }
      >
        Who did what, and when. Events are only ever added; values your role may not read are left out.
      </PageHead>
      {may ? <Shown search={search} /> : <NoPermission />}
    </>
  );
}

function Shown({ search }: { search: HistorySearch }) {
  const navigate = useNavigate({ from: '/history' });
  const query = useInfiniteQuery(historyQuery(queryOf(search)));
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = query;
  const events = data?.pages.flatMap((page) => page.events) ?? [];
  const narrowed = Object.keys(queryOf(search)).length > 0;
  return (
    <>
      <HistoryFilters
        key={JSON.stringify(search)}
        search={search}
        change={(next) =>
          void navigate({ search: (previous) => ({ asAt: previous.asAt, plan: previous.plan, ...next }) })
        }
      />
      {error ? <ErrorState error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <PageLoading /> : null}
      {events.length > 0 ? <HistoryTable events={events} /> : null}
      {data && events.length === 0 && !hasNextPage ? (
        <EmptyState title={narrowed ? 'Nothing in the history fits' : 'Nothing has happened yet'}>
          {narrowed
            ? 'Take a filter away or choose other dates. Texts are looked for only in what your role may read.'
            : 'Changes of people, counts and plans appear here as soon as they are made.'}
        </EmptyState>
      ) : null}
      {hasNextPage ? (
        <Button variant="default" mt="sm" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {events.length === 0 ? 'Nothing found so far: look further back' : 'Show earlier events'}
        </Button>
      ) : null}
    </>
  );
}
