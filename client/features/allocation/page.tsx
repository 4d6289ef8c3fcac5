import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { isProblem } from '../../api.ts';
import { EmptyState, ErrorState, PageLoading } from '../../components/page-states.tsx';
import { formatDate } from '../../format.ts';
import { NobodyYet } from './nobody-yet.tsx';
import { planQuery } from './queries.ts';
import { useAllocationAddress } from './use-address.ts';
import { Workspace } from './workspace.tsx';

/** People and the districts a plan puts them in: today’s placements, or the plan in the address. */
export default function AllocationPage() {
  const address = useAllocationAddress();
  const { data, error, refetch } = useQuery(planQuery(address.plan, address.asAt));
  const title = data ? `${data.plan?.name ?? 'Today'}, ${formatDate(data.asAt)}` : undefined;
  useEffect(() => {
    document.title = title ? `Allocation: ${title} – Evenhand` : 'Allocation – Evenhand';
    return () => {
      document.title = 'Evenhand';
    };
  }, [title]);

  if (data?.rows.length === 0 && data.plan === null) return <NobodyYet asAt={data.asAt} />;
  if (data) return <Workspace key={data.plan?.id ?? 'today'} view={data} address={address} />;
  if (!error) return <PageLoading />;
  if (address.plan !== undefined && isProblem(error, 'not-found')) {
    return (
      <EmptyState
        title="This plan is no longer there"
        action={<Button onClick={() => address.change({ plan: undefined })}>See today’s placements</Button>}
      >
        Somebody may have deleted it, or the link is incomplete.
      </EmptyState>
    );
  }
  return <ErrorState error={error} retry={() => void refetch()} />;
}
