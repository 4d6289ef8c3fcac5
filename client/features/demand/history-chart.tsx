import { SegmentedControl } from '@mantine/core';
import { useMemo } from 'react';
import type { DemandHistory } from '../../../server/contract/demand.ts';
import { Chart } from '../../components/chart.tsx';
import { Panel } from '../../components/panel.tsx';
import { PlainTable } from '../../components/plain-table.tsx';
import { formatFte, formatMonth, formatNumber } from '../../format.ts';
import { useChartColours } from '../../palette.ts';
import { useReference } from '../../reference.ts';
import classes from './demand.module.css';
import { historyOption } from './history-option.ts';

/** What the history shows: open cases, or the full-time equivalents they need. */
export type Measure = 'cases' | 'fte';

interface Props {
  history: DemandHistory;
  measure: Measure;
  choose: (measure: Measure) => void;
}

/** Demand month by month, a line per district, with the marked periods and the figures as a table. */
export function HistoryChart({ history, measure, choose }: Props) {
  const names = useReference();
  const colours = useChartColours();
  const option = useMemo(() => historyOption(history, measure, names, colours), [history, measure, names, colours]);
  const format = (value: number) => (measure === 'fte' ? formatFte(value) : formatNumber(value));
  const months = history.months;
  return (
    <Panel
      title="Demand by month"
      note={
        <SegmentedControl
          aria-label="What the chart shows"
          size="xs"
          value={measure}
          onChange={(value) => choose(value === 'fte' ? 'fte' : 'cases')}
          data={[
            { value: 'cases', label: 'Open cases' },
            { value: 'fte', label: 'Demand FTE' },
          ]}
        />
      }
    >
      <Chart
        label={`Line chart of ${measure === 'fte' ? 'demand FTE' : 'open cases'} by district from ${formatMonth(months[0] ?? '')} to ${formatMonth(months.at(-1) ?? '')}. The table below has every figure.`}
        option={option}
        height={280}
        tableTitle="The figures as a table"
        table={
          <PlainTable
            caption={measure === 'fte' ? 'Demand FTE by month and district' : 'Open cases by month and district'}
            rows={months.map((month, index) => ({ month, index }))}
            rowKey={(row) => row.month}
            columns={[
              { title: 'Month', cell: (row) => formatMonth(row.month) },
              ...history.districts.map((district) => ({
                title: names.districtName(district.districtId),
                numeric: true,
                cell: (row: { index: number }) =>
                  format((measure === 'fte' ? district.demandFte : district.openCases)[row.index] ?? 0),
              })),
            ]}
          />
        }
      />
      {history.notes.length > 0 ? (
        <ol className={classes.notes}>
          {history.notes.map((note) => (
            <li key={note.fromMonth}>
              {formatMonth(note.fromMonth)}
              {note.toMonth === note.fromMonth ? '' : ` to ${formatMonth(note.toMonth)}`}: {note.text}
            </li>
          ))}
        </ol>
      ) : null}
    </Panel>
  );
}
