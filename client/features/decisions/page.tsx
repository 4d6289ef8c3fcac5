import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { DECISION_STATES, type DecisionHead } from '../../../server/contract/decisions.ts';
import { PageHead } from '../../components/page-head.tsx';
import { EmptyState, ErrorState, PageLoading } from '../../components/page-states.tsx';
import { Panel } from '../../components/panel.tsx';
import { ScrolledTable } from '../../components/plain-table.tsx';
import { formatDate } from '../../format.ts';
import { useMay } from '../../session.ts';
import classes from './decisions.module.css';
import { NewDecision } from './new-decision.tsx';
import { decisionsQuery } from './queries.ts';

/** Decision records: drafts, and what was decided. */
export default function DecisionsPage() {
  const { data, error, refetch } = useQuery(decisionsQuery);
  const mayEdit = useMay('decisions:edit');
  const [isNew, setIsNew] = useState(false);
  const begin = mayEdit ? <Button onClick={() => setIsNew(true)}>New decision</Button> : null;
  return (
    <>
      <title>Decisions – Evenhand</title>
      <PageHead title="Decisions" actions={begin}>
        Why posts and temporary arrangements were agreed, by whom and at what cost: drafted from the records, printed to
        be signed.
      </PageHead>
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <PageLoading />
      ) : data.decisions.length === 0 ? (
        <EmptyState title="There is no decision record yet" action={begin}>
          Choose arrangements, posts or funding, and the record is drafted from them.
        </EmptyState>
      ) : (
        <DecisionList decisions={data.decisions} />
      )}
      {isNew ? <NewDecision onClose={() => setIsNew(false)} /> : null}
    </>
  );
}

function DecisionList({ decisions }: { decisions: DecisionHead[] }) {
  return (
    <Panel title="Decision records">
      <div className={classes.list}>
        <ScrolledTable
          caption="Drafts first, then the latest decided"
          rows={decisions}
          rowKey={({ id }) => id}
          columns={[
            {
              title: 'Decision',
              cell: ({ id, title }) => (
                <Link to="/decisions/$decisionId" params={{ decisionId: id }}>
                  {title}
                </Link>
              ),
            },
            { title: 'Reference', cell: ({ reference }) => reference },
            { title: 'State', cell: ({ state }) => <span data-state={state}>{DECISION_STATES[state]}</span> },
            { title: 'Decision maker', cell: ({ decisionMaker }) => decisionMaker ?? 'not named yet' },
            { title: 'Decided', cell: ({ decidedOn }) => formatDate(decidedOn) },
            { title: 'Published', cell: ({ publishedOn }) => formatDate(publishedOn) },
            { title: 'About', numeric: true, cell: ({ items }) => items },
            {
              title: 'Editions',
              numeric: true,
              cell: ({ editions, state }) => (state === 'final' ? Math.max(1, editions) : '–'),
            },
          ]}
        />
      </div>
    </Panel>
  );
}
