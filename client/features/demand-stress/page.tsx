import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { StressCases } from '../../../server/contract/demand-stress.ts';
import { present, useAsAt } from '../../address.ts';
import { DemandPages } from '../../components/demand-pages.tsx';
import { ImportDemand } from '../../components/import-demand.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { EmptyState, ErrorState, PageLoading } from '../../components/page-states.tsx';
import { Panel } from '../../components/panel.tsx';
import { formatDate, formatMonth } from '../../format.ts';
import { AnswerActions } from './answer-actions.tsx';
import { Bases } from './bases.tsx';
import { CaseList } from './case-list.tsx';
import classes from './demand-stress.module.css';
import { DistrictsTable } from './districts-table.tsx';
import { MonthsPanel } from './months-panel.tsx';
import { casesQuery, type EffectRequest, effectQuery } from './queries.ts';
import { chosenCases, namedCases, type StressSearch } from './search.ts';
import { UsualTable } from './usual-table.tsx';

/** What if demand changed: cases that are thought through, and what they would do to each district. */
export default function DemandStressPage() {
  const { asAt } = useAsAt();
  const { data, error, refetch } = useQuery(casesQuery(asAt));
  return (
    <>
      <title>Stress: what if demand changes – Evenhand</title>
      <DemandPages />
      <PageHead title="What if demand changes?">
        Choose what happens and when. You see how many caseworkers more each district would need, and how much of it the
        people of today would cover.
      </PageHead>
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : data ? (
        <Shown stress={data} asAt={asAt} />
      ) : (
        <PageLoading />
      )}
    </>
  );
}

function Shown({ stress, asAt }: { stress: StressCases; asAt: string }) {
  const search = useSearch({ from: '/app/demand/stress' });
  const navigate = useNavigate({ from: '/demand/stress' });
  const set = (changes: Partial<{ [key in keyof StressSearch]: string | undefined }>): void => {
    void navigate({ search: (previous) => present({ ...previous, ...changes }), replace: true });
  };
  const { months, lastMonth } = stress;
  const chosen = chosenCases(stress.cases, search.cases);
  const next = months.find((month) => lastMonth !== null && month > lastMonth);
  const month = search.month !== undefined && months.includes(search.month) ? search.month : next;
  if (lastMonth === null) {
    return (
      <EmptyState title="There is no demand to put a case on yet" action={<ImportDemand />}>
        No month of counts is over by {formatDate(asAt)}. Import the counts of open cases, or look at a later date.
      </EmptyState>
    );
  }
  const request = { asAt, month, cases: chosen.map(({ id }) => id).join(',') };
  return (
    <div className={classes.page}>
      <CaseList
        stress={stress}
        asAt={asAt}
        month={month}
        chosen={chosen.map(({ id }) => id)}
        choose={(ids) => set({ cases: namedCases(ids) })}
      />
      {stress.cases.length === 0 ? null : (
        <NativeSelect
          label="It happens in"
          description={`Counted up to ${formatMonth(lastMonth)}, forecast after`}
          value={month ?? ''}
          onChange={(event) => set({ month: event.currentTarget.value })}
          data={months.toReversed().map((each) => ({
            value: each,
            label: `${formatMonth(each)}${each > lastMonth ? ' (forecast)' : ''}`,
          }))}
          maw="18rem"
        />
      )}
      {stress.cases.length === 0 ? null : chosen.length === 0 ? (
        <p className={classes.note}>Choose what happens above, and what it would do is shown here.</p>
      ) : (
        <Effect request={request} districtId={search.district} choose={(district) => set({ district })} />
      )}
    </div>
  );
}

interface EffectProps {
  request: EffectRequest;
  districtId: string | undefined;
  choose: (districtId: string | undefined) => void;
}

/** What the chosen cases would do: in words, district by district, and month by month. */
function Effect({ request, districtId, choose }: EffectProps) {
  const { data, error, refetch, isPlaceholderData } = useQuery(effectQuery(request));
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <PageLoading />;
  return (
    <>
      <Panel title="What it would do">
        <p className={classes.words} role="status">
          {isPlaceholderData
            ? 'Being worked out for what is chosen now. Until then you see what was chosen before.'
            : data.sentence}
        </p>
        <DistrictsTable answer={data} />
        {data.notes.map((note) => (
          <p key={note} className={classes.note}>
            {note}
          </p>
        ))}
        <p className={classes.note}>
          “Beside the others” compares each district with its fair share of today’s case-holding FTE: short is more than
          10 % below it, tight more than 2 % below, over more than 2 % above.
        </p>
        <Bases answer={data} />
        <AnswerActions request={request} answer={data} />
      </Panel>
      <MonthsPanel answer={data} districtId={districtId} choose={choose} />
      <UsualTable answer={data} />
    </>
  );
}
