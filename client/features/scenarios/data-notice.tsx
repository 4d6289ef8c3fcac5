import { Button } from '@mantine/core';
import type { Scenarios } from '../../../server/contract/scenarios.ts';
import { formatCount, formatDate } from '../../format.ts';
import classes from './scenarios.module.css';
import type { ScenariosSearch } from './search.ts';

interface Props {
  found: Scenarios;
  /** Changes on which data plans are measured. */
  measureOn: (data: ScenariosSearch['data']) => void;
  /** Takes plans that are gone out of the address. */
  forget: () => void;
}

/** On which data the scenarios are measured, said plainly where it is not the same, and plans that are gone. */
export function DataNotice({ found, measureOn, forget }: Props) {
  const { missing, differences, data, asAt, scenarios } = found;
  const date = formatDate(asAt);
  return (
    <>
      {missing.length > 0 ? (
        <div className={classes.notice} role="status">
          <p>
            {formatCount(missing.length, 'plan')} of this address {missing.length === 1 ? 'is' : 'are'} no longer there.
            Somebody may have deleted {missing.length === 1 ? 'it' : 'them'}.
          </p>
          <Button variant="default" size="compact-sm" onClick={forget}>
            Go on without
          </Button>
        </div>
      ) : null}
      {differences.length > 0 ? (
        <div className={classes.notice} role="status">
          <p>
            <strong>Not all of these are measured on the same data, so their figures do not quite compare.</strong>
          </p>
          <ul>
            {differences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <Button variant="default" size="compact-sm" onClick={() => measureOn('live')}>
            Measure all on the data of {date}
          </Button>
        </div>
      ) : null}
      {data === 'live' ? (
        <div className={classes.notice} role="status">
          <p>
            All are measured on the data of {date}, as if each plan were made now: whoever left is left out, newcomers
            are where they work today, and demand is as counted.
          </p>
          <Button variant="default" size="compact-sm" onClick={() => measureOn(undefined)}>
            Measure each plan on its own data
          </Button>
        </div>
      ) : null}
      {differences.length === 0 && data === 'own' && scenarios.length > 1 ? (
        <p className={classes.quiet}>All are measured on the same data: those of {date}.</p>
      ) : null}
    </>
  );
}
