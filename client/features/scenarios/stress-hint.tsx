import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Scenarios } from '../../../server/contract/scenarios.ts';
import { useMay } from '../../session.ts';
import classes from './scenarios.module.css';

/** Why there is nothing under demand as it may become, and where to go for it. */
export function StressHint({ found: { stress, stressNote, summary } }: { found: Scenarios }) {
  const may = useMay('stress:edit');
  if (stress.length > 0) return null;
  if (stressNote !== null) return summary.length > 0 ? null : <p className={classes.quiet}>{stressNote}</p>;
  return (
    <p className={classes.quiet}>
      No stress case is saved yet, so nothing tells how these would stand under demand as it may become.{' '}
      {may ? (
        <Anchor renderRoot={(props) => <Link to="/demand/stress" {...props} />}>Save one on the page Stress</Anchor>
      ) : (
        'A service manager or manager can save one on the page Stress.'
      )}
    </p>
  );
}
