import { useEffect, useRef } from 'react';
import classes from './error-summary.module.css';
import type { FaultLine } from './fault-lines.ts';

/** What has to be corrected, at the top of a form; takes the focus, and each line leads to its field. */
export function ErrorSummary({ title, faults }: { title: string; faults: FaultLine[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1} role="alert" className={classes.summary}>
      <h2>{title}</h2>
      <ul>
        {faults.map((fault) => (
          <li key={fault.text}>{fault.fieldId ? <a href={`#${fault.fieldId}`}>{fault.text}</a> : fault.text}</li>
        ))}
      </ul>
    </div>
  );
}
