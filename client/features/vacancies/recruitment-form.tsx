import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Recruitment, RecruitmentChange } from '../../../server/contract/vacancies.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { formatHours, parseHours } from '../../format.ts';
import { faultsOf } from './faults.ts';
import { useRecruitmentSave } from './use-recruitment-save.ts';

interface Props {
  recruitment: Recruitment;
  asAt: string;
  close: () => void;
}

const FIELDS = { minutes: 'recruitment-hours', nextActionBy: 'recruitment-by' };

/** Owner, next action, hours and note of a recruitment. */
export function RecruitmentForm({ recruitment, asAt, close }: Props) {
  const [draft, setDraft] = useState(() => ({
    owner: recruitment.owner ?? '',
    nextAction: recruitment.nextAction ?? '',
    nextActionBy: recruitment.nextActionBy ?? '',
    hours: formatHours(recruitment.minutes),
    note: recruitment.note ?? '',
  }));
  const [hoursFault, setHoursFault] = useState<string>();
  const save = useRecruitmentSave(asAt, close);
  const set = (change: Partial<typeof draft>): void => setDraft((before) => ({ ...before, ...change }));
  const submit = (): void => {
    const minutes = parseHours(draft.hours);
    setHoursFault(
      minutes === undefined ? 'This is not a time. Write hours and minutes, for example 18:30.' : undefined,
    );
    if (minutes === undefined) return;
    const change = differing(recruitment, {
      owner: draft.owner.trim() || null,
      nextAction: draft.nextAction.trim() || null,
      nextActionBy: draft.nextActionBy || null,
      minutes,
      note: draft.note.trim() || null,
    });
    if (Object.keys(change).length === 0) close();
    else save.mutate({ recruitment, change, what: `details of recruitment ${recruitment.id}` });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="xs" mt="xs">
        {save.error ? (
          <ErrorSummary key={save.submittedAt} title="Nothing is stored yet" faults={faultsOf(save.error, FIELDS)} />
        ) : null}
        <TextInput
          label="Owner"
          value={draft.owner}
          onChange={(event) => set({ owner: event.currentTarget.value })}
          maxLength={120}
          autoComplete="off"
          data-autofocus
        />
        <TextInput
          label="Next action"
          value={draft.nextAction}
          onChange={(event) => set({ nextAction: event.currentTarget.value })}
          maxLength={200}
          autoComplete="off"
        />
        <TextInput
          id="recruitment-by"
          type="date"
          label="Next action by"
          value={draft.nextActionBy}
          onChange={(event) => set({ nextActionBy: event.currentTarget.value })}
        />
        <TextInput
          id="recruitment-hours"
          label="Hours a week"
          value={draft.hours}
          onChange={(event) => set({ hours: event.currentTarget.value })}
          error={hoursFault}
          autoComplete="off"
        />
        <TextInput
          label="Note"
          description="A working note, never health or family matters"
          value={draft.note}
          onChange={(event) => set({ note: event.currentTarget.value })}
          maxLength={500}
          autoComplete="off"
        />
        <Group gap="xs">
          <Button type="submit" loading={save.isPending}>
            Save
          </Button>
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The fields in which what was written differs from what is stored. */
function differing(stored: Recruitment, written: RecruitmentChange): RecruitmentChange {
  const kept = new Map<string, unknown>(Object.entries(stored));
  return Object.fromEntries(Object.entries(written).filter(([field, value]) => kept.get(field) !== value));
}
