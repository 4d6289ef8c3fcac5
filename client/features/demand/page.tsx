import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { DemandHistory } from '../../../server/contract/demand.ts';
import { present, useAsAt } from '../../address.ts';
import { DemandPages } from '../../components/demand-pages.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { EmptyState, ErrorState, PageLoading } from '../../components/page-states.tsx';
import { formatMonth, formatPercent } from '../../format.ts';
import { useMay } from '../../session.ts';
import { defaultMonth } from './default-month.ts';
import { DemandCounts } from './demand-counts.tsx';
import { historyQuery } from './queries.ts';

/** Demand: the counts of a month. */
export default function DemandPage() {
  const { data, error, refetch } = useQuery(historyQuery);
  return (
    <>
      <title>Demand – Evenhand</title>
      <DemandPages />
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : data ? (
        <Shown history={data} />
      ) : (
        <PageLoading />
      )}
    </>
  );
}

function Shown({ history }: { history: DemandHistory }) {
  const { asAt } = useAsAt();
  const search = useSearch({ from: '/app/demand' });
  const navigate = useNavigate({ from: '/demand' });
  const mayImport = useMay('demand:import');
  const mayEdit = useMay('demand:edit');
  const change = (changes: typeof search): void =>
    void navigate({ search: (previous) => present({ ...previous, ...changes }), replace: true });
  const month =
    search.month && history.months.includes(search.month) ? search.month : defaultMonth(history.months, asAt);
  const importButton = mayImport ? (
    <Group gap="sm">
      <Button variant="default" renderRoot={(props) => <Link to="/demand/import" {...props} />}>
        Import demand
      </Button>
      <Button variant="default" renderRoot={(props) => <Link to="/import" {...props} />}>
        Import files of other systems
      </Button>
    </Group>
  ) : null;
  return (
    <>
      <PageHead title="Demand" actions={month === undefined ? null : importButton}>
        Open cases at the end of each month, by district, level of need and language. {recorded(history, month)}
        {mayEdit && month !== undefined ? ' Enter or F2 changes a count; every change is saved at once.' : ''}
        {mayEdit || month === undefined
          ? ''
          : ' Where counts of languages are too small to show, all languages stand together.'}
      </PageHead>
      {month === undefined ? (
        <EmptyState title="There are no cases yet" action={importButton}>
          {mayImport
            ? 'Import counts that you have by month, district, level of need and language; or a file of cases or episodes of another system, which is counted as it is read.'
            : 'Ask a service manager to import them.'}
        </EmptyState>
      ) : (
        <DemandCounts
          history={history}
          month={month}
          districtId={search.district}
          choose={({ month: chosen, district }) => change({ month: chosen, district })}
        />
      )}
    </>
  );
}

/** How complete the recording of language is in a month, in words. */
function recorded(history: DemandHistory, month: string | undefined): string {
  const share = month === undefined ? undefined : history.languageRecorded[history.months.indexOf(month)];
  if (share === null) return 'How many are without a recorded language is too few to show.';
  return month === undefined || share === undefined
    ? ''
    : `Language recorded for ${formatPercent(share)} of cases in ${formatMonth(month)}.`;
}
