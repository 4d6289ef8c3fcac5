import type { BalanceWord } from '../../../server/contract/overview.ts';
import classes from './share-bar.module.css';

/** The difference from the fair share as a bar to either side of a line; 25 % fills a side. Words beside it say the same. */
export function ShareBar({ difference, word }: { difference: number | null; word: BalanceWord }) {
  const reach = Math.min(Math.abs(difference ?? 0) / 0.25, 1) * 50;
  const from = (difference ?? 0) < 0 ? 50 - reach : 50;
  return (
    <div aria-hidden="true" className={classes.track}>
      <div className={classes.fill} data-word={word} style={{ left: `${from}%`, width: `${reach}%` }} />
      <div className={classes.middle} />
    </div>
  );
}
