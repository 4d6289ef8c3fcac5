import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import { ARRANGEMENT_STATES, type Arrangement, TEMPORARY_KINDS } from '../../../server/contract/arrangements.ts';
import { Chart } from '../../components/chart.tsx';
import { Panel } from '../../components/panel.tsx';
import { formatCount, formatDate } from '../../format.ts';
import { useChartColours } from '../../palette.ts';
import { AdaptiveTable } from './adaptive-table.tsx';
import classes from './temporary-posts.module.css';
import { timelineHeight, timelineOption } from './timeline-option.ts';

/** More bars than this cannot be told apart. */
const MOST = 40;

interface Props {
  arrangements: readonly Arrangement[];
  from: string;
  to: string;
  asAt: string;
  open: (id: string) => void;
}

/** Arrangements month by month across financial years; where the window is narrow as a table only. */
export function Timeline({ arrangements, from, to, asAt, open }: Props) {
  const colours = useChartColours();
  const isNarrow = useMediaQuery('(max-width: 40rem)') ?? false;
  const shown = useMemo(() => arrangements.slice(0, MOST), [arrangements]);
  const option = useMemo(() => timelineOption(shown, { from, to, asAt }, colours), [shown, from, to, asAt, colours]);
  const table = (
    <AdaptiveTable
      caption="Temporary arrangements by their end"
      rows={arrangements}
      rowKey={({ id }) => id}
      columns={[
        { title: 'Who and where', cell: (one) => `${one.name}, ${one.postTitle} (${one.postId})` },
        { title: 'Kind', cell: (one) => TEMPORARY_KINDS[one.kind] },
        { title: 'From and to', cell: (one) => `${formatDate(one.startDate)} to ${formatDate(one.endDate)}` },
        { title: 'State', cell: (one) => ARRANGEMENT_STATES[one.state] },
        {
          title: 'Open',
          cell: (one) => (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={`Open ${one.name}, ${one.postTitle}`}
              onClick={() => open(one.id)}
            >
              Details
            </Button>
          ),
        },
      ]}
    />
  );
  const left = arrangements.length - shown.length;
  const note =
    left > 0 ? `${formatCount(left, 'more stands', 'more stand')} in the table: narrow the list to see them` : '';
  if (arrangements.length === 0) return null;
  return (
    <Panel title={`${formatDate(from)} to ${formatDate(to)}`} note={note}>
      {isNarrow ? (
        <details className={classes.folded}>
          <summary>{formatCount(arrangements.length, 'arrangement')} by their end</summary>
          {table}
        </details>
      ) : (
        <Chart
          label={`Timeline of ${formatCount(shown.length, 'temporary arrangement')} from ${formatDate(from)} to ${formatDate(to)}. The table below has every one.`}
          option={option}
          height={timelineHeight(shown.length)}
          tableTitle="The timeline as a table"
          table={table}
          onPoint={(index) => {
            const one = shown[index];
            if (one) open(one.id);
          }}
        />
      )}
    </Panel>
  );
}
