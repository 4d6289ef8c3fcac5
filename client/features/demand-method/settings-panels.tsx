import { Button } from '@mantine/core';
import { useState } from 'react';
import type { DemandMethod, MethodSettings } from '../../../server/contract/demand-method.ts';
import { Panel } from '../../components/panel.tsx';
import { SettingsList } from '../../components/settings-list.tsx';
import { formatDate, formatHours } from '../../format.ts';
import { useReference } from '../../reference.ts';
import { useMay } from '../../session.ts';
import type { ChainSpan } from './queries.ts';
import { type Editing, SettingsDialog } from './settings-dialog.tsx';
import { draftOf } from './settings-draft.ts';
import { WideTable } from './wide-table.tsx';
import { percent, points } from './words.ts';

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
  return (
    <>
      <Panel title="Settings in force">
        {current ? (
          <Settings fromDate={current.fromDate} settings={current.settings} method={method} />
        ) : (
          <p>No settings are recorded: 37 hours a week and 100 points of a full-time caseworker are assumed.</p>
        )}
        {mayEdit && current ? (
          <Button
            variant="default"
            onClick={() =>
              setEditing({ title: 'Change the settings', draft: draftOf(current.settings, asAt), isStored: false })
            }
          >
            Change
          </Button>
        ) : null}
      </Panel>
      <Panel title="History of the settings">
        <WideTable
          caption="Every date on which settings start, latest first"
          rows={method.history}
          rowKey={({ fromDate }) => fromDate}
          columns={[
            { title: 'From', cell: ({ fromDate }) => formatDate(fromDate) },
            {
              title: 'State',
              cell: ({ inForce, fromDate, until }) =>
                inForce ? 'in force' : fromDate > asAt ? 'starts later' : `until before ${formatDate(until)}`,
            },
            { title: 'Carries', numeric: true, cell: ({ settings }) => `${points(settings.pointsPerFullTime)} points` },
            {
              title: 'Points per case',
              cell: ({ settings }) =>
                settings.levels.map(({ name, points: each }) => `${name} ${points(each)}`).join(', '),
            },
            { title: 'Source', cell: ({ settings }) => settings.source },
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

interface SettingsProps {
  fromDate: string;
  settings: MethodSettings;
  method: DemandMethod;
}

function Settings({ fromDate, settings, method }: SettingsProps) {
  const { districtName } = useReference();
  const { totalPoints, fixedPoints, newStarterShare, newStarterMonths, chasingPoints, travel } = settings;
  const scheme = method.schemes.find(({ id }) => id === settings.schemeId);
  const lines: [string, string][] = [
    ['From', formatDate(fromDate)],
    ['Scheme', scheme?.name ?? 'the service’s own figures'],
    ['Full time', `${formatHours(settings.fullTimeMinutes)} hours a week`],
    [
      'A full-time caseworker carries',
      totalPoints === null || fixedPoints === null
        ? `${points(settings.pointsPerFullTime)} points`
        : `${points(totalPoints)} points − ${points(fixedPoints)} of fixed load = ${points(settings.pointsPerFullTime)} for cases`,
    ],
    [
      'New starters',
      newStarterShare === null || newStarterMonths === null
        ? 'carry a full caseload from the first day'
        : `carry ${percent(newStarterShare)} of a full caseload in their first ${newStarterMonths} months`,
    ],
    [
      'Chasing families unwilling to engage',
      chasingPoints === null
        ? 'weighs nothing'
        : `${points(chasingPoints)} ${chasingPoints === 1 ? 'point' : 'points'} each in the month`,
    ],
    ['Points per case', settings.levels.map(({ name, points: each }) => `${name} ${points(each)}`).join(', ')],
    [
      'Time for travel',
      travel
        .map(({ districtId, share, source }) => `${districtName(districtId)} ${percent(share)} (${source})`)
        .join('; ') || 'none set',
    ],
    ['Source', settings.source],
  ];
  return <SettingsList settings={lines} />;
}
