import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { DemandMethod } from '../../../server/contract/demand-method.ts';
import { present, useAsAt } from '../../address.ts';
import { DemandPages } from '../../components/demand-pages.tsx';
import { ImportDemand } from '../../components/import-demand.tsx';
import column from '../../components/page.module.css';
import { PageHead } from '../../components/page-head.tsx';
import { EmptyState, ErrorState, PageLoading } from '../../components/page-states.tsx';
import { Panel } from '../../components/panel.tsx';
import { formatDate, formatMonth } from '../../format.ts';
import { useMay } from '../../session.ts';
import { ChainTable } from './chain-table.tsx';
import { LevelsTable } from './levels-table.tsx';
import classes from './method.module.css';
import { OutOfScope } from './out-of-scope.tsx';
import { type ChainSpan, methodQuery } from './queries.ts';
import { methodSearch } from './search.ts';
import { SettingsPanels } from './settings-panels.tsx';

/** How demand is worked out: from contacts to full-time equivalents by district, and what it is weighed by. */
export default function DemandMethodPage() {
  const { asAt } = useAsAt();
  const search = useSearch({ from: '/app/demand/method' });
  // a year has larger figures, of which fewer are too small to show; a new service has no whole one yet
  const year = useQuery({ ...methodQuery(asAt, 'year'), enabled: search.over === undefined });
  const isYearEmpty = year.data?.districts.every(({ referrals }) => referrals === null) ?? false;
  const over = search.over ?? (isYearEmpty ? 'month' : 'year');
  const { data, error, refetch } = useQuery(methodQuery(asAt, over));
  return (
    <>
      <title>How demand is worked out – Evenhand</title>
      <DemandPages />
      <PageHead title="How demand is worked out">
        From contacts to the caseworkers each district needs at {formatDate(asAt)}. Families that do not engage are no
        casework, but reaching out to them takes time; work of the MASH and of a commissioned provider is kept apart.
      </PageHead>
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : data ? (
        <Shown method={data} asAt={asAt} over={over} />
      ) : (
        <PageLoading />
      )}
    </>
  );
}

function Shown({ method, asAt, over }: { method: DemandMethod; asAt: string; over: ChainSpan }) {
  const navigate = useNavigate({ from: '/demand/method' });
  const { month, from, to } = method;
  return (
    <div className={column.page}>
      {month === null || from === null || to === null ? (
        <EmptyState title="There are no cases yet" action={<ImportDemand />}>
          No month of counts is over by {formatDate(asAt)}. Import the counts of open cases, or look at a later date.
        </EmptyState>
      ) : (
        <>
          <Panel
            title="From contacts to caseworkers"
            note={
              <SegmentedControl
                aria-label="Referrals and flows of"
                size="xs"
                value={over}
                onChange={(value) => {
                  const { over } = methodSearch({ over: value });
                  void navigate({ search: (previous) => present({ ...previous, over }), replace: true });
                }}
                data={[
                  { value: 'month', label: formatMonth(month) },
                  { value: 'year', label: 'Financial year' },
                ]}
              />
            }
          >
            {method.anyReferrals ? null : <NoReferrals />}
            {over === 'year' ? (
              <p className={classes.quiet}>
                Contacts, referrals and families are of {formatMonth(from)} to {formatMonth(to)}, the latest financial
                year that is over; cases are those at the end of {formatMonth(month)}.
              </p>
            ) : null}
            <ChainTable method={method} />
            <p className={classes.quiet}>
              “Too few” stands for figures that are too small to show, and for what would give them away.
              {over === 'month' ? ' The financial year has larger figures, of which fewer are left out.' : ''}
            </p>
          </Panel>
          <Panel title="Cases by level of need">
            <p className={classes.quiet}>
              Open cases are those at the end of {formatMonth(month)}; opened, closed and moved are of{' '}
              {from === to ? 'that month' : `${formatMonth(from)} to ${formatMonth(to)}`}. A rate is of all cases that
              were at the level in that time. Days open are the average of the cases that closed.
              {over === 'month'
                ? ' Steps between levels are told by financial year only, where small counts are hidden.'
                : ''}
            </p>
            <LevelsTable method={method} />
          </Panel>
          <OutOfScope method={method} />
        </>
      )}
      <SettingsPanels method={method} asAt={asAt} over={over} />
    </div>
  );
}

/** Which file brings what is missing. */
function NoReferrals() {
  const mayImport = useMay('demand:import');
  return (
    <p className={classes.notice}>
      No referrals are recorded yet, so the way from contacts to engaged families is not known. The file of referrals
      brings them: contacts, referrals, engaged and unwilling families by month, district and source.{' '}
      {mayImport ? <Link to="/import">Go to Import</Link> : 'Ask a service manager to import it.'}
    </p>
  );
}
