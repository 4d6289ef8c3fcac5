import type { PlanAssumption, PlanView } from '../../../server/contract/plans.ts';
import { WorkedOut, WorkingTable } from '../../components/worked-out.tsx';
import { formatFte, formatFteDifference, formatMonth } from '../../format.ts';
import classes from './assumption-line.module.css';

/** What a plan takes demand to be, where it is not as counted; opens how much is added in which district. */
export function AssumptionLine({ view: { plan, assumption } }: { view: PlanView }) {
  if (!plan || !assumption || plan.demandAsIf === null) return null;
  const total = assumption.districts.reduce((sum, { demandFte }) => sum + demandFte, 0);
  return (
    <p className={classes.line}>
      <strong>Demand as if: {plan.demandAsIf}.</strong> The demand that this plan is measured on is{' '}
      <WorkedOut figure={formatFte(total)} title="Demand that this plan is measured on, FTE">
        <AddedWorking assumption={assumption} total={total} />
      </WorkedOut>{' '}
      FTE.
    </p>
  );
}

function AddedWorking({ assumption, total }: { assumption: PlanAssumption; total: number }) {
  const { districts, cases, month, hardestMonth, countedMonth } = assumption;
  return (
    <>
      <WorkingTable
        lines={[
          ...districts.map(({ name, countedFte, addedFte, demandFte }) => ({
            what: name,
            how: `${formatFte(countedFte)} counted${countedMonth === null ? '' : ` in ${formatMonth(countedMonth)}`}, ${formatFteDifference(addedFte)} on top`,
            result: formatFte(demandFte),
          })),
          ...(districts.length > 1 ? [{ what: 'All districts, FTE', result: formatFte(total) }] : []),
        ]}
      />
      <p>
        On top: what {cases.length === 1 ? 'this' : 'these'} would ask in {formatMonth(hardestMonth)}, the hardest
        month, if it happened in {formatMonth(month)}.
      </p>
      <ul className={classes.cases}>
        {cases.map(({ id, name, said }) => (
          <li key={id}>
            {name}
            {said === null ? '' : `: ${said}`}
          </li>
        ))}
      </ul>
      <p>As it was saved when the plan took it: later changes on the page Stress leave this plan as it is.</p>
    </>
  );
}
