import type { Costs } from '../../../server/contract/costs.ts';
import { Panel } from '../../components/panel.tsx';
import { ScrolledTable } from '../../components/plain-table.tsx';
import { formatMonth, formatPence } from '../../format.ts';
import { fundNames } from './names.ts';

/** Budget and forecast by fund, and what each fund is forecast to carry month by month. */
export function FundsTable({ costs }: { costs: Costs }) {
  const { byFund, months, year } = costs;
  const nameOf = fundNames(costs.funds);
  return (
    <Panel title="By fund">
      <FundSums costs={costs} />
      {byFund.length > 1 ? (
        <details>
          <summary>Forecast of each fund by month</summary>
          <ScrolledTable
            caption={`Forecast by month and fund, ${year}`}
            rows={months}
            rowKey={({ month }) => month}
            columns={[
              { title: 'Month', cell: ({ month }) => formatMonth(month), total: 'Year' },
              ...byFund.map((fund) => ({
                title: nameOf(fund.fundId),
                numeric: true,
                cell: ({ month }: (typeof months)[number]) =>
                  formatPence(fund.months.find((line) => line.month === month)?.forecastPence ?? 0),
                total: formatPence(fund.forecastPence),
              })),
            ]}
          />
        </details>
      ) : null}
    </Panel>
  );
}

/** Budget and forecast of each fund. */
export function FundSums({ costs: { byFund, funds, total, year } }: { costs: Costs }) {
  const nameOf = fundNames(funds);
  return (
    <ScrolledTable
      caption={`Who pays, ${year}`}
      rows={byFund}
      rowKey={({ fundId }) => fundId ?? ''}
      columns={[
        { title: 'Fund', cell: ({ fundId }) => nameOf(fundId), total: 'All funds' },
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
        {
          title: 'Difference',
          numeric: true,
          cell: ({ differencePence }) => formatPence(differencePence),
          total: formatPence(total.differencePence),
        },
      ]}
    />
  );
}
