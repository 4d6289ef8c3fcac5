import type { ReactNode } from 'react';
import classes from './toolbar.module.css';

/** The row of controls above a grid or chart; wraps where the window is narrow. */
export function Toolbar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section aria-label={label} className={classes.bar}>
      {children}
    </section>
  );
}
