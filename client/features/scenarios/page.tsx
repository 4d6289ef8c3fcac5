import { Anchor, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Scenarios } from '../../../server/contract/scenarios.ts';
import { present, useAsAt } from '../../address.ts';
import column from '../../components/page.module.css';
import { PageHead } from '../../components/page-head.tsx';
import { EmptyState, ErrorState, NoPermission, PageLoading } from '../../components/page-states.tsx';
import { Panel } from '../../components/panel.tsx';
import paper from '../../components/paper.module.css';
import { Toolbar } from '../../components/toolbar.tsx';
import { formatDate } from '../../format.ts';
import { useMay } from '../../session.ts';
import { DataNotice } from './data-notice.tsx';
import { measureGroups } from './groups.ts';
import { InShort } from './in-short.tsx';
import { NoPlans } from './no-plans.tsx';
import { PlanPicker } from './plan-picker.tsx';
import { PrintSheet } from './print-sheet.tsx';
import { scenariosFile, scenariosQuery } from './queries.ts';
import { MOST_PLANS, plansEntry, plansNamed, type ScenariosSearch } from './search.ts';
import { SideBySide } from './side-by-side.tsx';
import { StressHint } from './stress-hint.tsx';

/** Plans side by side with doing nothing, in the same measures. */
export default function ScenariosPage() {
  const may = useMay('plans:read');
  return (
    <>
      <title>Scenarios – Evenhand</title>
      {may ? <Scenes /> : <NoPermission />}
    </>
  );
}

function Scenes() {
  const { asAt } = useAsAt();
  const search: ScenariosSearch = useSearch({ from: '/app/scenarios' });
  const mayImport = useMay('people:import');
  const { data: found, error, refetch } = useQuery(scenariosQuery(asAt, search));
  const isEmpty = found?.scenarios[0]?.people === 0 && found.scenarios.length === 1;
  return (
    <div className={column.page}>
      <div className={paper.screen}>
        <PageHead
          title="Scenarios"
          actions={
            found && !isEmpty ? (
              <>
                <Anchor href={scenariosFile(asAt, search)} download>
                  Save as CSV
                </Anchor>
                <Button variant="default" onClick={() => window.print()}>
                  Print
                </Button>
              </>
            ) : null
          }
        >
          Plans beside doing nothing: the same measures for each, as they are and under demand as it may become.
        </PageHead>
      </div>
      {found ? (
        isEmpty ? (
          <EmptyState
            title={`Nobody is in post on ${formatDate(asAt)}`}
            action={
              mayImport ? (
                <Button renderRoot={(props) => <Link to="/people/import" {...props} />}>Import people</Button>
              ) : null
            }
          >
            There is nothing to compare. Choose another date at the top of the page, or{' '}
            {mayImport ? 'import the people' : 'ask HR to import the people'}.
          </EmptyState>
        ) : (
          <Shown found={found} search={search} />
        )
      ) : error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : (
        <PageLoading />
      )}
    </div>
  );
}

function Shown({ found, search }: { found: Scenarios; search: ScenariosSearch }) {
  const navigate = useNavigate({ from: '/scenarios' });
  const groups = useMemo(() => measureGroups(found), [found]);
  const shown = found.scenarios.flatMap(({ planId }) => planId ?? []);
  // what was ticked is ticked at once, before the answer comes
  const chosen = plansNamed(search)?.filter((id) => !found.missing.includes(id)) ?? shown;
  const change = (entries: ScenariosSearch): void => {
    void navigate({ search: (previous) => present({ ...previous, ...entries }), resetScroll: false });
  };
  return (
    <>
      <div className={paper.screen}>
        {found.plans === 0 ? (
          <NoPlans />
        ) : (
          <Toolbar label="What stands side by side">
            <PlanPicker chosen={chosen} most={MOST_PLANS} choose={(plans) => change({ plans: plansEntry(plans) })} />
          </Toolbar>
        )}
        <DataNotice
          found={found}
          measureOn={(data) => change({ data })}
          forget={() => change({ plans: plansEntry(chosen) })}
        />
        <InShort found={found} />
        <Panel title="Side by side">
          <SideBySide scenarios={found.scenarios} groups={groups} />
          <StressHint found={found} />
        </Panel>
      </div>
      <PrintSheet found={found} groups={groups} />
    </>
  );
}
