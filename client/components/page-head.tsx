import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './page-head.module.css';

/** Heading of a page with one line about what it shows, and its actions at the right. */
export function PageHead({ title, children, actions }: { title: string; children?: ReactNode; actions?: ReactNode }) {
  return (
    <div className={classes.head}>
      <div>
        <Title order={1}>{title}</Title>
        {children ? <p className={classes.lead}>{children}</p> : null}
      </div>
      {actions ? <div className={classes.actions}>{actions}</div> : null}
    </div>
  );
}
