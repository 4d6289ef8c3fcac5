import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Recruitment, RecruitmentChange } from '../../../server/contract/vacancies.ts';
import { formatHours, parseHours } from '../../format.ts';
import { NextFields } from './next-fields.tsx';
import { NOT_A_TIME, RecordForm } from './record-form.tsx';
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
    setHoursFault(minutes === undefined ? NOT_A_TIME : undefined);
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
    <RecordForm save={save} fields={FIELDS} submit={submit} gap="xs" mt="xs">
      <NextFields draft={draft} set={set} dayId="recruitment-by" />
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
    </RecordForm>
  );
}

/** The fields in which what was written differs from what is stored. */
function differing(stored: Recruitment, written: RecruitmentChange): RecruitmentChange {
  const kept = new Map<string, unknown>(Object.entries(stored));
  return Object.fromEntries(Object.entries(written).filter(([field, value]) => kept.get(field) !== value));
}
