import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type DemandSeries, MEASURES } from '../../../server/contract/demand-history.ts';
import { present, useAsAt } from '../../address.ts';
import { DemandPages } from '../../components/demand-pages.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { EmptyState, ErrorState, PageLoading } from '../../components/page-states.tsx';
import { formatMonth } from '../../format.ts';
import { useReference } from '../../reference.ts';
import { useMay } from '../../session.ts';
import { HistoryControls } from './controls.tsx';
import classes from './demand-history.module.css';
import { HistoryChart } from './history-chart.tsx';
import { MarkedMonthsPanel } from './marked-months.tsx';
import { seriesQuery } from './queries.ts';
import { type DemandHistorySearch, requestOf, type SeriesRequest } from './search.ts';
import { PER_NAMES } from './words.ts';

/** The history of demand: one measure month by month, and the months that stand out. */
export default function DemandHistoryPage() {
  const { asAt } = useAsAt();
  const { languages } = useReference();
  const search = useSearch({ from: '/app/demand/history' });
  const request = requestOf(
    search,
    asAt,
    languages.map(({ code }) => code),
  );
  const { data, error, refetch } = useQuery(seriesQuery(request));
  return (
    <>
      <title>History of demand – Evenhand</title>
      <DemandPages />
      <PageHead title="History of demand">
        One measure in time, up to the latest month that is over at the date above. Marked months carry their reason.
      </PageHead>
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : data ? (
        <Shown request={request} series={data} />
      ) : (
        <PageLoading />
      )}
    </>
  );
}

function Shown({ request, series }: { request: SeriesRequest; series: DemandSeries }) {
  const navigate = useNavigate({ from: '/demand/history' });
  const change = (changes: { [Key in keyof DemandHistorySearch]: DemandHistorySearch[Key] | undefined }): void =>
    void navigate({ search: (previous) => present({ ...previous, ...changes }), replace: true });
  const { name } = MEASURES[series.measure];
  const first = series.recorded[0];
  if (first === undefined)
    return <NothingRecorded measure={series.measure} otherwise={() => change({ measure: undefined })} />;
  if (series.months.length === 0) {
    return (
      <EmptyState
        title={
          series.per === 'month'
            ? `No ${name.toLowerCase()} in these months`
            : `No ${PER_NAMES[series.per].toLowerCase()} is over yet`
        }
        action={
          <Button
            variant="default"
            onClick={() => change({ from: undefined, to: series.recorded.at(-1), per: 'month' })}
          >
            Show all months
          </Button>
        }
      >
        {`The first figures are of ${formatMonth(first)}. Choose a later date above, or show all months.`}
      </EmptyState>
    );
  }
  return (
    <div className={classes.page}>
      <HistoryControls request={request} series={series} change={change} />
      <HistoryChart series={series} />
      <MarkedMonthsPanel series={series} />
    </div>
  );
}

/** Which file brings a measure. */
function fileOf(measure: DemandSeries['measure']) {
  if (measure === 'referrals' || measure === 'engaged-share') {
    return { to: '/import/referrals', title: 'Import referrals' } as const;
  }
  if (measure === 'opened' || measure === 'closed') {
    return { to: '/import/case-extract', title: 'Import an extract of cases' } as const;
  }
  return { to: '/demand/import', title: 'Import demand' } as const;
}

function NothingRecorded({ measure, otherwise }: { measure: DemandSeries['measure']; otherwise: () => void }) {
  const mayImport = useMay('demand:import');
  const { to, title } = fileOf(measure);
  return (
    <EmptyState
      title={`No figures yet for “${MEASURES[measure].name}”`}
      action={
        <>
          {mayImport ? (
            <Button variant="default" renderRoot={(props) => <Link to={to} {...props} />}>
              {title}
            </Button>
          ) : null}
          {measure === 'open-cases' ? null : (
            <Button variant="subtle" onClick={otherwise}>
              Show open cases
            </Button>
          )}
        </>
      }
    >
      {mayImport ? 'They come with a file: import it.' : 'Ask a service manager to import them.'}
    </EmptyState>
  );
}
