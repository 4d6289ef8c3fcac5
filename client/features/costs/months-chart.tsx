import { useMemo } from 'react';
import type { Costs } from '../../../server/contract/costs.ts';
import { Chart } from '../../components/chart.tsx';
import { Panel } from '../../components/panel.tsx';
import { ScrolledTable } from '../../components/plain-table.tsx';
import { formatMonth, formatPence } from '../../format.ts';
import { useChartColours } from '../../palette.ts';
import { monthsOption } from './months-option.ts';

/** Budget and forecast month by month, with the figures as a table. */
export function MonthsChart({ costs }: { costs: Costs }) {
  const colours = useChartColours();
  const option = useMemo(() => monthsOption(costs.months, colours), [costs.months, colours]);
  return (
    <Panel title="By month">
      <Chart
        label={`Bar chart of budget and forecast in each month of ${costs.year}. The table below has every figure.`}
        option={option}
        height={260}
        tableTitle="The figures as a table"
        table={<MonthsTable costs={costs} />}
      />
    </Panel>
  );
}

/** Budget and forecast by month. */
export function MonthsTable({ costs: { months, total, year } }: { costs: Costs }) {
  return (
    <ScrolledTable
      caption={`Budget and forecast by month, ${year}`}
      rows={months}
      rowKey={({ month }) => month}
      columns={[
        { title: 'Month', cell: ({ month }) => formatMonth(month), total: 'Year' },
        {
          title: 'Budget',
          numeric: true,
          cell: ({ budgetPence }) => formatPence(budgetPence),
          total: formatPence(total.budgetPence),
        },
        {
          title: 'Forecast',
          numeric: true,
          cell: ({ forecastPence }) => formatPence(forecastPence),
          total: formatPence(total.forecastPence),
        },
      ]}
    />
  );
}
