import { Button, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { present, useAsAt } from '../../address.ts';
import { FileActions } from '../../components/file-actions.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ErrorState, PageLoading } from '../../components/page-states.tsx';
import { formatDate } from '../../format.ts';
import { useMay } from '../../session.ts';
import { ArrangementsSection } from './arrangements-section.tsx';
import { Details } from './details.tsx';
import { Dialogs } from './dialogs.tsx';
import { FundingSection } from './funding-section.tsx';
import { arrangementsQuery, choicesQuery } from './queries.ts';
import { RulesSection } from './rules-section.tsx';
import { type TemporarySearch, temporarySearch } from './search.ts';
import classes from './temporary-posts.module.css';
import { type Doing, useDoing } from './use-actions.ts';

/** Temporary arrangements: what ends next, the timeline, the list with costs for readers of pay, funding and rules. */
export default function TemporaryPostsPage() {
  const { asAt } = useAsAt();
  const search = useSearch({ from: '/app/temporary-posts' });
  const navigate = useNavigate({ from: '/temporary-posts' });
  const mayRead = useMay('establishment:read');
  const mayEdit = useMay('establishment:edit');
  const seesCosts = useMay('costs:read');
  const { data, error, refetch } = useQuery(arrangementsQuery(asAt));
  const { data: choices } = useQuery({ ...choicesQuery(asAt), enabled: mayEdit });
  const { doing, start, stop } = useDoing();
  const change = useCallback(
    (changes: TemporarySearch) =>
      void navigate({ search: (previous) => present({ ...previous, ...changes }), replace: true }),
    [navigate],
  );
  const fundName = (id: string) => choices?.funds.find((fund) => fund.id === id)?.name ?? id;
  const doer = mayEdit && choices ? start : undefined;
  const fromDetails = (doing: Doing): void => {
    // what is deleted has no details any more
    if (doing.what === 'delete') change({ open: undefined });
    start(doing);
  };
  return (
    <div className={classes.page}>
      <title>Temporary posts – Evenhand</title>
      <PageHead
        title="Temporary posts"
        actions={
          <>
            {mayRead ? <FileActions kinds={['arrangements']} /> : null}
            {mayEdit ? (
              <Button disabled={!choices} onClick={() => start({ what: 'add' })}>
                New arrangement …
              </Button>
            ) : null}
          </>
        }
      >
        Agency, fixed term, cover, secondments, honoraria, additional hours and ring-fenced time, as at{' '}
        {formatDate(asAt)}.
      </PageHead>
      {mayEdit || seesCosts ? (
        <SegmentedControl
          aria-label="Part of the page"
          className={classes.parts}
          value={search.view ?? ''}
          onChange={(value) => change({ view: temporarySearch({ view: value }).view })}
          data={[
            { value: '', label: 'Arrangements' },
            ...(seesCosts ? [{ value: 'funding', label: 'Funding' }] : []),
            ...(mayEdit ? [{ value: 'rules', label: 'Rules' }] : []),
          ]}
        />
      ) : null}
      {search.view === 'funding' && seesCosts && choices ? <FundingSection fundName={fundName} start={doer} /> : null}
      {search.view === 'rules' && mayEdit ? <RulesSection /> : null}
      {search.view === undefined || !seesCosts ? (
        error ? (
          <ErrorState error={error} retry={() => void refetch()} />
        ) : data ? (
          <ArrangementsSection list={data} search={search} change={change} start={doer} />
        ) : (
          <PageLoading />
        )
      ) : null}
      {search.open ? (
        <Details
          key={search.open}
          id={search.open}
          close={() => change({ open: undefined })}
          start={doer && fromDetails}
          isBehind={doing !== undefined}
          fundName={fundName}
        />
      ) : null}
      {choices ? (
        <Dialogs
          doing={doing}
          choices={choices}
          arrangements={data?.arrangements ?? []}
          fundName={fundName}
          stop={stop}
        />
      ) : null}
    </div>
  );
}
