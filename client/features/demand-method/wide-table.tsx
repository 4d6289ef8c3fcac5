import { Box } from '@mantine/core';
import type { ComponentProps, CSSProperties } from 'react';
import { PlainTable } from '../../components/plain-table.tsx';
import classes from './method.module.css';

type Props<Row> = ComponentProps<typeof PlainTable<Row>> & {
  /** How many districts have a column of their own; undefined where none has. */
  districts?: number;
};

/** A plain table that is shown in its whole height; narrow screens scroll it sideways under the names of its rows. */
export function WideTable<Row>({ districts, ...table }: Props<Row>) {
  const width: CSSProperties & Record<'--districts', number | undefined> = { '--districts': districts };
  return (
    <Box
      component="section"
      className={districts === undefined ? classes.wide : `${classes.wide} ${classes.districts}`}
      style={width}
      aria-label={table.caption}
      tabIndex={0}
    >
      <PlainTable {...table} />
    </Box>
  );
}
