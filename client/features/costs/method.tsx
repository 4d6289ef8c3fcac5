import type { Costs } from '../../../server/contract/costs.ts';
import { formatCount, formatHours } from '../../format.ts';
import classes from './costs.module.css';

/** How each figure of the page is worked out, in words. */
export function Method({ costs: { fullTimeMinutes, proposedPosts } }: { costs: Costs }) {
  return (
    <dl className={classes.method}>
      <div>
        <dt>Budget</dt>
        <dd>
          Every established post for the days it exists, frozen or not: its hours at its budget point, or at the highest
          point of its grade, with on-cost.{' '}
          {proposedPosts > 0 ? `${formatCount(proposedPosts, 'post')} only proposed: without a budget.` : ''}
        </dd>
      </div>
      <div>
        <dt>Forecast</dt>
        <dd>
          Everybody in a post, for good or for a time, for the days that are recorded; who has no last day is counted to
          the end of the year. Pay at their point; an honorarium is the difference to their own point only; an agency is
          hours × rate; ring-fenced time costs nothing of its own.
        </dd>
      </div>
      <div>
        <dt>A month</dt>
        <dd>
          Annual pay ÷ 12, for a part of a month × days ÷ days in the month, × hours ÷ {formatHours(fullTimeMinutes)}, ×
          (1 + on-cost), rounded once to a penny. An agency: rate × hours a week ÷ 7 × days.
        </dd>
      </div>
      <div>
        <dt>Funds</dt>
        <dd>
          The rounded month is split by the shares of the funding lines; what no line meets is the base budget’s. Lines
          of an arrangement go before those of its post.
        </dd>
      </div>
      <div>
        <dt>Vacancies</dt>
        <dd>
          Hours of a post that nobody holds substantively, at its budget, less what those cost who cover them, for the
          hours that count as cover. It is part of the difference between budget and forecast, not on top of it.
        </dd>
      </div>
    </dl>
  );
}
