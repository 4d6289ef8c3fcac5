import { NativeSelect, Select, TextInput } from '@mantine/core';
import { type ArrangementChoices, TEMPORARY_KINDS, type TemporaryKind } from '../../../server/contract/arrangements.ts';
import { formatDate, formatHours } from '../../format.ts';
import { useReference } from '../../reference.ts';
import { usualAnswer } from './covered.ts';
import { DayField } from './day-field.tsx';
import { type ArrangementDraft, fieldsOfKind } from './draft.ts';
import classes from './temporary-posts.module.css';

export interface FieldsProps {
  draft: ArrangementDraft;
  set: (change: Partial<ArrangementDraft>) => void;
  choices: ArrangementChoices;
}

const kinds = Object.entries(TEMPORARY_KINDS).map(([value, label]) => ({ value, label }));
const MOST_SHOWN = 50;

/** Which kind, who, in which post, for how long and whom it covers. */
export function ArrangementFields({ draft, set, choices }: FieldsProps) {
  const { unitName } = useReference();
  const has = fieldsOfKind(draft.kind);
  const person = choices.people.find(({ id }) => id === draft.personId);
  const holders = choices.holders.filter(
    ({ postId, personId }) => postId === draft.postId && (personId === null || personId !== draft.personId),
  );
  const chooseKind = (kind: TemporaryKind): void => {
    const own = kind === 'additional-hours' || kind === 'ring-fenced' ? person?.postId : undefined;
    const { coversId } = draft;
    set({ kind, ...(own ? { postId: own } : {}), coveredStops: usualAnswer({ kind, coversId }, choices) });
  };
  const choosePerson = (id: string): void => {
    const chosen = choices.people.find((one) => one.id === id);
    const isOwn = draft.kind === 'additional-hours' || draft.kind === 'ring-fenced';
    set({
      personId: id,
      workerName: '',
      ...(isOwn && chosen?.postId ? { postId: chosen.postId } : {}),
      ...(draft.kind === 'acting-up' && chosen?.point ? { basePoint: String(chosen.point) } : {}),
    });
  };
  return (
    <div className={classes.two}>
      <NativeSelect
        id="tp-kind"
        label="Kind"
        data={kinds}
        value={draft.kind}
        onChange={(event) => {
          const kind = kinds.find(({ value }) => value === event.currentTarget.value);
          if (kind) chooseKind(kind.value as TemporaryKind);
        }}
      />
      <Select
        id="tp-personId"
        label="Person"
        description={has.worker ? 'From the staff list; or write a name beside' : undefined}
        placeholder="Write a name or a staff number"
        searchable
        clearable={has.worker}
        limit={MOST_SHOWN}
        nothingFoundMessage="Nobody by that name"
        value={draft.personId || null}
        onChange={(value) => choosePerson(value ?? '')}
        data={choices.people.map(({ id, name }) => ({ value: id, label: `${name}, ${id}` }))}
      />
      {has.worker && draft.personId === '' ? (
        <TextInput
          id="tp-workerName"
          label="Worker who is not on the staff list"
          value={draft.workerName}
          onChange={(event) => set({ workerName: event.currentTarget.value })}
          autoComplete="off"
        />
      ) : null}
      <Select
        id="tp-postId"
        label="Post"
        placeholder="Write a number, a title or a team"
        searchable
        limit={MOST_SHOWN}
        nothingFoundMessage="No such post"
        value={draft.postId || null}
        onChange={(value) => set({ postId: value ?? '', coversId: '' })}
        data={choices.posts.map(({ id, title, unitId, endDate }) => ({
          value: id,
          label: `${id}, ${title}, ${unitName(unitId)}${endDate ? `, to ${formatDate(endDate)}` : ''}`,
        }))}
      />
      {has.covers ? (
        <NativeSelect
          id="tp-coversId"
          label="Covers"
          description="Who is away from this post; why is never stored"
          value={draft.coversId}
          onChange={(event) => {
            const coversId = event.currentTarget.value;
            set({ coversId, coveredStops: usualAnswer({ kind: draft.kind, coversId }, choices) });
          }}
          data={[
            { value: '', label: 'Nobody: the post is vacant' },
            ...holders.map(({ id, name, minutes }) => ({ value: id, label: `${name}, ${formatHours(minutes)} hours` })),
          ]}
        />
      ) : null}
      <TextInput
        id="tp-hours"
        label={draft.kind === 'additional-hours' ? 'Additional hours a week' : 'Hours a week'}
        description={person ? `Contracted: ${formatHours(person.contractedMinutes)}` : undefined}
        value={draft.hours}
        onChange={(event) => set({ hours: event.currentTarget.value })}
        autoComplete="off"
      />
      <div className={classes.fresh}>
        <DayField
          id="tp-startDate"
          label="First day"
          value={draft.startDate}
          change={(startDate) => set({ startDate })}
          required
        />
      </div>
      <DayField
        id="tp-endDate"
        label="Last day"
        value={draft.endDate}
        change={(endDate) => set({ endDate })}
        required
      />
    </div>
  );
}
