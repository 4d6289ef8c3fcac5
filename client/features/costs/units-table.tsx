import { UnstyledButton } from '@mantine/core';
import type { Costs } from '../../../server/contract/costs.ts';
import { Panel } from '../../components/panel.tsx';
import { ScrolledTable } from '../../components/plain-table.tsx';
import { formatNumber, formatPence } from '../../format.ts';
import { useReference } from '../../reference.ts';
import classes from './costs.module.css';

interface Props {
  costs: Costs;
  chosen: string | undefined;
  choose: (unitId: string) => void;
}

type Unit = Costs['units'][number];

/** Budget, forecast and what vacancies save, by unit; a unit opens its posts. */
export function UnitsTable({ costs, chosen, choose }: Props) {
  const { unitName } = useReference();
  return (
    <Panel title="By unit">
      <ScrolledTable
        caption={`Units in ${costs.year}. A unit opens its posts.`}
        rows={costs.units}
        rowKey={({ unitId }) => unitId}
        columns={[
          {
            title: 'Unit',
            cell: ({ unitId }) => (
              <UnstyledButton className={classes.link} aria-expanded={unitId === chosen} onClick={() => choose(unitId)}>
                {unitName(unitId)}
              </UnstyledButton>
            ),
            total: 'All units',
          },
          ...unitColumns(costs),
        ]}
      />
    </Panel>
  );
}

/** Columns of figures, for the screen and for paper. */
export function unitColumns({ total, units }: Costs) {
  const money = (title: string, of: (figures: Unit | Costs['total']) => number) => ({
    title,
    numeric: true,
    cell: (unit: Unit) => formatPence(of(unit)),
    total: formatPence(of(total)),
  });
  return [
    {
      title: 'Posts',
      numeric: true,
      cell: ({ posts }: Unit) => formatNumber(posts),
      total: formatNumber(units.reduce((sum, { posts }) => sum + posts, 0)),
    },
    money('Budget', ({ budgetPence }) => budgetPence),
    money('Forecast', ({ forecastPence }) => forecastPence),
    money('Difference', ({ differencePence }) => differencePence),
    money('Vacancies save', ({ savingPence }) => savingPence),
    {
      title: 'To put right',
      numeric: true,
      cell: ({ gaps }: Unit) => (gaps === 0 ? '' : formatNumber(gaps)),
      total: formatNumber(total.gaps),
    },
  ];
}
