import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { DemandMethod } from '../../../server/contract/demand-method.ts';
import { Panel } from '../../components/panel.tsx';
import { formatDate } from '../../format.ts';
import { useMay } from '../../session.ts';
import classes from './method.module.css';
import type { ChainSpan } from './queries.ts';
import { type Scheme, SchemesPanel } from './schemes-panel.tsx';
import { type Editing, SettingsDialog } from './settings-dialog.tsx';
import { draftOf, withScheme } from './settings-draft.ts';
import { SettingsInForce } from './settings-in-force.tsx';
import { WideTable } from './wide-table.tsx';
import { points } from './words.ts';

interface Props {
  method: DemandMethod;
  asAt: string;
  over: ChainSpan;
}

/** The settings in force at the date, with their source, and every date on which settings start. */
export function SettingsPanels({ method, asAt, over }: Props) {
  const mayEdit = useMay('demand-settings:edit');
  const [editing, setEditing] = useState<Editing>();
  const current = method.history.find(({ inForce }) => inForce);
  const change = (scheme?: Scheme): void => {
    if (!current) return;
    const draft = draftOf(current.settings, asAt);
    setEditing({ title: 'Change the settings', draft: scheme ? withScheme(draft, scheme) : draft, isStored: false });
  };
  return (
    <>
      <Panel title="Settings in force">
        {current ? (
          <SettingsInForce fromDate={current.fromDate} settings={current.settings} method={method} />
        ) : (
          <p>No settings are recorded: 37 hours a week and 100 points of a full-time caseworker are assumed.</p>
        )}
        {mayEdit && current ? (
          <Group gap="sm">
            <Button variant="default" onClick={() => change()}>
              Change
            </Button>
            <span className={classes.hint}>
              Weights, fixed load, new starters, chasing and travel. You see what a change does in each district before
              it is saved.
            </span>
          </Group>
        ) : null}
      </Panel>
      <SchemesPanel schemes={method.schemes} tryOut={mayEdit && current ? change : undefined} />
      <Panel title="History of the settings">
        <WideTable
          caption="Every date on which settings start, latest first"
          rows={method.history}
          rowKey={({ fromDate }) => fromDate}
          columns={[
            { title: 'From', cell: ({ fromDate }) => <span className={classes.day}>{formatDate(fromDate)}</span> },
            {
              title: 'State',
              cell: ({ inForce, fromDate, until }) =>
                inForce ? (
                  <span className={classes.day}>in force</span>
                ) : fromDate > asAt ? (
                  <span className={classes.day}>starts later</span>
                ) : (
                  `until before ${formatDate(until)}`
                ),
            },
            { title: 'Carries', numeric: true, cell: ({ settings }) => `${points(settings.pointsPerFullTime)} points` },
            {
              title: 'Points per case',
              cell: ({ settings }) =>
                settings.levels.map(({ name, points: each }) => `${name} ${points(each)}`).join(', '),
            },
            { title: 'Source', cell: ({ settings }) => <span className={classes.text}>{settings.source}</span> },
            ...(mayEdit
              ? [
                  {
                    title: 'Change',
                    cell: ({ fromDate, settings }: DemandMethod['history'][number]) => (
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-label={`Correct the settings from ${formatDate(fromDate)}`}
                        onClick={() =>
                          setEditing({
                            title: `Settings from ${formatDate(fromDate)}`,
                            draft: draftOf(settings, fromDate),
                            isStored: true,
                          })
                        }
                      >
                        Correct
                      </Button>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </Panel>
      {editing ? (
        <SettingsDialog
          key={JSON.stringify(editing.draft)}
          editing={editing}
          method={method}
          asAt={asAt}
          over={over}
          close={() => setEditing(undefined)}
        />
      ) : null}
    </>
  );
}
