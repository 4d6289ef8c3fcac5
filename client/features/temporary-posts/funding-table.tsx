import { Button } from '@mantine/core';
import type { FundingLineView } from '../../../server/contract/arrangements.ts';
import { formatDate, formatPercent } from '../../format.ts';
import { AdaptiveTable } from './adaptive-table.tsx';
import { FindingsList } from './findings-list.tsx';
import classes from './temporary-posts.module.css';
import type { Doing } from './use-actions.ts';

interface Props {
  lines: readonly FundingLineView[];
  fundName: (id: string) => string;
  start: ((doing: Doing) => void) | undefined;
}

/** Shares of costs that funds meet. */
export function FundingTable({ lines, fundName, start }: Props) {
  if (lines.length === 0) return <p>No fund meets a share: all of it falls on the base budget.</p>;
  return (
    <AdaptiveTable
      caption="The rest falls on the base budget"
      rows={lines}
      rowKey={({ id }) => id}
      columns={[
        { title: 'Of what', cell: ({ subjectTitle }) => subjectTitle },
        { title: 'Fund', cell: ({ fundId }) => fundName(fundId) },
        { title: 'Share', numeric: true, cell: ({ shareBasisPoints }) => formatPercent(shareBasisPoints / 10_000, 2) },
        { title: 'From and to', cell: ({ fromDate, toDate }) => `${formatDate(fromDate)} to ${formatDate(toDate)}` },
        {
          title: 'Why',
          cell: ({ reason, decisionReference, findings }) => (
            <>
              {reason}
              {decisionReference ? ` (${decisionReference})` : ''}
              <FindingsList findings={findings} />
            </>
          ),
        },
        ...(start
          ? [
              {
                title: 'Do',
                cell: (line: FundingLineView) => (
                  <div className={classes.actions}>
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={`Change the funding ${line.id}`}
                      onClick={() => start({ what: 'change-funding', line })}
                    >
                      Change …
                    </Button>
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={`End the funding ${line.id}`}
                      onClick={() => start({ what: 'end-funding', line })}
                    >
                      End …
                    </Button>
                  </div>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
