import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Scenario } from '../../../server/contract/scenarios.ts';
import { formatCount, formatDate } from '../../format.ts';
import classes from './scenarios.module.css';

/** Name of a scenario, which opens it in the allocation, with its date, policy, author and demand. */
export function ScenarioHead({ scenario }: { scenario: Scenario }) {
  const { planId, name, demand, isAssumed } = scenario;
  return (
    <>
      <Anchor
        className={classes.name}
        renderRoot={(props) => (
          <Link to="/allocation" search={(previous) => ({ ...previous, plan: planId ?? undefined })} {...props} />
        )}
      >
        {name}
      </Anchor>
      <span className={classes.detail}>{headDetails(scenario)}</span>
      <span className={classes.detail} data-assumed={isAssumed || undefined}>
        {demand}
      </span>
    </>
  );
}

/** “1 Apr 2021, Balanced, at most 9 moves, by Kim”. */
export function headDetails({ asAt, policy, maxMoves, author }: Scenario): string {
  return [
    formatDate(asAt),
    policy ?? 'placements as they are',
    ...(maxMoves === null ? [] : [`at most ${formatCount(maxMoves, 'move')}`]),
    ...(author === null ? [] : [`by ${author}`]),
  ].join(', ');
}
