import { Button, Loader } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import type { DemandReview, ReviewPoint } from '../../../server/contract/demand-review.ts';
import { formatDate } from '../../format.ts';
import { useReference } from '../../reference.ts';
import classes from './review.module.css';
import type { MovesSearch } from './use-moves.ts';
import { movesText } from './words.ts';

/** What to do, in one sentence, with what stands behind it and the next step. */
export function Headline({ review, moves }: { review: DemandReview; moves: MovesSearch }) {
  const { standing } = review;
  const section = useRef<HTMLElement>(null);
  const isAsked = standing.state === 'asked';
  const told = isAsked ? (moves.found?.sentence ?? '') : '';
  const advised = moves.found?.points.find((point) => point.moves === moves.found?.advised);
  return (
    <section ref={section} tabIndex={-1} className={classes.headline} data-asked={isAsked} aria-label="What to do">
      <p className={classes.sentence}>{told === '' ? standing.sentence : told}</p>
      {told === '' ? null : <p>{standing.sentence}</p>}
      <p className={classes.quiet}>{[standing.detail, standing.nextSentence].filter(Boolean).join(' ')}</p>
      {isAsked ? (
        <Next moves={moves} advised={advised} asAt={review.asAt} stopped={() => section.current?.focus()} />
      ) : null}
    </section>
  );
}

interface NextProps {
  moves: MovesSearch;
  advised: ReviewPoint | undefined;
  asAt: string;
  /** Takes the focus of the button that goes when the search is stopped. */
  stopped: () => void;
}

/** While it is worked out: how far it is. Afterwards: the plan to make, or where else to look. */
function Next({ moves, advised, asAt, stopped }: NextProps) {
  const { found } = moves;
  if (!moves.isSeen || !found) return null;
  if (found.state === 'working') {
    return (
      <div className={classes.working}>
        <span role="status" className={classes.working}>
          <Loader size="xs" aria-hidden="true" />
          Working out what a few moves would do: {found.step} of {found.steps} found.
        </span>
        {moves.mayAsk ? (
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              moves.stop();
              stopped();
            }}
          >
            Stop
          </Button>
        ) : null}
      </div>
    );
  }
  if (found.state !== 'done') return null;
  if (!found.helps) return <Elsewhere />;
  return advised ? (
    <>
      <Moved point={advised} asAt={asAt} />
      {moves.mayAsk ? (
        <Button onClick={() => moves.makePlan(advised)} loading={moves.isMaking} className={classes.button}>
          {`Make a plan of ${advised.moves === 1 ? 'this one move' : `these ${movesText(advised.moves)}`}`}
        </Button>
      ) : null}
    </>
  ) : null;
}

/** Who would move, from where to where. */
export function Moved({ point: { people }, asAt }: { point: ReviewPoint; asAt: string }) {
  const { districtName } = useReference();
  return (
    <ul className={classes.moved} aria-label={`Who would move on ${formatDate(asAt)}`}>
      {people.map(({ personId, name, fte, fromDistrictId, toDistrictId }) => (
        <li key={personId}>
          <strong>{name}</strong> ({personId}, {fte.toFixed(2)} FTE) from {districtName(fromDistrictId)} to{' '}
          {districtName(toDistrictId)}
        </li>
      ))}
    </ul>
  );
}

/** Where moving people does not help, what may. */
function Elsewhere() {
  return (
    <p>
      Look at the <Link to="/vacancies">vacancies</Link> that could be filled, at{' '}
      <Link to="/demand/forecast">what is expected</Link> in the months to come, and at{' '}
      <Link to="/demand/stress">what would happen if</Link> something changed.
    </p>
  );
}
