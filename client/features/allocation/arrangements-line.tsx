import { Box } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { capacityQuery } from '../../capacity.ts';
import { ArrangementEffects } from '../../components/arrangement-effects.tsx';
import classes from './arrangements-line.module.css';

/** Temporary arrangements at the plan’s date in one line that opens to the list. */
export function ArrangementsLine({ asAt }: { asAt: string }) {
  const { data } = useQuery(capacityQuery(asAt));
  if (!data || data.arrangements.length === 0) return null;
  return (
    <details className={classes.line}>
      <summary>
        <strong>Temporary arrangements at this date.</strong> {data.summary}
      </summary>
      <Box component="section" className={classes.list} aria-label="Temporary arrangements" tabIndex={0}>
        <p>As the records stand now. What the plan counts of them stands beside each person’s FTE, under “Why?”.</p>
        <ArrangementEffects capacity={data} withSummary={false} />
      </Box>
    </details>
  );
}
