import { Button } from '@mantine/core';
import type { DemandMethod } from '../../../server/contract/demand-method.ts';
import { Panel } from '../../components/panel.tsx';
import classes from './method.module.css';
import { WideTable } from './wide-table.tsx';
import { percent, points } from './words.ts';

/** A published scheme that settings can start from. */
export type Scheme = DemandMethod['schemes'][number];

interface Props {
  schemes: readonly Scheme[];
  /** Opens the settings with the figures of a scheme; undefined for whoever may not change them. */
  tryOut: ((scheme: Scheme) => void) | undefined;
}

/** What others published about the load of a caseworker, each with its source, to compare with or to start from. */
export function SchemesPanel({ schemes, tryOut }: Props) {
  return (
    <Panel title="Published schemes">
      <p className={classes.quiet}>To compare with, or to start from. None is in force until somebody saves it.</p>
      <WideTable
        caption="What a full-time caseworker carries, as others published it"
        rows={schemes}
        rowKey={({ id }) => id}
        columns={[
          { title: 'Scheme', cell: ({ name }) => name },
          { title: 'Carries', numeric: true, cell: carries },
          { title: 'New starters', cell: newStarters },
          {
            title: 'Points per case',
            cell: ({ pointsPerCase }) => (pointsPerCase === null ? 'by level, as now' : points(pointsPerCase)),
          },
          {
            title: 'Source',
            cell: ({ source, note }) => (
              <span className={classes.text}>
                {source}
                <span className={classes.note}>{note}</span>
              </span>
            ),
          },
          ...(tryOut
            ? [
                {
                  title: 'Effect',
                  cell: (scheme: Scheme) => (
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={`Try ${scheme.name}`}
                      onClick={() => tryOut(scheme)}
                    >
                      Try
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Panel>
  );
}

function carries({ totalPoints, fixedPoints, pointsPerFullTime }: Scheme) {
  return (
    <>
      {points(pointsPerFullTime)} points
      {totalPoints === null || fixedPoints === null ? null : (
        <span className={classes.note}>
          {points(totalPoints)} − {points(fixedPoints)} fixed
        </span>
      )}
    </>
  );
}

function newStarters({ newStarterShare, newStarterMonths }: Scheme): string {
  return newStarterShare === null || newStarterMonths === null
    ? 'not said'
    : `${percent(newStarterShare)} for ${newStarterMonths} months`;
}
