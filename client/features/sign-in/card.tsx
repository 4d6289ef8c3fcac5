import { Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './sign-in.module.css';

/** The one card of a page outside the sign-in, with the product's name over it. */
export function Card({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <Paper withBorder className={classes.card}>
      <Stack gap="md">
        <div>
          <div className={classes.brand}>
            <img src="/icon.svg" alt="" width="28" height="28" />
            <Title order={1}>{title}</Title>
          </div>
          <Text c="dimmed">{lead}</Text>
        </div>
        {children}
      </Stack>
    </Paper>
  );
}
