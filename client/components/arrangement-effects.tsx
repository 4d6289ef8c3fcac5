import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ArrangementEffect, Capacity } from '../../server/contract/capacity.ts';
import { OCCUPANCY_KINDS } from '../../server/contract/establishment.ts';
import { formatDate, formatFteDifference } from '../format.ts';
import classes from './arrangement-effects.module.css';

/** How many are listed before the rest is asked for. */
const LISTED = 12;

/** Temporary arrangements at a date: whether each adds case-holding capacity, how much and where. */
export function ArrangementEffects({ capacity, withSummary = true }: { capacity: Capacity; withSummary?: boolean }) {
  const [isWhole, setWhole] = useState(false);
  const { arrangements, summary } = capacity;
  const shown = isWhole ? arrangements : arrangements.slice(0, LISTED);
  return (
    <>
      {withSummary ? <p className={classes.summary}>{summary}</p> : null}
      {shown.length > 0 ? (
        <ul className={classes.list}>
          {shown.map((arrangement) => (
            <Line key={arrangement.id} arrangement={arrangement} />
          ))}
        </ul>
      ) : null}
      {arrangements.length > shown.length ? (
        <Button variant="default" size="compact-sm" onClick={() => setWhole(true)}>
          Show all {arrangements.length}
        </Button>
      ) : null}
    </>
  );
}

function Line({ arrangement }: { arrangement: ArrangementEffect }) {
  const { id, kind, name, postTitle, unitName, endDate, caseFte, sentence } = arrangement;
  return (
    <li className={classes.line}>
      <span>
        <strong>{name}</strong> {OCCUPANCY_KINDS[kind]}
        {endDate === null ? '' : ` until ${formatDate(endDate)}`}
        <span className={classes.post}>
          {postTitle}, {unitName}, {id}
        </span>
      </span>
      <span className={classes.does}>{sentence}</span>
      <span className={classes.fte}>
        {caseFte === 0 ? <span aria-hidden="true">–</span> : `${formatFteDifference(caseFte)}\u00a0FTE`}
      </span>
    </li>
  );
}
