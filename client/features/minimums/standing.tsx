import { formatFte } from '../../format.ts';
import classes from './minimums.module.css';

/** In a word whether a minimum is kept; nothing where there is none. */
export function Standing({ minimumFte, shortFte }: { minimumFte: number | null; shortFte: number }) {
  if (minimumFte === null) return null;
  return shortFte > 0 ? (
    <strong className={classes.short}>{formatFte(shortFte)} below</strong>
  ) : (
    <span className={classes.kept}>kept</span>
  );
}
