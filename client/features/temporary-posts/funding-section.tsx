import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useAsAt } from '../../address.ts';
import { ErrorState, PageLoading } from '../../components/page-states.tsx';
import { Panel } from '../../components/panel.tsx';
import { formatDate } from '../../format.ts';
import { FundingTable } from './funding-table.tsx';
import { fundingQuery } from './queries.ts';
import classes from './temporary-posts.module.css';
import type { Doing } from './use-actions.ts';

/** Every share of a cost that a fund meets, of posts and arrangements. */
export function FundingSection({
  fundName,
  start,
}: {
  fundName: (id: string) => string;
  start: ((doing: Doing) => void) | undefined;
}) {
  const { asAt } = useAsAt();
  const { data, error, refetch } = useQuery(fundingQuery(asAt));
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  return (
    <Panel title={`Funding from ${formatDate(data.from)} to ${formatDate(data.to)}`}>
      <div className={classes.part}>
        <FundingTable lines={data.lines} fundName={fundName} start={start} />
      </div>
      {start ? (
        <Button mt="sm" onClick={() => start({ what: 'add-funding', of: { postId: null, occupancyId: null } })}>
          New funding …
        </Button>
      ) : null}
    </Panel>
  );
}
