import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import { type DemandSeries, MEASURES, type Per } from '../../../server/contract/demand-history.ts';
import { Chart } from '../../components/chart.tsx';
import { Panel } from '../../components/panel.tsx';
import { ScrolledTable } from '../../components/plain-table.tsx';
import { formatMonth } from '../../format.ts';
import { useChartColours } from '../../palette.ts';
import classes from './demand-history.module.css';
import { CHART_HEIGHT, linesOption } from './lines-option.ts';
import { cellOf, markOf, PER_NAMES, periodName, titleOf } from './words.ts';

/** What is longer, and so has larger figures. */
const LONGER: Readonly<Record<Per, string | null>> = {
  month: 'quarter or financial year',
  quarter: 'financial year',
  year: null,
};

/** One measure month by month, a line for each part, with the same figures as a table. */
export function HistoryChart({ series }: { series: DemandSeries }) {
  const colours = useChartColours();
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const option = useMemo(() => linesOption(series, colours, isNarrow), [series, colours, isNarrow]);
  const { measure, per, months, lines } = series;
  const title = titleOf(series);
  const hidden = lines.some((line) => line.hidden.length > 0);
  return (
    <Panel title={title}>
      <p className={classes.what}>
        {MEASURES[measure].what}.
        {hidden ? ' “Too few” stands for figures that are too small to show, and for what would give them away.' : ''}{' '}
        {hidden && MEASURES[measure].pers.length > 1 && LONGER[per] ? `By ${LONGER[per]} fewer are left out. ` : ''}
        Files leave out figures that are too small to show, whoever saves them.
      </p>
      <Chart
        label={`Line chart of ${title.toLowerCase()} from ${formatMonth(months[0] ?? '')} to ${formatMonth(series.lastMonth ?? '')}. The table below has every figure.`}
        option={option}
        height={CHART_HEIGHT}
        tableTitle="The figures as a table"
        table={<HistoryTable series={series} title={title} />}
      />
    </Panel>
  );
}

function HistoryTable({ series, title }: { series: DemandSeries; title: string }) {
  const { per, months, lines } = series;
  return (
    <ScrolledTable
      caption={`${title}, ${PER_NAMES[per].toLowerCase()} by ${PER_NAMES[per].toLowerCase()}`}
      rows={months.map((month, at) => ({ month, at }))}
      rowKey={({ month }) => month}
      columns={[
        { title: PER_NAMES[per], cell: ({ month }) => periodName(per, month) },
        ...lines.map((line) => ({
          title: line.name,
          numeric: true,
          cell: ({ at }: { at: number }) => cellOf(series, line, at),
        })),
        {
          title: 'Marked',
          cell: ({ month }: { month: string }) => {
            const found = markOf(series, month);
            return found ? `${found.number}. ${found.mark.text}` : '';
          },
        },
      ]}
    />
  );
}
