import { Box } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './panel.module.css';

/** A wide table that scrolls inside the page; the keyboard reaches it, so that it can be scrolled without a mouse. */
export function ScrollRegion({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Box component="section" className={classes.scroll} aria-label={label} tabIndex={0}>
      {children}
    </Box>
  );
}
