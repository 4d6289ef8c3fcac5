import { Button, Group } from '@mantine/core';
import { OCCUPANCY_KINDS, type Occupancy } from '../../../server/contract/establishment.ts';
import type { PostHistory } from '../../../server/contract/posts.ts';
import { PlainTable } from '../../components/plain-table.tsx';
import { formatDate, formatFte } from '../../format.ts';
import type { Action } from './action-dialog.tsx';
import { OccupancyTimeline } from './occupancy-timeline.tsx';
import classes from './posts.module.css';

interface Props {
  history: PostHistory;
  asAt: string;
  /** Absent where the role may only read. */
  act: ((action: Action) => void) | undefined;
}

/** Who was, is and will be in a post: by month, and as a table. */
export function WhoIsIn({ history: { occupancies }, asAt, act }: Props) {
  return (
    <section className={classes.part} aria-label="Who is in it">
      <h3>Who is in it</h3>
      {occupancies.length === 0 ? (
        <p>Nobody yet.</p>
      ) : (
        <>
          <OccupancyTimeline occupancies={occupancies} asAt={asAt} />
          <PlainTable<Occupancy>
            caption="Everybody over time, by first day"
            rows={occupancies}
            rowKey={({ id }) => id}
            columns={[
              { title: 'Name', cell: ({ name }) => name },
              { title: 'Kind', cell: ({ kind }) => OCCUPANCY_KINDS[kind] },
              { title: 'FTE', numeric: true, cell: ({ fte }) => formatFte(fte) },
              { title: 'From', cell: ({ startDate }) => formatDate(startDate) },
              { title: 'To', cell: (occupancy) => <LastDay occupancy={occupancy} /> },
              ...(act ? [{ title: 'Change', cell: (occupancy: Occupancy) => changes(occupancy, act) }] : []),
            ]}
          />
        </>
      )}
    </section>
  );
}

function LastDay({ occupancy: { endDate, endReason } }: { occupancy: Occupancy }) {
  if (endDate === null) return 'open';
  return endReason ? `${formatDate(endDate)}: ${endReason}` : formatDate(endDate);
}

/** Temporary arrangements are changed on their own page. */
function changes(occupancy: Occupancy, act: (action: Action) => void) {
  if (occupancy.kind !== 'substantive') return null;
  return (
    <Group gap={4} wrap="wrap">
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`Correct how ${occupancy.name} holds the post`}
        onClick={() => act({ kind: 'change-holder', occupancy })}
      >
        Correct
      </Button>
      {occupancy.endDate === null ? (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`${occupancy.name} leaves the post`}
          onClick={() => act({ kind: 'end-holder', occupancy })}
        >
          End
        </Button>
      ) : null}
    </Group>
  );
}
