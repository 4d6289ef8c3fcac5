import { Box } from '@mantine/core';
import { Fragment } from 'react';
import type { KeptSheet } from '../../../server/contract/decisions.ts';
import { formatPence } from '../../format.ts';
import classes from './costs-table.module.css';
import { fundName, money } from './words.ts';

type Costed = Pick<KeptSheet, 'costs' | 'items' | 'fundNames'>;
type FundCost = KeptSheet['costs']['byFund'][number];

/** What a decision costs: each thing by fund and financial year, then each fund, then all; every column adds up. */
export function CostsTable({ sheet }: { sheet: Costed }) {
  const { costs, items, fundNames } = sheet;
  const labels = new Map(items.map(({ subjectId, label }) => [subjectId, label]));
  return (
    <Box component="section" className={classes.scroll} aria-label="Costs" tabIndex={0}>
      <table className={classes.costs}>
        <caption>Costs in pounds, by fund and financial year</caption>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Met by</th>
            {costs.years.map((year) => (
              <th key={year} scope="col" data-numeric>
                {year}
              </th>
            ))}
            <th scope="col" data-numeric>
              Total
            </th>
          </tr>
        </thead>
        <tbody>
          {costs.items.map((item) => (
            <Fragment key={item.subjectId}>
              {item.byFund.length === 0 ? (
                <tr>
                  <th scope="row">
                    {labels.get(item.subjectId) ?? item.subjectId} <small>{item.subjectId}</small>
                  </th>
                  <td colSpan={costs.years.length + 2}>{item.note ?? item.gaps.join(' ')}</td>
                </tr>
              ) : (
                item.byFund.map((line, at) => (
                  <tr key={line.fundId ?? 'base'} data-first={at === 0}>
                    {at === 0 ? (
                      <th scope="rowgroup" rowSpan={item.byFund.length}>
                        {labels.get(item.subjectId) ?? item.subjectId} <small>{item.subjectId}</small>
                        {item.moved ? <em>Spent already: met by the fund instead</em> : null}
                        {item.note ? <em>{item.note}</em> : null}
                      </th>
                    ) : null}
                    <td>{fundName(fundNames, line.fundId)}</td>
                    <Figures line={line} years={costs.years} />
                  </tr>
                ))
              )}
            </Fragment>
          ))}
        </tbody>
        <tbody className={classes.sums}>
          {costs.byFund.map((line, at) => (
            <tr key={line.fundId ?? 'base'} data-first={at === 0}>
              {at === 0 ? (
                <th scope="rowgroup" rowSpan={costs.byFund.length}>
                  Together by fund
                </th>
              ) : null}
              <td>{fundName(fundNames, line.fundId)}</td>
              <Figures line={line} years={costs.years} />
            </tr>
          ))}
          <tr className={classes.total}>
            <th scope="row" colSpan={2}>
              Total
            </th>
            {costs.byYear.map(({ financialYear, pence }) => (
              <td key={financialYear} data-numeric>
                {formatPence(pence)}
              </td>
            ))}
            <td data-numeric>{formatPence(costs.pence)}</td>
          </tr>
        </tbody>
      </table>
    </Box>
  );
}

function Figures({ line, years }: { line: FundCost; years: readonly string[] }) {
  const ofYear = new Map(line.years.map(({ financialYear, pence }) => [financialYear, pence]));
  return (
    <>
      {years.map((year) => (
        <td key={year} data-numeric>
          {money(ofYear.get(year))}
        </td>
      ))}
      <td data-numeric>{formatPence(line.pence)}</td>
    </>
  );
}
