import { Button, Group, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { notifyDone } from '../../components/notify.ts';
import { formatHours, parseHours } from '../../format.ts';
import { NextFields } from './next-fields.tsx';
import { openRecruitment, refreshAfterChange } from './queries.ts';
import { NOT_A_TIME, RecordForm } from './record-form.tsx';
import type { VacancyRow } from './rows.ts';

const FIELDS = { minutes: 'open-hours', openedOn: 'open-on', nextActionBy: 'open-by' };

/** Opens the recruitment to a post: its hours, the day, who sees to it, and what comes next. */
export function OpenForm({ row, asAt, close }: { row: VacancyRow; asAt: string; close: () => void }) {
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState({
    hours: row.vacantMinutes > 0 ? formatHours(row.vacantMinutes) : '',
    openedOn: asAt,
    owner: '',
    nextAction: '',
    nextActionBy: '',
  });
  const [hoursFault, setHoursFault] = useState<string>();
  const set = (change: Partial<typeof draft>): void => setDraft((before) => ({ ...before, ...change }));
  const save = useMutation({
    mutationFn: async (minutes: number | undefined): Promise<void> => {
      await openRecruitment(asAt, {
        postId: row.postId,
        minutes,
        openedOn: draft.openedOn || undefined,
        owner: draft.owner.trim() || undefined,
        nextAction: draft.nextAction.trim() || undefined,
        nextActionBy: draft.nextActionBy || undefined,
      });
      notifyDone(`The recruitment to ${row.title} ${row.postId} is open.`);
    },
    onSuccess: close,
    onSettled: () => refreshAfterChange(queryClient),
  });
  const submit = (): void => {
    const minutes = draft.hours.trim() === '' ? undefined : parseHours(draft.hours);
    const isTime = draft.hours.trim() === '' || minutes !== undefined;
    setHoursFault(isTime ? undefined : NOT_A_TIME);
    if (isTime) save.mutate(minutes);
  };
  return (
    <RecordForm save={save} fields={FIELDS} submit={submit}>
      <TextInput
        id="open-hours"
        label="Hours a week"
        value={draft.hours}
        onChange={(event) => set({ hours: event.currentTarget.value })}
        error={hoursFault}
        autoComplete="off"
        data-autofocus
      />
      <TextInput
        id="open-on"
        type="date"
        label="Opened on"
        value={draft.openedOn}
        onChange={(event) => set({ openedOn: event.currentTarget.value })}
      />
      <NextFields draft={draft} set={set} dayId="open-by" isOpening />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <Button type="submit" loading={save.isPending}>
          Open the recruitment
        </Button>
      </Group>
    </RecordForm>
  );
}
