import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import classes from './overview.module.css';
import { standingQuery } from './queries.ts';

/** One quiet line: whether a review of the allocation is needed, and the way there. It takes its room from the start. */
export function ReviewLine({ asAt }: { asAt: string }) {
  const { data } = useQuery(standingQuery(asAt));
  const isTold = data !== undefined && data.state !== 'nothing';
  return (
    <p className={classes.review} data-asked={data?.state === 'asked'}>
      {isTold ? (
        <>
          {data.sentence} {data.nextSentence} <Link to="/demand/review">Review of the allocation</Link>
        </>
      ) : null}
    </p>
  );
}
