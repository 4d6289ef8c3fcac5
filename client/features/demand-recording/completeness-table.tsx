import type { ReactNode } from 'react';
import type { DemandRecording, QualityFieldName, RecordingRow } from '../../../server/contract/demand-recording.ts';
import { Panel } from '../../components/panel.tsx';
import { ScrolledTable } from '../../components/plain-table.tsx';
import { WorkedOut, WorkingTable } from '../../components/worked-out.tsx';
import { formatMonth, formatNumber, formatPercent, formatSigned } from '../../format.ts';
import classes from './recording.module.css';
import { FIELD_NAMES, FIELDS } from './search.ts';

interface Line {
  name: string;
  rows: readonly RecordingRow[];
}

/** What is missing by district and field, with the change against a year before. */
export function CompletenessTable({ recording, month }: { recording: DemandRecording; month: string }) {
  const { rows, monthBefore } = recording;
  const lines = [...Map.groupBy(rows, ({ name }) => name)].map(([name, found]): Line => ({ name, rows: found }));
  const hasHidden = rows.some(({ isHidden }) => isHidden);
  return (
    <Panel title="Not recorded, by district">
      <p className={classes.quiet}>
        Share of open cases at the end of {formatMonth(month)} without it, how many cases that are, and the change
        {monthBefore === null ? ' where a year before is known' : ` since ${formatMonth(monthBefore)}`}.
        {hasHidden ? ' “Too few” stands for counts that are too small to show, and for what would give them away.' : ''}
      </p>
      <ScrolledTable
        caption={`Cases without a field in ${formatMonth(month)}, by district`}
        rows={lines}
        rowKey={({ name }) => name}
        columns={[
          { title: 'District', cell: ({ name }) => name },
          {
            title: 'Open cases',
            numeric: true,
            cell: ({ rows: [first] }) => (first ? formatNumber(first.openCases) : ''),
          },
          ...FIELDS.map((field) => ({
            title: FIELD_NAMES[field],
            numeric: true,
            cell: (line: Line) => cellOf(line, field, monthBefore),
          })),
        ]}
      />
    </Panel>
  );
}

function cellOf({ name, rows }: Line, field: QualityFieldName, monthBefore: string | null): ReactNode {
  const row = rows.find((found) => found.field === field);
  if (!row) return 'not counted';
  if (row.isHidden || row.missing === null || row.recorded === null) return 'too few';
  const change = row.share === null || row.shareBefore === null ? null : row.share - row.shareBefore;
  return (
    <>
      <WorkedOut figure={formatPercent(row.share)} title={`${FIELD_NAMES[field]} not recorded: ${name}`}>
        <p className={classes.quiet}>{row.sentence}</p>
        <WorkingTable
          lines={[
            { what: 'Recorded', result: formatNumber(row.recorded) },
            { what: 'Not recorded', result: formatNumber(row.missing) },
            { what: 'Open cases', result: formatNumber(row.openCases) },
            {
              what: 'Share not recorded',
              how: `${formatNumber(row.missing)} ÷ ${formatNumber(row.openCases)}`,
              result: formatPercent(row.share, 1),
            },
            ...(monthBefore === null
              ? []
              : [{ what: `Share in ${formatMonth(monthBefore)}`, result: formatPercent(row.shareBefore, 1) }]),
          ]}
        />
      </WorkedOut>
      <span className={classes.note}>
        {formatNumber(row.missing)}
        {change === null ? '' : `, ${changeOf(change)}`}
      </span>
    </>
  );
}

/** A change of a share in words: `2 points more`. */
function changeOf(change: number): string {
  const points = Math.round(change * 100);
  if (points === 0) return 'as before';
  return `${formatSigned(points)} ${Math.abs(points) === 1 ? 'point' : 'points'}`;
}
