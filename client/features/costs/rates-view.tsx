import { Button, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { Rate, RateKind, Rates } from '../../../server/contract/rates.ts';
import { present, useAsAt } from '../../address.ts';
import { FileActions } from '../../components/file-actions.tsx';
import { ErrorState, PageLoading } from '../../components/page-states.tsx';
import { Panel } from '../../components/panel.tsx';
import { Toolbar } from '../../components/toolbar.tsx';
import { useMay } from '../../session.ts';
import classes from './costs.module.css';
import { ratesQuery } from './queries.ts';
import { type Editing, RateDialog } from './rate-dialog.tsx';
import { draftOf } from './rate-draft.ts';
import { AgencyTable, FundsTable, GradesTable, OnCostTable, PayPointsTables } from './rate-tables.tsx';
import { type CostsSearch, RATE_SECTIONS, type RateSection } from './search.ts';

const SECTIONS: Record<RateSection, { label: string; lead: string; adds: { what: RateKind; label: string }[] }> = {
  'pay-points': {
    label: 'Pay points',
    lead: 'Annual pay of each point by award, full time, before on-cost. A point without pay is missing; it is never carried on from an earlier award.',
    adds: [{ what: 'pay-point', label: 'Add a pay point' }],
  },
  grades: {
    label: 'Grades',
    lead: 'Which points belong to a grade, from a date on. A post without a budget point is budgeted at the highest.',
    adds: [
      { what: 'grade-range', label: 'Add points of a grade' },
      { what: 'grade', label: 'Add a grade' },
    ],
  },
  'on-cost': {
    label: 'On-cost',
    lead: 'Employer’s national insurance and pension on pay, from a date on until the next.',
    adds: [{ what: 'on-cost', label: 'Add an on-cost rate' }],
  },
  funds: {
    label: 'Funds',
    lead: 'Purses beside the base budget. Which share of what they meet stands in the funding lines.',
    adds: [{ what: 'fund', label: 'Add a fund' }],
  },
  agency: {
    label: 'Agency',
    lead: 'What an agency asks an hour for a role, fee included: what a new arrangement starts from. Arrangements keep the rate they were entered with.',
    adds: [{ what: 'agency-rate', label: 'Add an agency rate' }],
  },
};

/** The rates that pay and costs rest on: seen by readers of pay, changed with the effect shown first. */
export function RatesView() {
  const { asAt } = useAsAt();
  const { data, error, refetch } = useQuery(ratesQuery(asAt));
  if (data) return <Shown rates={data} asAt={asAt} />;
  return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
}

function Shown({ rates, asAt }: { rates: Rates; asAt: string }) {
  const search: CostsSearch = useSearch({ from: '/app/costs' });
  const section = search.rates ?? 'pay-points';
  const navigate = useNavigate({ from: '/costs' });
  const mayEdit = useMay('pay-rates:edit');
  const [editing, setEditing] = useState<Editing>();
  const { label, lead, adds } = SECTIONS[section];
  const correct = mayEdit
    ? (rate: Rate) => setEditing({ title: 'Correct a rate', draft: draftOf(rate), isStored: true })
    : undefined;
  const tables: Record<RateSection, ReactNode> = {
    'pay-points': <PayPointsTables rates={rates} correct={correct} />,
    grades: <GradesTable rates={rates} correct={correct} />,
    'on-cost': <OnCostTable rates={rates} correct={correct} />,
    funds: <FundsTable rates={rates} correct={correct} />,
    agency: <AgencyTable rates={rates} correct={correct} />,
  };
  return (
    <>
      <Toolbar label="Rates">
        <SegmentedControl
          aria-label="Which rates"
          size="xs"
          value={section}
          onChange={(value) => {
            const next = RATE_SECTIONS.find((known) => known === value);
            void navigate({ search: (previous) => present({ ...previous, rates: next }), replace: true });
          }}
          data={RATE_SECTIONS.map((value) => ({ value, label: SECTIONS[value].label }))}
        />
        {mayEdit
          ? adds.map((add) => (
              <Button
                key={add.what}
                variant="default"
                onClick={() => setEditing({ title: add.label, draft: { what: add.what }, isStored: false })}
              >
                {add.label}
              </Button>
            ))
          : null}
        {section === 'pay-points' ? <FileActions kinds={['pay-points']} /> : null}
      </Toolbar>
      <Panel title={label}>
        <p className={classes.quiet}>{lead}</p>
        {tables[section]}
      </Panel>
      {editing ? (
        <RateDialog
          key={JSON.stringify(editing.draft)}
          editing={editing}
          rates={rates}
          asAt={asAt}
          close={() => setEditing(undefined)}
        />
      ) : null}
    </>
  );
}
