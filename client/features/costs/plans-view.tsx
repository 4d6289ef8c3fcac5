import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { PlanCost } from '../../../server/contract/costs.ts';
import { OCCUPANCY_KINDS } from '../../../server/contract/establishment.ts';
import { present } from '../../address.ts';
import column from '../../components/page.module.css';
import { EmptyState, ErrorState, PageLoading } from '../../components/page-states.tsx';
import { Panel } from '../../components/panel.tsx';
import { ScrolledTable } from '../../components/plain-table.tsx';
import { Toolbar } from '../../components/toolbar.tsx';
import { formatCount, formatDate, formatNumber, formatPence } from '../../format.ts';
import { useReference } from '../../reference.ts';
import classes from './costs.module.css';
import { planCostQuery, plansQuery } from './queries.ts';

/** What each plan costs a year by district, against today. */
export function PlansView() {
  const { plan } = useSearch({ from: '/app/costs' });
  const navigate = useNavigate({ from: '/costs' });
  const { data, error, refetch } = useQuery(plansQuery);
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  const chosen = data.plans.find(({ id }) => id === plan) ?? data.plans[0];
  if (!chosen) {
    return (
      <EmptyState title="There is no plan yet">
        A plan puts people into districts. A service manager or a manager makes one on the page Allocation.
      </EmptyState>
    );
  }
  return (
    <>
      <Toolbar label="Plan">
        <NativeSelect
          label="Plan"
          value={chosen.id}
          onChange={(event) => {
            const id = event.currentTarget.value;
            void navigate({ search: (previous) => present({ ...previous, plan: id }) });
          }}
          data={data.plans.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Toolbar>
      <OnePlan key={chosen.id} id={chosen.id} />
    </>
  );
}

function OnePlan({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(planCostQuery(id));
  if (data) return <Shown cost={data} />;
  return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
}

function Shown({ cost }: { cost: PlanCost }) {
  const { unitName } = useReference();
  const { total, unpriced, temporary } = cost;
  return (
    <div className={column.page}>
      <Panel title={`${cost.name}: staff cost a year`}>
        <p className={classes.quiet}>
          What the people of the plan hold substantively on {formatDate(cost.asAt)}, a year at the rates of that date
          with on-cost. Moving somebody changes which district carries their pay, not what they are paid. Somebody
          shared between districts is counted in the first and split in pay.
        </p>
        <ScrolledTable
          caption={`Districts under “${cost.name}” and today`}
          rows={cost.districts}
          rowKey={({ districtId }) => districtId ?? ''}
          columns={[
            { title: 'District', cell: ({ name }) => name, total: 'All districts' },
            {
              title: 'People today',
              numeric: true,
              cell: ({ todayPeople }) => formatNumber(todayPeople),
              total: formatNumber(total.todayPeople),
            },
            {
              title: 'People in the plan',
              numeric: true,
              cell: ({ planPeople }) => formatNumber(planPeople),
              total: formatNumber(total.planPeople),
            },
            {
              title: 'Today',
              numeric: true,
              cell: ({ todayPence }) => formatPence(todayPence),
              total: formatPence(total.todayPence),
            },
            {
              title: 'Plan',
              numeric: true,
              cell: ({ planPence }) => formatPence(planPence),
              total: formatPence(total.planPence),
            },
            {
              title: 'Difference',
              numeric: true,
              cell: ({ differencePence }) => formatPence(differencePence),
              total: formatPence(total.differencePence),
            },
          ]}
        />
      </Panel>
      {unpriced.length > 0 ? (
        <Panel title={`${formatCount(unpriced.length, 'person', 'people')} without a known cost`}>
          <p className={classes.attention}>They are counted as people, and their pay is in no sum.</p>
          <ul className={classes.gaps}>
            {unpriced.map(({ personId, name, sentence }) => (
              <li key={personId}>
                {name} ({personId}): {sentence}
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
      <Panel title="Temporary arrangements until they end">
        {temporary.length === 0 ? (
          <p>None runs on {formatDate(cost.asAt)}.</p>
        ) : (
          <ScrolledTable
            caption={`From ${formatDate(cost.asAt)} to the last day of each; on top of the cost above, in any plan`}
            rows={temporary}
            rowKey={({ id }) => id}
            columns={[
              { title: 'Who', cell: ({ name, id }) => `${name} (${id})`, total: 'Those that are known' },
              { title: 'Kind', cell: ({ kind }) => OCCUPANCY_KINDS[kind] },
              { title: 'Unit', cell: ({ unitId }) => unitName(unitId) },
              { title: 'Until', cell: ({ endDate }) => formatDate(endDate) },
              {
                title: 'Cost',
                numeric: true,
                cell: ({ pence, gaps }) => (pence === null ? gaps.join(' ') : formatPence(pence)),
                total: formatPence(cost.temporaryPence),
              },
            ]}
          />
        )}
      </Panel>
    </div>
  );
}
