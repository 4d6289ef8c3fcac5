import type { Costs } from '../../../server/contract/costs.ts';
import { CouncilName } from '../../components/council-name.tsx';
import paper from '../../components/paper.module.css';
import { ScrolledTable } from '../../components/plain-table.tsx';
import { formatDate, formatPence } from '../../format.ts';
import { useReference } from '../../reference.ts';
import classes from './costs.module.css';
import { FundSums } from './funds-table.tsx';
import { MonthsTable } from './months-chart.tsx';
import { unitColumns } from './units-table.tsx';

/** The year on paper: sums, units, funds, months, and what could not be costed. Every table names the year. */
export function CostsPrintSheet({ costs }: { costs: Costs }) {
  const { unitName } = useReference();
  const { total, year, asAt, gaps, gapSentences } = costs;
  return (
    <div className={`${paper.sheet} ${classes.sheet}`}>
      <p>
        <CouncilName />
      </p>
      <h1>Budget against forecast, {year}</h1>
      <p>
        <strong>As at {formatDate(asAt)}.</strong> Budget {formatPence(total.budgetPence)}, forecast{' '}
        {formatPence(total.forecastPence)}, difference {formatPence(total.differencePence)}. Vacant hours at budget{' '}
        {formatPence(total.vacantPence)} less their cover {formatPence(total.coverPence)}:{' '}
        {formatPence(total.savingPence)}, part of the difference.
      </p>
      <ScrolledTable
        caption={`Units, ${year}`}
        rows={costs.units}
        rowKey={({ unitId }) => unitId}
        columns={[{ title: 'Unit', cell: ({ unitId }) => unitName(unitId), total: 'All units' }, ...unitColumns(costs)]}
      />
      <FundSums costs={costs} />
      <MonthsTable costs={costs} />
      {gapSentences > 0 ? (
        <>
          <p>
            <strong>Not in these sums, or to be looked at ({gapSentences}):</strong>
          </p>
          <ul>
            {gaps.map((gap) => (
              <li key={`${gap.kind} ${gap.id} ${gap.sentence}`}>
                {gap.id} {gap.name}: {gap.sentence}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}
