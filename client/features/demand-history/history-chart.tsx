import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import { type DemandSeries, MEASURES } from '../../../server/contract/demand-history.ts';
import { Chart } from '../../components/chart.tsx';
import { Panel } from '../../components/panel.tsx';
import { ScrolledTable } from '../../components/plain-table.tsx';
import { formatMonth } from '../../format.ts';
import { useChartColours } from '../../palette.ts';
import classes from './demand-history.module.css';
import { CHART_HEIGHT, linesOption } from './lines-option.ts';
import { cellOf, markOf, titleOf } from './words.ts';

/** One measure month by month, a line for each part, with the same figures as a table. */
export function HistoryChart({ series }: { series: DemandSeries }) {
  const colours = useChartColours();
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const option = useMemo(() => linesOption(series, colours, isNarrow), [series, colours, isNarrow]);
  const { measure, months, lines } = series;
  const title = titleOf(series);
  const hidden = lines.some((line) => line.hidden.length > 0);
  return (
    <Panel title={title}>
      <p className={classes.what}>
        {MEASURES[measure].what}.
        {hidden ? ' “Too few” stands for figures that are too small to show, and for what would give them away.' : ''}{' '}
        {measure === 'engaged-share'
          ? 'Where few families engaged or were unwilling, the share is rounded to 2, 5 or 10 per cent, so that it does not tell how many. '
          : ''}
        Files leave out figures that are too small to show, whoever saves them.
      </p>
      <Chart
        label={`Line chart of ${title.toLowerCase()} from ${formatMonth(months[0] ?? '')} to ${formatMonth(months.at(-1) ?? '')}. The table below has every figure.`}
        option={option}
        height={CHART_HEIGHT}
        tableTitle="The figures as a table"
        table={<HistoryTable series={series} title={title} />}
      />
    </Panel>
  );
}

function HistoryTable({ series, title }: { series: DemandSeries; title: string }) {
  const { months, lines, marked } = series;
  return (
    <ScrolledTable
      caption={`${title}, month by month`}
      rows={months.map((month, at) => ({ month, at }))}
      rowKey={({ month }) => month}
      columns={[
        { title: 'Month', cell: ({ month }) => formatMonth(month) },
        ...lines.map((line) => ({
          title: line.name,
          numeric: true,
          cell: ({ at }: { at: number }) => cellOf(series, line, at),
        })),
        {
          title: 'Marked',
          cell: ({ month }: { month: string }) => {
            const found = markOf(marked, month);
            return found ? `${found.number}. ${found.mark.text}` : '';
          },
        },
      ]}
    />
  );
}
