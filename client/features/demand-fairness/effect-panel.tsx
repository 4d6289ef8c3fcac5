import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { FairnessEffect, PlanFairness } from '../../../server/contract/demand-fairness.ts';
import { present } from '../../address.ts';
import { ErrorState, PageLoading } from '../../components/page-states.tsx';
import { Panel } from '../../components/panel.tsx';
import { ScrolledTable } from '../../components/plain-table.tsx';
import { formatDate, formatPercent } from '../../format.ts';
import classes from './fairness.module.css';
import { plansQuery } from './queries.ts';
import { changeText, TOO_FEW } from './words.ts';

interface Props {
  planId: string | undefined;
  effect: PlanFairness | undefined;
  error: unknown;
  retry: () => void;
}

/** Who gains and who loses by the plan that is looked at, and the choice of one. */
export function EffectPanel({ planId, effect, error, retry }: Props) {
  const navigate = useNavigate({ from: '/demand/fairness' });
  const { data } = useQuery(plansQuery);
  const plans = data?.plans;
  return (
    <Panel
      title="Who gains and who loses by a plan"
      note={
        <NativeSelect
          aria-label="Plan"
          size="xs"
          value={planId ?? ''}
          onChange={(event) => {
            const plan = event.currentTarget.value || undefined;
            void navigate({ search: (previous) => present({ ...previous, plan }), replace: true });
          }}
          data={[{ value: '', label: 'No plan' }, ...(plans ?? []).map(({ id, name }) => ({ value: id, label: name }))]}
        />
      }
    >
      {planId === undefined ? (
        <p className={classes.quiet}>
          {plans?.length === 0
            ? 'There is no plan yet. Make one on the page “Allocation”; then see here what it does to each part of the community.'
            : 'Choose a plan to see what it does to the coverage of each part of the community.'}
        </p>
      ) : error ? (
        <ErrorState error={error} retry={retry} />
      ) : effect ? (
        <Effect effect={effect} demandAsIf={plans?.find(({ id }) => id === planId)?.demandAsIf ?? null} />
      ) : (
        <PageLoading />
      )}
    </Panel>
  );
}

/** @param demandAsIf what the plan takes demand to be; null: as it was counted */
function Effect({ effect, demandAsIf }: { effect: PlanFairness; demandAsIf: string | null }) {
  const { planName, planAsAt, words, bands, districts, languages } = effect;
  return (
    <>
      <ul className={classes.words}>
        {words.sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p className={classes.quiet}>
        Coverage with everybody where they are today, and in the plan “{planName}”, both on the plan’s facts of{' '}
        {formatDate(planAsAt)}. Of wards and languages it is the mean of the districts by open cases; of a language that
        needs a speaker, what its speakers can carry.
      </p>
      {demandAsIf === null ? null : (
        <p className={classes.quiet}>
          The plan takes demand as if: {demandAsIf}. “Today” is on that demand here too, so it is not the coverage at
          the top of the page.
        </p>
      )}
      <div className={classes.tables}>
        <EffectTable title="Wards" caption="Coverage by deprivation of wards, today and in the plan" rows={bands} />
        <EffectTable title="District" caption="Coverage by district, today and in the plan" rows={districts} />
        <EffectTable title="Language" caption="Coverage by language, today and in the plan" rows={languages} />
      </div>
    </>
  );
}

function EffectTable({ title, caption, rows }: { title: string; caption: string; rows: readonly FairnessEffect[] }) {
  const share = (value: number | null): string => (value === null ? TOO_FEW : formatPercent(value));
  return (
    <ScrolledTable
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { title, cell: ({ name }) => name },
        { title: 'Today', numeric: true, cell: ({ before }) => share(before) },
        { title: 'In the plan', numeric: true, cell: ({ after }) => share(after) },
        { title: 'Change', numeric: true, cell: ({ before, after }) => changeText(before, after) },
      ]}
    />
  );
}
