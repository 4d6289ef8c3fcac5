import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { DemandForecast } from '../../../server/contract/demand-forecast.ts';
import { present, useAsAt } from '../../address.ts';
import { DemandPages } from '../../components/demand-pages.tsx';
import { ImportDemand } from '../../components/import-demand.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { EmptyState, ErrorState, PageLoading } from '../../components/page-states.tsx';
import { Panel } from '../../components/panel.tsx';
import { Toolbar } from '../../components/toolbar.tsx';
import { useReference } from '../../reference.ts';
import classes from './demand-forecast.module.css';
import { ForecastPanel } from './forecast-panel.tsx';
import { DistrictsTable } from './months-table.tsx';
import { outlooks } from './outlook.ts';
import { capacityQuery, forecastFile, forecastQuery } from './queries.ts';
import { YearlyPanel } from './yearly-panel.tsx';

/** Demand in the year to come: by district, with ranges, and how far such forecasts can be trusted. */
export default function DemandForecastPage() {
  const { asAt } = useAsAt();
  const { data, error, refetch } = useQuery(forecastQuery(asAt));
  return (
    <>
      <title>Forecast of demand – Evenhand</title>
      <DemandPages />
      <PageHead title="Forecast of demand">
        Full-time equivalents that the cases of the next twelve months will need, from the months that were over at the
        date above, weighed with the settings of that date.
      </PageHead>
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : data ? (
        <Shown forecast={data} asAt={asAt} />
      ) : (
        <PageLoading />
      )}
    </>
  );
}

function Shown({ forecast, asAt }: { forecast: DemandForecast; asAt: string }) {
  const { districtName } = useReference();
  const { district } = useSearch({ from: '/app/demand/forecast' });
  const navigate = useNavigate({ from: '/demand/forecast' });
  const overview = useQuery(capacityQuery(asAt)).data;
  const all = useMemo(() => {
    const capacity = new Map(overview?.districts.map(({ districtId, capacityFte }) => [districtId, capacityFte]));
    return outlooks(forecast, districtName, capacity);
  }, [forecast, districtName, overview]);
  const shown = all.find(({ districtId }) => districtId === (district ?? null)) ?? all[0];
  if (forecast.lastMonth === null || !shown) {
    return (
      <EmptyState title="There is nothing to forecast from yet" action={<ImportDemand />}>
        {`No month of counts is over at the date above. A forecast that can be checked needs ${forecast.monthsNeeded} months of counts; with fewer, the last figure is taken for every month to come. Import the counts of open cases, or look at a later date.`}
      </EmptyState>
    );
  }
  return (
    <div className={classes.page}>
      <Toolbar label="What is shown">
        {all.length > 1 ? (
          <NativeSelect
            label="District"
            value={shown.districtId ?? ''}
            onChange={(event) =>
              void navigate({
                search: (previous) => present({ ...previous, district: event.currentTarget.value || undefined }),
                replace: true,
              })
            }
            data={all.map(({ districtId, name }) => ({ value: districtId ?? '', label: name }))}
          />
        ) : null}
        <Button variant="default" component="a" href={forecastFile(asAt)} download>
          Save the forecast as CSV
        </Button>
      </Toolbar>
      <ForecastPanel outlook={shown} all={all} forecast={forecast} />
      {all.length > 1 ? (
        <Panel title="District by district">
          <DistrictsTable all={all} months={forecast.months} />
        </Panel>
      ) : null}
      <YearlyPanel yearly={forecast.yearly} source={forecast.yearlySource} />
    </div>
  );
}
