import type { Occupancy } from '../../../server/contract/establishment.ts';
import { formatDate } from '../../format.ts';
import { kindInWords } from './describe-post.ts';
import classes from './posts.module.css';
import { barOf, windowAround, yearMarks } from './timeline.ts';

/** Who is in a post month by month, two years around a date. The table below it tells the same in words. */
export function OccupancyTimeline({ occupancies, asAt }: { occupancies: readonly Occupancy[]; asAt: string }) {
  const window = windowAround(asAt);
  const now = barOf(asAt, asAt, window)?.left ?? 0;
  const shown = occupancies.flatMap((occupancy) => {
    const bar = barOf(occupancy.startDate, occupancy.endDate, window);
    return bar ? [{ occupancy, bar }] : [];
  });
  if (shown.length === 0) return null;
  return (
    <div className={classes.timeline} aria-hidden="true">
      <span />
      <div className={classes.months}>
        {yearMarks(window).map(({ left, label }) => (
          <span key={label} style={{ left: `${left}%` }}>
            {label}
          </span>
        ))}
      </div>
      {shown.map(({ occupancy, bar }) => (
        <OneLine key={occupancy.id} occupancy={occupancy} bar={bar} now={now} />
      ))}
    </div>
  );
}

function OneLine(props: { occupancy: Occupancy; bar: { left: number; width: number }; now: number }) {
  const { occupancy, bar, now } = props;
  const until = occupancy.endDate ? ` until ${formatDate(occupancy.endDate)}` : '';
  return (
    <>
      <span>{occupancy.name}</span>
      <div className={classes.track}>
        <div
          className={classes.bar}
          data-temporary={occupancy.kind !== 'substantive'}
          title={`${occupancy.name}, ${kindInWords(occupancy.kind)}, from ${formatDate(occupancy.startDate)}${until}`}
          style={{ left: `${bar.left}%`, width: `${bar.width}%` }}
        />
        <div className={classes.now} style={{ left: `${now}%` }} />
      </div>
    </>
  );
}
