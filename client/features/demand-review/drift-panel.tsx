import { useMemo } from 'react';
import type { DemandReview, DriftMonth } from '../../../server/contract/demand-review.ts';
import { Chart } from '../../components/chart.tsx';
import { Panel } from '../../components/panel.tsx';
import { ScrolledTable } from '../../components/plain-table.tsx';
import { formatDate, formatMonth } from '../../format.ts';
import { useChartColours } from '../../palette.ts';
import { useReference } from '../../reference.ts';
import { Difference } from './difference.tsx';
import { driftOption } from './drift-option.ts';
import classes from './review.module.css';

/** How far each district was from its fair share month by month, as a chart and as figures. */
export function DriftPanel({ review }: { review: DemandReview }) {
  const { months, steps, rule, today, notes } = review;
  const { districtName, districtIndex } = useReference();
  const colours = useChartColours();
  const option = useMemo(
    () => driftOption({ months, steps, rule }, { districtName, districtIndex }, colours),
    [months, steps, rule, districtName, districtIndex, colours],
  );
  const districtIds = today?.districts.map(({ districtId }) => districtId) ?? [];
  // the latest month is what most people look for
  const rows = [...(today ? [{ ...today, isToday: true }] : []), ...months.toReversed().map(past)];
  return (
    <Panel title="Difference from fair share, month by month">
      <Chart
        label={`Line chart of each district’s difference from its fair share, from ${formatMonth(months[0]?.month ?? '')} to ${formatMonth(months.at(-1)?.month ?? '')}. The table below has every figure.`}
        option={option}
        height={360}
        tableTitle="The figures as a table"
        table={
          <ScrolledTable
            caption="Difference of capacity from fair share, by month and district"
            rows={rows}
            rowKey={({ date, isToday }) => `${date} ${isToday}`}
            columns={[
              { title: 'Month', cell: (row) => nameOf(row, row.isToday) },
              ...districtIds.map((districtId) => ({
                title: districtName(districtId),
                numeric: true,
                cell: (row: DriftMonth & { isToday: boolean }) => (
                  <Difference row={row.districts.find((one) => one.districtId === districtId)} of={row} />
                ),
              })),
              { title: 'Note', cell: ({ marked }) => (marked === null ? '' : `Left out: ${marked}`) },
            ]}
          />
        }
      />
      {notes.map((note) => (
        <p key={note} className={classes.quiet}>
          {note}
        </p>
      ))}
    </Panel>
  );
}

function past(month: DriftMonth) {
  return { ...month, isToday: false };
}

function nameOf({ month, date }: DriftMonth, isToday: boolean): string {
  return isToday ? `${formatDate(date)}, with the cases of ${formatMonth(month)}` : formatMonth(month);
}
