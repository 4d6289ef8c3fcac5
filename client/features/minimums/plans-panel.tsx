import { Link } from '@tanstack/react-router';
import type { PlanCover } from '../../../server/contract/minimums.ts';
import { Panel } from '../../components/panel.tsx';
import { ScrolledTable } from '../../components/plain-table.tsx';
import { WorkedOut, WorkingTable } from '../../components/worked-out.tsx';
import { formatDate, formatFte, formatNumber } from '../../format.ts';
import { useReference } from '../../reference.ts';
import classes from './minimums.module.css';

/** Each plan against the minimums of now: how many it keeps, and which not. */
export function PlansPanel({ plans }: { plans: readonly PlanCover[] }) {
  return (
    <Panel title="What each plan gives">
      <p className={classes.quiet}>
        Plans made before keep the old minimums until they are refreshed: open the plan and choose “Take the new data”.
      </p>
      {plans.length === 0 ? (
        <p className={classes.quiet}>There are no plans yet.</p>
      ) : (
        <ScrolledTable<PlanCover>
          caption="Plans against the minimums of now"
          rows={plans}
          rowKey={({ planId }) => planId}
          columns={[
            {
              title: 'Plan',
              cell: ({ planId, name, asAt, isOlder }) => (
                <>
                  <Link
                    to="/allocation"
                    search={(previous) => ({ ...previous, plan: planId })}
                    className={classes.link}
                  >
                    {name}
                  </Link>
                  <span className={classes.note}>
                    {formatDate(asAt)}
                    {isOlder ? '; made with other minimums, not refreshed yet' : ''}
                  </span>
                </>
              ),
            },
            { title: 'Kept', numeric: true, cell: (plan) => <Kept plan={plan} /> },
            { title: 'Below', cell: (plan) => <Below plan={plan} /> },
          ]}
        />
      )}
    </Panel>
  );
}

function Kept({ plan }: { plan: PlanCover }) {
  const { roleTitle, districtName } = useReference();
  const set = plan.cells.filter(({ minimumFte }) => minimumFte !== null);
  const kept = set.filter(({ shortFte }) => shortFte === 0);
  if (set.length === 0) return 'none set';
  return (
    <WorkedOut
      figure={`${formatNumber(kept.length)} of ${formatNumber(set.length)}`}
      title={`Minimums that “${plan.name}” keeps`}
    >
      <WorkingTable
        lines={set.map(({ roleId, districtId, minimumFte, fte, shortFte }) => ({
          what: `${roleTitle(roleId)} in ${districtName(districtId)}`,
          how: `at least ${formatFte(minimumFte ?? 0)}${shortFte > 0 ? ', below' : ''}`,
          result: formatFte(fte),
        }))}
      />
    </WorkedOut>
  );
}

function Below({ plan: { cells } }: { plan: PlanCover }) {
  const { roleTitle, districtName } = useReference();
  const below = cells.filter(({ shortFte }) => shortFte > 0);
  if (below.length === 0) return 'none';
  return (
    <ul className={classes.below}>
      {below.map(({ roleId, districtId, fte, minimumFte }) => (
        <li key={`${roleId} ${districtId}`} className={classes.short}>
          {roleTitle(roleId)} in {districtName(districtId)}: {formatFte(fte)} of {formatFte(minimumFte ?? 0)} FTE
        </li>
      ))}
    </ul>
  );
}
