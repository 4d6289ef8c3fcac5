import { NativeSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { DemandFairness, FairnessLine } from '../../../server/contract/demand-fairness.ts';
import { present } from '../../address.ts';
import { Chart } from '../../components/chart.tsx';
import { Panel } from '../../components/panel.tsx';
import { ScrolledTable } from '../../components/plain-table.tsx';
import { formatMonth, formatNumber } from '../../format.ts';
import { useChartColours } from '../../palette.ts';
import classes from './fairness.module.css';
import { monthsOption, type ShownLine } from './months-option.ts';
import { type FairnessSearch, fairnessSearch, SPANS } from './search.ts';
import { TOO_FEW } from './words.ts';

const WAITING_NAMES = { meanDays: 'Days waited on average', per100: 'Families waiting per 100 open cases' } as const;

/** Waiting month by month in more and less deprived wards, with marked months, and the figures as a table. */
export function MonthsPanel({ fairness, search }: { fairness: DemandFairness; search: FairnessSearch }) {
  const colours = useChartColours();
  const { lines: all, marked } = fairness;
  const months = useMemo(() => fairness.months.slice(-Number(search.months ?? '24')), [fairness, search.months]);
  const hasSides = all.some(({ kind }) => kind === 'side');
  const kind = hasSides && search.lines !== 'bands' ? 'side' : 'band';
  const of = search.waiting ?? 'meanDays';
  const lines = useMemo(() => shownLines(all, kind, of, months.length), [all, kind, of, months]);
  const shaded = useMemo(
    () => marked.filter(({ anomalous, toMonth }) => anomalous && toMonth >= (months[0] ?? '')),
    [marked, months],
  );
  const option = useMemo(
    () => monthsOption({ months, lines, shaded, of }, colours),
    [months, lines, shaded, of, colours],
  );
  const name = WAITING_NAMES[of];
  return (
    <Panel
      title="Waiting month by month"
      note={<Controls search={search} sides={all.filter((line) => line.kind === 'side').length} />}
    >
      <p className={classes.quiet}>
        {name}, at the end of each month; wards are in the parts in which they are today. {shadedText(shaded)} Gaps are
        months with too few families to show.
      </p>
      <Chart
        label={`Line chart of ${name.toLowerCase()} by deprivation of wards, from ${formatMonth(months[0] ?? '')} to ${formatMonth(months.at(-1) ?? '')}. The table below has every figure.`}
        option={option}
        height={300}
        tableTitle="The figures as a table"
        table={
          <ScrolledTable
            caption={`${name}, month by month`}
            rows={months.map((month, at) => ({ month, at }))}
            rowKey={({ month }) => month}
            columns={[
              { title: 'Month', cell: ({ month }) => formatMonth(month) },
              ...lines.map((line) => ({
                title: line.name,
                numeric: true,
                cell: ({ at }: { at: number }) => cellOf(line, at),
              })),
              {
                title: 'Marked',
                cell: ({ month }: { month: string }) =>
                  marked.find(({ fromMonth, toMonth }) => fromMonth <= month && month <= toMonth)?.text ?? '',
              },
            ]}
          />
        }
      />
    </Panel>
  );
}

function Controls({ search, sides }: { search: FairnessSearch; sides: number }) {
  const navigate = useNavigate({ from: '/demand/fairness' });
  const set = (change: Record<string, string>): void => {
    const next = fairnessSearch({ ...search, ...change });
    void navigate({
      search: ({ lines, waiting, months, ...previous }) => present({ ...previous, ...next }),
      replace: true,
    });
  };
  return (
    <span className={classes.controls}>
      <NativeSelect
        aria-label="Waiting as"
        size="xs"
        value={search.waiting ?? 'meanDays'}
        onChange={(event) => set({ waiting: event.currentTarget.value })}
        data={Object.entries(WAITING_NAMES).map(([value, label]) => ({ value, label }))}
      />
      {sides > 0 ? (
        <NativeSelect
          aria-label="Wards"
          size="xs"
          value={search.lines ?? 'sides'}
          onChange={(event) => set({ lines: event.currentTarget.value })}
          data={[
            { value: 'sides', label: sides === 1 ? 'All together' : 'More and less deprived' },
            { value: 'bands', label: 'Each part' },
          ]}
        />
      ) : null}
      <NativeSelect
        aria-label="Months"
        size="xs"
        value={search.months ?? '24'}
        onChange={(event) => set({ months: event.currentTarget.value })}
        data={SPANS.map((span) => ({ value: `${span}`, label: `${span} months` }))}
      />
    </span>
  );
}

/** Which stretches are shaded, and why. */
function shadedText(shaded: DemandFairness['marked']): string {
  if (shaded.length === 0) return '';
  const stretches = shaded.map(({ fromMonth, toMonth, text }) =>
    fromMonth === toMonth
      ? `${formatMonth(fromMonth)} (${text})`
      : `${formatMonth(fromMonth)} to ${formatMonth(toMonth)} (${text})`,
  );
  return `Shaded: ${stretches.join('; ')}.`;
}

/** The last months of the lines of a kind. */
function shownLines(
  lines: readonly FairnessLine[],
  kind: FairnessLine['kind'],
  of: 'meanDays' | 'per100',
  count: number,
): ShownLine[] {
  return lines
    .filter((line) => line.kind === kind)
    .map((line) => {
      const from = line[of].length - count;
      const values = line[of].slice(from);
      const isHidden = values.map((value, at) => value === null && line.waiting[from + at] !== 0);
      return { id: line.id, name: line.name, values, isHidden };
    });
}

function cellOf({ values, isHidden }: ShownLine, at: number): string {
  const value = values[at] ?? null;
  if (value !== null) return formatNumber(value, 1);
  return isHidden[at] ? TOO_FEW : 'nobody waits';
}
