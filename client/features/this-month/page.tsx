import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type Digest, DUE_WHEN, type DueWhen } from '../../../server/contract/digest.ts';
import { present, useAsAt } from '../../address.ts';
import { PageHead } from '../../components/page-head.tsx';
import { EmptyState, ErrorState, NoPermission, PageLoading } from '../../components/page-states.tsx';
import { formatDate } from '../../format.ts';
import { useMay, useSession } from '../../session.ts';
import { CalendarPanel } from './calendar-panel.tsx';
import { DueCounts } from './due-counts.tsx';
import { DueFilters } from './due-filters.tsx';
import { DueGroup } from './due-group.tsx';
import { digestQuery } from './queries.ts';
import { filterDue, type ThisMonthSearch } from './search.ts';
import classes from './this-month.module.css';

const GROUPS = Object.keys(DUE_WHEN) as DueWhen[];

/** What needs action: overdue, this month, and in the 90 days that follow; and the same dates for one's own calendar. */
export default function ThisMonthPage() {
  const may = useMay('establishment:read');
  const mayCalendar = useMay('calendar:own');
  return (
    <div className={classes.page}>
      <title>This month – Evenhand</title>
      {may ? (
        <Shown />
      ) : (
        <>
          <PageHead title="This month" />
          <NoPermission />
        </>
      )}
      {may && mayCalendar ? <CalendarPanel /> : null}
    </div>
  );
}

function Shown() {
  const { asAt } = useAsAt();
  const { council } = useSession().installation;
  const { data, error, refetch } = useQuery(digestQuery(asAt));
  return (
    <>
      <PageHead title="This month" actions={data && data.items.length > 0 ? <PrintButton /> : null}>
        What needs action, as at {formatDate(asAt)}
        {data ? <>, looking ahead to {formatDate(data.until)}</> : null}.
        <span className={classes.printed}> {council}.</span>
      </PageHead>
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : data ? (
        <DueList digest={data} />
      ) : (
        <PageLoading />
      )}
    </>
  );
}

function PrintButton() {
  return (
    <Button variant="default" className={classes.onScreen} onClick={() => window.print()}>
      Print
    </Button>
  );
}

function DueList({ digest }: { digest: Digest }) {
  const { kind, district } = useSearch({ from: '/app/this-month' });
  const navigate = useNavigate({ from: '/this-month' });
  const change = (changes: ThisMonthSearch): void => {
    void navigate({ search: (previous) => present({ ...previous, ...changes }), replace: true });
  };
  if (digest.items.length === 0) {
    return (
      <EmptyState title="Nothing is due">
        Nothing is overdue, and nothing ends, is reviewed or has to be done until {formatDate(digest.until)}. Another
        as-at date at the top of the page looks from there.
      </EmptyState>
    );
  }
  const shown = filterDue(digest.items, { kind, district });
  const groups = GROUPS.map((when) => ({ when, items: shown.filter((item) => item.when === when) }));
  return (
    <>
      <DueCounts groups={groups} />
      <DueFilters digest={digest} shown={shown.length} search={{ kind, district }} change={change} />
      {shown.length === 0 ? (
        <EmptyState
          title="Nothing of this kind is due here"
          action={<Button onClick={() => change({ kind: undefined, district: undefined })}>Show all</Button>}
        >
          The filter leaves nothing over. Show everything, or choose another kind or district.
        </EmptyState>
      ) : (
        groups.map(({ when, items }) =>
          items.length > 0 ? <DueGroup key={when} when={when} items={items} digest={digest} /> : null,
        )
      )}
    </>
  );
}
