import { Box } from '@mantine/core';
import type { ComponentProps } from 'react';
import { PlainTable } from '../../components/plain-table.tsx';
import classes from './method.module.css';

/** A plain table that is shown in its whole height; narrow screens scroll it sideways. */
export function WideTable<Row>(props: ComponentProps<typeof PlainTable<Row>>) {
  return (
    <Box component="section" className={classes.wide} aria-label={props.caption} tabIndex={0}>
      <PlainTable {...props} />
    </Box>
  );
}
