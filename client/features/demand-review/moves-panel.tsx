import { Button, VisuallyHidden } from '@mantine/core';
import type { DemandReview, ReviewMovesView, ReviewPoint } from '../../../server/contract/demand-review.ts';
import { ErrorState } from '../../components/page-states.tsx';
import { Panel } from '../../components/panel.tsx';
import { ScrolledTable } from '../../components/plain-table.tsx';
import { WorkedOut, WorkingTable } from '../../components/worked-out.tsx';
import { formatFte, formatFteDifference, formatPercentDifference } from '../../format.ts';
import { useReference } from '../../reference.ts';
import { Moved } from './headline.tsx';
import classes from './review.module.css';
import type { MovesSearch } from './use-moves.ts';
import { capital, movesText } from './words.ts';

/** What one move, two and so on would do for the worst district, each a plan that can be made. */
export function MovesPanel({ review, moves }: { review: DemandReview; moves: MovesSearch }) {
  if (!moves.isSeen) {
    return (
      <Panel title="What few moves would do">
        <p className={classes.quiet}>
          Moves weigh all districts against each other: the service manager, the manager and HR can see them.
        </p>
      </Panel>
    );
  }
  const { found, error } = moves;
  return (
    <Panel
      title="What few moves would do"
      note={found && moves.mayAsk && found.state !== 'working' ? <Ask moves={moves} state={found.state} /> : null}
    >
      {error && !found ? <ErrorState error={error} retry={moves.retry} /> : null}
      {found ? <Found found={found} review={review} moves={moves} /> : null}
    </Panel>
  );
}

function Ask({ moves, state }: { moves: MovesSearch; state: ReviewMovesView['state'] }) {
  if (state === 'done') return null;
  return (
    <Button size="xs" variant="default" loading={moves.isStarting} onClick={moves.start}>
      {state === 'not-asked' ? 'Work it out' : 'Work it out again'}
    </Button>
  );
}

function Found({ found, review, moves }: { found: ReviewMovesView; review: DemandReview; moves: MovesSearch }) {
  const { districtName } = useReference();
  const today = review.today?.districts ?? [];
  const rows: ReviewPoint[] = [
    {
      moves: 0,
      worst: found.today,
      districts: today.map(({ districtId, difference }) => ({ districtId, difference })),
      people: [],
    },
    ...found.points,
  ];
  return (
    <>
      <p className={classes.quiet} role="status">
        {noticeOf(found, moves.mayAsk)}
      </p>
      <ScrolledTable
        caption="The worst district after few moves"
        rows={rows}
        rowKey={(point) => String(point.moves)}
        columns={[
          { title: 'Moves', cell: (point) => (point.moves === 0 ? 'Today' : capital(movesText(point.moves))) },
          {
            title: 'Worst district',
            cell: (point) => (point.worst ? districtName(point.worst.districtId) : 'none'),
          },
          { title: 'From fair share', numeric: true, cell: (point) => <WorstOf point={point} /> },
          {
            title: 'Who moves',
            cell: (point) => (point.people.length === 0 ? 'nobody' : <Moved point={point} asAt={review.asAt} />),
          },
          ...(moves.mayAsk
            ? [
                {
                  title: 'What to do',
                  cell: (point: ReviewPoint) =>
                    point.moves === 0 || found.state === 'working' ? (
                      ''
                    ) : (
                      <Button
                        size="xs"
                        variant="default"
                        loading={moves.isMaking}
                        onClick={() => moves.makePlan(point)}
                      >
                        Make a plan<VisuallyHidden> of {movesText(point.moves)}</VisuallyHidden>
                      </Button>
                    ),
                },
              ]
            : []),
        ]}
      />
      <p className={classes.quiet}>
        Demand of all districts is <Missing found={found} /> {found.missingFte < 0 ? 'less than' : 'more than'} their
        capacity. Nobody is moved where they cannot work, and whoever is here by a temporary arrangement stays.
      </p>
    </>
  );
}

function Missing({ found: { demandFte, capacityFte, missingFte } }: { found: ReviewMovesView }) {
  return (
    <WorkedOut figure={`${formatFte(Math.abs(missingFte))} FTE`} title="Demand against capacity of all districts">
      <WorkingTable
        lines={[
          { what: 'Demand', result: `${formatFte(demandFte)} FTE` },
          { what: 'Capacity', result: `${formatFte(capacityFte)} FTE` },
          {
            what: 'Demand less capacity',
            how: `${formatFte(demandFte)} − ${formatFte(capacityFte)}`,
            result: `${formatFteDifference(missingFte)} FTE`,
          },
        ]}
      />
    </WorkedOut>
  );
}

function WorstOf({ point }: { point: ReviewPoint }) {
  const { districtName } = useReference();
  if (!point.worst) return <>–</>;
  const when = point.moves === 0 ? 'today' : `after ${movesText(point.moves)}`;
  return (
    <WorkedOut figure={formatPercentDifference(point.worst.difference)} title={`Worst district ${when}`}>
      <p className={classes.quiet}>
        Every district’s difference from its fair share {when}, checked independently of the search.
      </p>
      <WorkingTable
        lines={point.districts.map(({ districtId, difference }) => ({
          what: districtName(districtId),
          result: formatPercentDifference(difference, 1),
        }))}
      />
    </WorkedOut>
  );
}

function noticeOf({ state, isOutdated, failure, step, steps }: ReviewMovesView, mayAsk: boolean): string {
  switch (state) {
    case 'not-asked':
      if (!mayAsk) return 'Nobody has had this worked out for the records as they are now. Ask the manager to.';
      return isOutdated
        ? 'The records have changed since this was last worked out. Have it worked out again.'
        : 'The best that one move, two and so on can do. It is worked out in the background while you go on working, and kept until the records change or Evenhand is started again.';
    case 'working':
      return `Being worked out: ${step} of ${steps} found.`;
    case 'failed':
      return failure ?? 'This could not be finished: something went wrong on the server.';
    case 'cancelled':
      return 'Stopped before it was finished.';
    case 'done':
      return 'The best plan that was found with so many moves, by the policy “Evenest workload”: it follows demand first, then language cover and what people asked for.';
  }
}
