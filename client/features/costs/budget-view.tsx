import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Costs } from '../../../server/contract/costs.ts';
import { present, useAsAt } from '../../address.ts';
import column from '../../components/page.module.css';
import { EmptyState, ErrorState, PageLoading } from '../../components/page-states.tsx';
import { Panel } from '../../components/panel.tsx';
import paper from '../../components/paper.module.css';
import { Toolbar } from '../../components/toolbar.tsx';
import { formatCount, formatDate } from '../../format.ts';
import { CostsPrintSheet } from './costs-print-sheet.tsx';
import { Figures } from './figures.tsx';
import { FundsTable } from './funds-table.tsx';
import { GapList } from './gap-list.tsx';
import { Method } from './method.tsx';
import { MonthsChart } from './months-chart.tsx';
import { costsQuery } from './queries.ts';
import { RecordDrawer } from './record-drawer.tsx';
import { UnitPosts } from './unit-posts.tsx';
import { UnitsTable } from './units-table.tsx';

/** Budget against forecast of a financial year, down to the line. */
export function BudgetView() {
  const { asAt } = useAsAt();
  const { year } = useSearch({ from: '/app/costs' });
  const { data, error, refetch } = useQuery(costsQuery({ asAt, year }));
  if (data) return <Shown costs={data} />;
  return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
}

function Shown({ costs }: { costs: Costs }) {
  const search = useSearch({ from: '/app/costs' });
  const navigate = useNavigate({ from: '/costs' });
  const change = (changes: Partial<typeof search>): void =>
    void navigate({ search: (previous) => present({ ...previous, ...changes }) });
  const open = (record: string) => change({ record });
  const { unit, record } = search;
  const isEmpty = costs.units.length === 0;
  return (
    <>
      <div className={paper.screen}>
        <Toolbar label="Year and files">
          <NativeSelect
            label="Financial year"
            value={costs.year}
            onChange={(event) => change({ year: event.currentTarget.value, unit: undefined, record: undefined })}
            data={costs.years}
          />
          <Button
            variant="default"
            component="a"
            href={`/api/costs/lines.csv?year=${encodeURIComponent(costs.year)}`}
            download
          >
            Save all lines as CSV
          </Button>
          <Button variant="default" onClick={() => window.print()} disabled={isEmpty}>
            Print
          </Button>
          <span>{soFar(costs)}</span>
        </Toolbar>
        {isEmpty ? (
          <EmptyState title={`Nothing is recorded for ${costs.year}`}>
            Choose another financial year. Costs follow from posts, from who is in them and from the rates: enter those
            first.
          </EmptyState>
        ) : (
          <div className={column.page}>
            <Figures costs={costs} />
            <GapList costs={costs} open={open} />
            <MonthsChart costs={costs} />
            <UnitsTable costs={costs} chosen={unit} choose={(id) => change({ unit: id })} />
            {unit === undefined ? null : (
              <UnitPosts
                key={unit}
                unitId={unit}
                year={costs.year}
                open={open}
                close={() => change({ unit: undefined })}
              />
            )}
            <FundsTable costs={costs} />
            <Panel title="How this is worked out">
              <Method costs={costs} />
            </Panel>
          </div>
        )}
      </div>
      <CostsPrintSheet costs={costs} />
      <RecordDrawer record={record} year={costs.year} funds={costs.funds} close={() => change({ record: undefined })} />
    </>
  );
}

/** What of the year is over at the date, in words. */
function soFar({ asAt, soFar: { months } }: Costs): string {
  if (months === 0) return `No month of it is over on ${formatDate(asAt)}.`;
  return months === 12
    ? `All of it is over on ${formatDate(asAt)}.`
    : `${formatCount(months, 'month')} of it ${months === 1 ? 'is' : 'are'} over on ${formatDate(asAt)}.`;
}
