import { Drawer, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Costs, RecordCosts } from '../../../server/contract/costs.ts';
import { useAsAt } from '../../address.ts';
import column from '../../components/page.module.css';
import { ErrorState, PageLoading } from '../../components/page-states.tsx';
import { ScrolledTable } from '../../components/plain-table.tsx';
import { formatDate, formatFte, formatMonth, formatPence } from '../../format.ts';
import { useReference } from '../../reference.ts';
import classes from './costs.module.css';
import { fundNames } from './names.ts';
import { recordCostsQuery } from './queries.ts';
import { recordOf } from './search.ts';

interface Props {
  /** `occupancies:A-0204`; absent: closed. */
  record: string | undefined;
  year: string;
  funds: Costs['funds'];
  close: () => void;
}

/** The lines of one record: by month and fund, each with its working. */
export function RecordDrawer({ record, year, funds, close }: Props) {
  const of = recordOf(record);
  return (
    <Drawer
      opened={of !== undefined}
      onClose={close}
      position="right"
      size="xl"
      title="Lines and how they were worked out"
      closeButtonProps={{ 'aria-label': 'Close the lines' }}
    >
      {of ? <Lines key={record} kind={of.kind} id={of.id} year={year} funds={funds} /> : null}
    </Drawer>
  );
}

type LinesProps = { kind: RecordCosts['kind']; id: string } & Pick<Props, 'year' | 'funds'>;

function Lines({ kind, id, year, funds }: LinesProps) {
  const { asAt } = useAsAt();
  const [isWhole, setWhole] = useState(false);
  const { data, error, refetch } = useQuery(recordCostsQuery(kind, id, { asAt, year: isWhole ? undefined : year }));
  return (
    <div className={column.page}>
      <SegmentedControl
        aria-label="Which lines"
        size="xs"
        value={isWhole ? 'all' : 'year'}
        onChange={(value) => setWhole(value === 'all')}
        data={[
          { value: 'year', label: year },
          { value: 'all', label: 'All its years' },
        ]}
      />
      {data ? (
        <Shown costs={data} funds={funds} />
      ) : error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : (
        <PageLoading />
      )}
    </div>
  );
}

function Shown({ costs, funds }: { costs: RecordCosts; funds: Costs['funds'] }) {
  const { unitName } = useReference();
  const nameOf = fundNames(funds);
  const usedFunds = [...new Set(costs.years.flatMap((year) => year.funds.map(({ fundId }) => fundId)))];
  const penceOf = (line: { funds: { fundId: string | null; pence: number }[] }, fundId: string | null) =>
    line.funds.find((fund) => fund.fundId === fundId)?.pence ?? 0;
  return (
    <>
      <div>
        <strong>{HEADINGS[costs.kind](costs)}</strong>
        <div className={classes.quiet}>
          Post {costs.postId}, {unitName(costs.unitId)}, {formatFte(costs.fte)} FTE, from {formatDate(costs.startDate)}{' '}
          {costs.endDate === null
            ? `without an end; counted to ${formatDate(costs.until)}`
            : `to ${formatDate(costs.endDate)}`}
        </div>
        <div>{costs.basis}</div>
      </div>
      {costs.gaps.length > 0 ? (
        <ul className={classes.gaps}>
          {costs.gaps.map((gap) => (
            <li key={gap} className={classes.attention}>
              {gap}
            </li>
          ))}
        </ul>
      ) : null}
      {costs.years.length > 0 ? (
        <ScrolledTable
          caption="By financial year and fund"
          rows={costs.years}
          rowKey={({ financialYear }) => financialYear}
          columns={[
            { title: 'Year', cell: ({ financialYear }) => financialYear, total: 'All shown' },
            ...usedFunds.map((fundId) => ({
              title: nameOf(fundId),
              numeric: true,
              cell: (line: RecordCosts['years'][number]) => formatPence(penceOf(line, fundId)),
            })),
            {
              title: 'Together',
              numeric: true,
              cell: ({ pence }) => formatPence(pence),
              total: formatPence(costs.pence),
            },
          ]}
        />
      ) : (
        <p>No line falls in these months.</p>
      )}
      {costs.parts.map((part) =>
        part.months.length === 0 ? null : (
          <ScrolledTable
            key={`${part.what} ${part.from}`}
            caption={`${part.what}, ${formatDate(part.from)} to ${formatDate(part.to)}${part.sign === -1 ? ' (taken off)' : ''}`}
            rows={part.months}
            rowKey={({ month }) => month}
            columns={[
              { title: 'Month', cell: ({ month }) => formatMonth(month).replace(' ', '\u00a0'), total: 'Together' },
              {
                title: 'How it was worked out',
                cell: ({ working, funds: shares }) => (
                  <>
                    {working.map((sentence) => (
                      <div key={sentence}>{sentence}</div>
                    ))}
                    {shares.length > 1 ? (
                      <span className={classes.working}>
                        {shares.map(({ fundId, pence }) => `${nameOf(fundId)} ${formatPence(pence)}`).join(', ')}
                      </span>
                    ) : null}
                  </>
                ),
              },
              {
                title: 'Cost',
                numeric: true,
                cell: ({ pence }) => formatPence(pence),
                total: formatPence(part.pence),
              },
            ]}
          />
        ),
      )}
    </>
  );
}

const HEADINGS: Record<RecordCosts['kind'], (costs: RecordCosts) => string> = {
  posts: ({ title }) => `Budget of ${title}`,
  occupancies: ({ title, id }) => `${title} (${id})`,
  vacancies: ({ title }) => `What the vacant hours of ${title} save`,
};
