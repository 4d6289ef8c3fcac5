import { ARRANGEMENT_STATES, type Arrangement, TEMPORARY_KINDS } from '../../../server/contract/arrangements.ts';
import { Panel } from '../../components/panel.tsx';
import { formatCount, formatDate } from '../../format.ts';
import { AdaptiveTable } from './adaptive-table.tsx';
import { RowActions } from './row-actions.tsx';
import classes from './temporary-posts.module.css';
import type { Doing } from './use-actions.ts';
import { daysLeftWords, nextAction } from './words.ts';

interface Props {
  arrangements: readonly Arrangement[];
  asAt: string;
  /** Left out for those who may not change anything. */
  start: ((doing: Doing) => void) | undefined;
}

const SOON = ['ends-in-30', 'ends-in-60', 'ends-in-90'] as const;

/** What ends within 30, 60 and 90 days of the date, soonest first, and what to do about it. */
export function EndsSoon({ arrangements, asAt, start }: Props) {
  const soon = arrangements.filter(({ state }) => SOON.some((one) => one === state));
  const counts = SOON.map((state) => ({ state, count: soon.filter((one) => one.state === state).length }));
  const note = counts.map(({ state, count }) => `${ARRANGEMENT_STATES[state]}: ${count}`).join('; ');
  return (
    <Panel title={`What ends next (${formatCount(soon.length, 'arrangement')})`} note={note}>
      {soon.length === 0 ? (
        <p>Nothing ends within 90 days of {formatDate(asAt)}.</p>
      ) : (
        <div className={classes.soon}>
          <AdaptiveTable
            caption={`Ends within 90 days of ${formatDate(asAt)}`}
            rows={soon}
            rowKey={({ id }) => id}
            columns={[
              {
                title: 'Ends',
                cell: (one) => (
                  <span className={`${classes.when} ${urgency(one)}`}>
                    {formatDate(one.endDate)}, {daysLeftWords(one.daysLeft)}
                  </span>
                ),
              },
              {
                title: 'Who and where',
                cell: (one) =>
                  `${one.name}, ${TEMPORARY_KINDS[one.kind].toLowerCase()}, ${one.postTitle} (${one.postId})`,
              },
              { title: 'Next', cell: (one) => nextAction(one, asAt) },
              ...(start
                ? [
                    {
                      title: 'Do',
                      cell: (one: Arrangement) => <RowActions arrangement={one} start={start} isShort />,
                    },
                  ]
                : []),
            ]}
          />
        </div>
      )}
    </Panel>
  );
}

function urgency({ state }: Arrangement): string {
  if (state === 'ends-in-30') return classes.soon30 ?? '';
  return state === 'ends-in-60' ? (classes.soon60 ?? '') : '';
}
