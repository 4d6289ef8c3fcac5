import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useBlocker, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { MinimumCover } from '../../../server/contract/minimums.ts';
import { useAsAt } from '../../address.ts';
import { confirm } from '../../components/confirm.tsx';
import column from '../../components/page.module.css';
import { PageHead } from '../../components/page-head.tsx';
import { EmptyState, ErrorState, PageLoading } from '../../components/page-states.tsx';
import { Panel } from '../../components/panel.tsx';
import paper from '../../components/paper.module.css';
import { formatCount, formatDate } from '../../format.ts';
import { useMay } from '../../session.ts';
import { CoverTable } from './cover-table.tsx';
import { EffectPanel } from './effect-panel.tsx';
import classes from './minimums.module.css';
import { PlansPanel } from './plans-panel.tsx';
import { PrintSheet } from './print-sheet.tsx';
import { coverQuery, planCoversQuery } from './queries.ts';
import { useMinimumsDraft } from './use-draft.ts';
import { useEffectOf } from './use-effect-of.ts';

/** Minimum cover: the least FTE of each role that each district has to have, beside what is there. */
export default function MinimumsPage() {
  const { asAt } = useAsAt();
  const { data, error, refetch } = useQuery(coverQuery(asAt));
  return (
    <>
      <title>Minimum cover – Evenhand</title>
      <div className={paper.screen}>
        <PageHead
          title="Minimum cover"
          actions={
            <>
              <Button
                variant="default"
                renderRoot={(props) => (
                  <Link to="/history" search={(was) => ({ ...was, area: 'minimum' })} {...props} />
                )}
              >
                History of minimums
              </Button>
              <Button variant="default" renderRoot={(props) => <Link to="/allocation" {...props} />}>
                Back to Allocation
              </Button>
            </>
          }
        >
          The least FTE of a role that each district has to have. A proposal keeps every one of them, or says that it
          cannot. They hold at every date until somebody changes them.
        </PageHead>
      </div>
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : data ? (
        <Shown cover={data} asAt={asAt} />
      ) : (
        <PageLoading />
      )}
    </>
  );
}

function Shown({ cover, asAt }: { cover: MinimumCover; asAt: string }) {
  const mayEdit = useMay('minimums:edit');
  const minimums = useMinimumsDraft(cover, asAt);
  const { data: plans } = useQuery(planCoversQuery);
  const { plan: addressed } = useSearch({ strict: false });
  const [chosen, setChosen] = useState<string>();
  const plan = plans?.find(({ planId }) => planId === (chosen ?? addressed));
  const effect = useEffectOf(minimums, asAt);
  const unsaved = minimums.asked.length + Object.keys(minimums.faults).length;
  useBlocker({
    disabled: unsaved === 0,
    enableBeforeUnload: true,
    shouldBlockFn: async ({ current, next }) =>
      current.pathname !== next.pathname &&
      !(await confirm({
        title: 'Leave without saving?',
        children: `${formatCount(unsaved, 'minimum is', 'minimums are')} not saved yet.`,
        confirm: 'Leave',
        cancel: 'Stay',
        danger: true,
      })),
  });
  if (cover.roles.length === 0) {
    return (
      <EmptyState title={`Nobody is in a district team on ${formatDate(asAt)}`}>
        Minimums are set for roles that people in district teams have. Import people, or look at another date.
      </EmptyState>
    );
  }
  const isNobody = cover.cells.every(({ people }) => people === 0);
  const below = cover.cells.filter(({ shortFte }) => shortFte > 0);
  return (
    <>
      <PrintSheet cover={cover} asAt={asAt} plan={plan} plans={plans ?? []} unsaved={unsaved} />
      <div className={paper.screen}>
        <div className={column.page}>
          <Panel
            title="Minimums"
            note={
              <NativeSelect
                label="Beside them"
                size="xs"
                className={classes.beside}
                value={plan?.planId ?? ''}
                onChange={(event) => setChosen(event.currentTarget.value)}
                data={[
                  { value: '', label: `Where people work on ${formatDate(asAt)}` },
                  ...(plans ?? []).map(({ planId, name }) => ({ value: planId, label: `Plan “${name}”` })),
                ]}
              />
            }
          >
            <p className={classes.quiet}>
              {mayEdit
                ? 'FTE in steps of 0.05; empty is no minimum. Enter and the arrows go up and down, Escape takes a cell back; a block copied from a spreadsheet can be pasted. Nothing counts before you save it.'
                : 'You can read the minimums; the service manager and the manager set them.'}
            </p>
            {isNobody ? <Nobody asAt={asAt} /> : null}
            {below.length > 0 && !isNobody ? (
              <>
                <p className={classes.short}>Not kept by where people work on {formatDate(asAt)}:</p>
                <ul className={classes.effects}>
                  {below.map(({ roleId, districtId, sentence }) => (
                    <li key={`${roleId} ${districtId}`} className={classes.short}>
                      {sentence}
                    </li>
                  ))}
                </ul>
              </>
            ) : null}
            <CoverTable
              minimums={minimums}
              asAt={asAt}
              faults={{ ...effect.refused, ...minimums.faults }}
              mayEdit={mayEdit}
              plan={plan}
            />
            {minimums.changeBack && unsaved === 0 ? (
              <Button variant="default" onClick={minimums.changeBack}>
                Change back what was saved
              </Button>
            ) : null}
          </Panel>
          {unsaved > 0 ? <EffectPanel minimums={minimums} effect={effect} /> : null}
          {plans ? <PlansPanel plans={plans} /> : null}
        </div>
      </div>
    </>
  );
}

/** That no minimum can be kept yet, and the next step. */
function Nobody({ asAt }: { asAt: string }) {
  const mayImport = useMay('people:import');
  return (
    <p className={classes.short}>
      Nobody is in a district team on {formatDate(asAt)}, so no minimum is kept.{' '}
      {mayImport ? (
        <Link to="/people/import" className={classes.link}>
          Import people
        </Link>
      ) : (
        'Ask HR or a service manager to import people'
      )}
      , or look at another date.
    </p>
  );
}
