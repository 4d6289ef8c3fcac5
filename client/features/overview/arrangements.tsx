import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { capacityQuery } from '../../capacity.ts';
import { ArrangementEffects } from '../../components/arrangement-effects.tsx';
import { ErrorState } from '../../components/page-states.tsx';
import { Panel } from '../../components/panel.tsx';

/** Temporary arrangements at the date, and what they do to the capacity of districts. */
export function Arrangements({ asAt }: { asAt: string }) {
  const { data, error, refetch } = useQuery(capacityQuery(asAt));
  return (
    <Panel title="Temporary arrangements at this date" note="case-holding capacity">
      {data ? (
        <ArrangementEffects capacity={data} />
      ) : error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : (
        <Skeleton height={120} />
      )}
    </Panel>
  );
}
