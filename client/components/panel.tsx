import { type ReactNode, useEffect, useId, useRef } from 'react';
import classes from './panel.module.css';

interface PanelProps {
  title: string;
  note?: ReactNode;
  /** True where it answers what the person just did: it takes the focus when it appears, and is read out. */
  takesFocus?: boolean;
  children: ReactNode;
}

/** A titled part of a page. */
export function Panel({ title, note, takesFocus = false, children }: PanelProps) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  return (
    <section aria-labelledby={id} className={classes.panel}>
      <div className={classes.head}>
        <h2 id={id} ref={heading} tabIndex={takesFocus ? -1 : undefined}>
          {title}
        </h2>
        {note ? <span>{note}</span> : null}
      </div>
      {children}
    </section>
  );
}
