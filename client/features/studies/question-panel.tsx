import { CloseButton, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import panel from '../allocation/panel.module.css';
import classes from './studies.module.css';

interface QuestionPanelProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** Frame of an answer: its heading takes the focus when it opens, Escape closes it. */
export function QuestionPanel({ title, onClose, children }: QuestionPanelProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (title !== '') heading.current?.focus();
  }, [title]);
  return (
    <section
      className={panel.panel}
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <div className={panel.head}>
        <Title order={2} ref={heading} tabIndex={-1} className={classes.heading}>
          {title}
        </Title>
        <CloseButton aria-label={`Close “${title}”`} onClick={onClose} />
      </div>
      {children}
    </section>
  );
}
