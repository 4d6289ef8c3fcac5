import { useQuery } from '@tanstack/react-query';
import type { Overview } from '../../../server/contract/overview.ts';
import { useAsAt } from '../../address.ts';
import { PageHead } from '../../components/page-head.tsx';
import { EmptyState, ErrorState, PageLoading } from '../../components/page-states.tsx';
import { formatDate, formatMonth, formatNumber, formatPercent } from '../../format.ts';
import { useMay } from '../../session.ts';
import { Arrangements } from './arrangements.tsx';
import { CapacityChart } from './capacity-chart.tsx';
import { DistrictCard } from './district-card.tsx';
import { OtherUnits } from './other-units.tsx';
import classes from './overview.module.css';
import { overviewQuery } from './queries.ts';
import { ReviewLine } from './review-line.tsx';
import { WardMap } from './ward-map.tsx';

/** The districts side by side: demand, people, capacity, fair share and language gaps at a date. */
export default function OverviewPage() {
  const { asAt } = useAsAt();
  const { data, error, refetch } = useQuery(overviewQuery(asAt));
  return (
    <>
      <title>Overview – Evenhand</title>
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : data ? (
        <Shown overview={data} />
      ) : (
        <PageLoading />
      )}
    </>
  );
}

function Shown({ overview }: { overview: Overview }) {
  const mayImport = useMay('demand:import');
  const one = overview.districts.length === 1;
  if (overview.districts.length === 0) {
    return (
      <EmptyState title="There are no districts yet">
        Districts and their wards come with the set-up of this installation. Ask whoever runs it for you.
      </EmptyState>
    );
  }
  const cards = overview.districts.map((district) => (
    <DistrictCard key={district.districtId} district={district} pointsPerFullTime={overview.pointsPerFullTime} />
  ));
  return (
    <>
      <PageHead title="Overview">
        {formatDate(overview.asAt)}
        {overview.demandMonth
          ? `, with the cases open at the end of ${formatMonth(overview.demandMonth)}. `
          : `. There are no cases for this date yet: ${mayImport ? 'import demand first' : 'ask a service manager or a manager to import demand'}. `}
        A full-time caseworker carries {formatNumber(overview.pointsPerFullTime)} points. Within{' '}
        {formatPercent(overview.tolerance)} of the fair share is fair; more than {formatPercent(overview.severe)} below
        it is short.
      </PageHead>
      <ReviewLine asAt={overview.asAt} />
      {one ? null : (
        <section aria-label="Districts" className={classes.cards}>
          {cards}
        </section>
      )}
      <div className={classes.pictures}>
        <div className={classes.stack}>
          {one ? cards : null}
          <CapacityChart districts={overview.districts} />
          <OtherUnits units={overview.otherUnits} />
        </div>
        <div className={classes.stack}>
          <WardMap wards={overview.wards} notice={overview.mapNotice} />
        </div>
      </div>
      <Arrangements asAt={overview.asAt} />
    </>
  );
}
