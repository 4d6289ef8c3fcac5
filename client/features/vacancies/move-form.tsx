import { Button, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { RECRUITMENT_STAGES, type Recruitment, type RecruitmentStage } from '../../../server/contract/vacancies.ts';
import { formatDate } from '../../format.ts';
import { FilledFields } from './filled-fields.tsx';
import { type MoveDraft, moveFault, moveOf } from './move-draft.ts';
import { RecordForm } from './record-form.tsx';
import { neighbour, STAGES, type VacancyRow } from './rows.ts';
import { useRecruitmentSave } from './use-recruitment-save.ts';

interface Props {
  recruitment: Recruitment;
  /** Stage it is to go to; the next one where nothing is said. */
  stage: RecruitmentStage | undefined;
  row: VacancyRow | undefined;
  asAt: string;
  close: () => void;
}

const FIELDS = {
  onDate: 'move-on',
  reason: 'move-reason',
  startsOn: 'move-starts',
  'filledBy.personId': 'filled-person',
  'filledBy.startDate': 'filled-start',
  'filledBy.endDate': 'filled-start',
  'filledBy.minutes': 'filled-hours',
  'filledBy.occupancyId': 'filled-occupancy',
};

/** Takes a recruitment to another stage: the day, and what that stage needs. */
export function MoveForm({ recruitment, stage, row, asAt, close }: Props) {
  const [draft, setDraft] = useState<MoveDraft>(() => ({
    stage: stage ?? neighbour(recruitment.stage, 1) ?? recruitment.stage,
    onDate: asAt,
    reason: '',
    startsOn: recruitment.startsOn ?? '',
    who: 'new',
    personId: '',
    hours: '',
    payPoint: '',
    occupancyId: '',
  }));
  const [fault, setFault] = useState<string>();
  const save = useRecruitmentSave(asAt, close);
  const set = (change: Partial<MoveDraft>): void => setDraft((before) => ({ ...before, ...change }));
  const isBack = STAGES.indexOf(draft.stage) < STAGES.indexOf(recruitment.stage);
  const needsReason = isBack || draft.stage === 'withdrawn';
  const submit = (): void => {
    const found = moveFault(draft, needsReason);
    setFault(found);
    if (found) return;
    const what = `${recruitment.title} ${recruitment.postId}, ${RECRUITMENT_STAGES[draft.stage].toLowerCase()}`;
    save.mutate({ recruitment, change: moveOf(draft, needsReason), what });
  };
  return (
    <RecordForm save={save} fields={FIELDS} submit={submit}>
      <Text>
        Now at {RECRUITMENT_STAGES[recruitment.stage].toLowerCase()}, since {formatDate(recruitment.stageSince)}.
      </Text>
      <NativeSelect
        label="Goes to"
        value={draft.stage}
        onChange={(event) => {
          const chosen = STAGES.find((one) => one === event.currentTarget.value);
          if (chosen) set({ stage: chosen });
        }}
        data={STAGES.map((one) => ({ value: one, label: RECRUITMENT_STAGES[one] }))}
      />
      <TextInput
        id="move-on"
        type="date"
        label="On"
        value={draft.onDate}
        onChange={(event) => set({ onDate: event.currentTarget.value })}
        data-autofocus
      />
      {draft.stage === 'start-date' ? (
        <TextInput
          id="move-starts"
          type="date"
          label="Agreed first day"
          value={draft.startsOn}
          onChange={(event) => set({ startsOn: event.currentTarget.value })}
        />
      ) : null}
      {draft.stage === 'filled' ? <FilledFields draft={draft} set={set} recruitment={recruitment} row={row} /> : null}
      {needsReason ? (
        <TextInput
          id="move-reason"
          label={draft.stage === 'withdrawn' ? 'Why it is withdrawn' : 'Why it goes back'}
          description="Kept with the record. A working reason, never health or family matters."
          value={draft.reason}
          onChange={(event) => set({ reason: event.currentTarget.value })}
          maxLength={300}
          autoComplete="off"
        />
      ) : null}
      {fault ? (
        <Text role="alert" c="var(--short)" fw={600}>
          {fault}
        </Text>
      ) : null}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <Button type="submit" loading={save.isPending}>
          Save
        </Button>
      </Group>
    </RecordForm>
  );
}
