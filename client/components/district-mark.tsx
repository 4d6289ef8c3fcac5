import { districtFill } from '../palette.ts';
import classes from './district-mark.module.css';

/** A district’s sign in lists, charts and on the map: its letter on its colour. The name stands beside it. */
export function DistrictMark({ name, index }: { name: string; index: number }) {
  return (
    <span aria-hidden="true" className={classes.mark} style={{ background: districtFill(index) }}>
      {name.slice(0, 1)}
    </span>
  );
}
