import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { DemandMethod } from '../../../server/contract/demand-method.ts';
import { useReference } from '../../reference.ts';
import { LevelFields } from './level-fields.tsx';
import classes from './method.module.css';
import { type DraftFaults, type SettingsDraft, withScheme } from './settings-draft.ts';

interface Props {
  draft: SettingsDraft;
  method: DemandMethod;
  faults: DraftFaults;
  isStored: boolean;
  change: (draft: SettingsDraft) => void;
}

type TextField = Exclude<keyof SettingsDraft, 'levels' | 'travel' | 'schemeId'>;

/** The fields of settings: a scheme to start from, then every figure. */
export function SettingsFields({ draft, method, faults, isStored, change }: Props) {
  const { districts } = useReference();
  const scheme = method.schemes.find(({ id }) => id === draft.schemeId);
  const field = (name: TextField, label: string, description?: string) => {
    const fault = faults[name === 'fullTimeHours' ? 'fullTimeMinutes' : name];
    return {
      label,
      value: draft[name],
      ...(description === undefined ? {} : { description }),
      ...(fault === undefined ? {} : { error: fault }),
      onChange: (event: { currentTarget: { value: string } }) =>
        change({ ...draft, [name]: event.currentTarget.value }),
    };
  };
  return (
    <>
      <div className={classes.pair}>
        <TextInput {...field('fromDate', 'From', 'Until the next settings start')} type="date" disabled={isStored} />
        <NativeSelect
          label="Start from a published scheme"
          description="Its figures go into the fields; adjust them as you need"
          value={draft.schemeId}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            change(
              withScheme(
                draft,
                method.schemes.find(({ id }) => id === chosen),
              ),
            );
          }}
          data={[
            { value: '', label: 'None: own figures' },
            ...method.schemes.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </div>
      {scheme ? (
        <p className={classes.quiet}>
          {scheme.source}. {scheme.note}
        </p>
      ) : null}
      <fieldset className={classes.group}>
        <legend>What a full-time caseworker carries</legend>
        <div className={classes.pair}>
          <TextInput
            {...field('fullTimeHours', 'Hours a week of full time', 'As contracts have it')}
            inputMode="decimal"
          />
          <TextInput
            {...field('totalPoints', 'Points in all', 'Empty where there is no fixed load')}
            inputMode="decimal"
          />
          <TextInput {...field('fixedPoints', 'Fixed points', 'Supervision, training, duties')} inputMode="decimal" />
          <TextInput
            {...field('pointsPerFullTime', 'Points for cases', 'Points in all less the fixed ones')}
            inputMode="decimal"
          />
        </div>
      </fieldset>
      <fieldset className={classes.group}>
        <legend>New starters and chasing</legend>
        <div className={classes.pair}>
          <TextInput
            {...field('newStarterShare', 'New starters carry, %', 'Of a full caseload; empty for all of it')}
            inputMode="decimal"
          />
          <TextInput
            {...field('newStarterMonths', 'For how many months', 'From their first day')}
            inputMode="numeric"
          />
          <TextInput
            {...field('chasingPoints', 'Points for chasing', 'Per family unwilling to engage, a month')}
            inputMode="decimal"
          />
        </div>
      </fieldset>
      <LevelFields draft={draft} method={method} faults={faults} change={change} />
      <fieldset className={classes.group}>
        <legend>Share of time for travel, %</legend>
        <div className={classes.pair}>
          {districts.map(({ id, name }) => (
            <TextInput
              key={id}
              label={name}
              value={draft.travel[id] ?? ''}
              error={faults[`travel.${id}`]}
              inputMode="decimal"
              onChange={(event) => change({ ...draft, travel: { ...draft.travel, [id]: event.currentTarget.value } })}
            />
          ))}
        </div>
        <TextInput {...field('travelSource', 'Source of the time for travel')} mt="xs" maxLength={400} />
      </fieldset>
      <Textarea
        {...field('source', 'Source', 'Where the figures come from; begin with “assumed” where nobody published them')}
        autosize
        minRows={1}
        maxLength={400}
      />
    </>
  );
}
