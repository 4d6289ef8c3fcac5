import { Button, TextInput } from '@mantine/core';
import type { DemandMethod } from '../../../server/contract/demand-method.ts';
import classes from './method.module.css';
import type { DraftFaults, SettingsDraft } from './settings-draft.ts';

interface Props {
  draft: SettingsDraft;
  method: DemandMethod;
  faults: DraftFaults;
  change: (draft: SettingsDraft) => void;
}

type Level = SettingsDraft['levels'][number];

/** The levels of need with their points: renamed, added, and taken out while no case is recorded at them. */
export function LevelFields({ draft, method, faults, change }: Props) {
  const { levels } = draft;
  const edit = (place: number, more: Partial<Level>) =>
    change({ ...draft, levels: levels.map((level, at) => (at === place ? { ...level, ...more } : level)) });
  return (
    <fieldset className={classes.group}>
      <legend>Points per case by level of need</legend>
      {levels.map((level, place) => (
        <div key={level.key} className={classes.level}>
          <TextInput
            label={`Level ${place + 1}`}
            value={level.name}
            error={faults[`levels.${place}.name`]}
            onChange={(event) => edit(place, { name: event.currentTarget.value })}
            maxLength={60}
          />
          <TextInput
            label="Points"
            aria-label={`Points of ${level.name || `level ${place + 1}`}`}
            value={level.points}
            error={faults[`levels.${place}.points`]}
            inputMode="decimal"
            onChange={(event) => edit(place, { points: event.currentTarget.value })}
          />
          {method.usedLevelIds.includes(level.id) ? null : (
            <Button
              variant="subtle"
              aria-label={`Take out ${level.name || `level ${place + 1}`}`}
              onClick={() => change({ ...draft, levels: levels.filter((_, at) => at !== place) })}
            >
              Take out
            </Button>
          )}
        </div>
      ))}
      <Button
        variant="default"
        size="compact-sm"
        onClick={() =>
          change({ ...draft, levels: [...levels, { key: freeKey(levels), id: '', name: '', points: '' }] })
        }
      >
        Add a level
      </Button>
    </fieldset>
  );
}

/** A key that no line has yet. */
function freeKey(levels: readonly Level[]): string {
  const taken = new Set(levels.map(({ key }) => key));
  let number = levels.length + 1;
  while (taken.has(`new ${number}`)) number += 1;
  return `new ${number}`;
}
